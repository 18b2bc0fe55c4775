package com.maqsafy.releases.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a {@link NullPointerException} of Camunda says of a call of its REST. Camunda does not look whether a body has what
 * it needs, nor always whether the thing is there, and stumbles. Outside of a call, and where a model is carried out, a
 * {@link NullPointerException} remains a fault.
 */
final class MissingInput {

    private static final String REST = "org.camunda.bpm.engine.rest.";
    private static final String COMMANDS = "org.camunda.bpm.engine.impl.cmd.";

    /** Where the engine carries out a model or a job. */
    private static final List<String> WORK = Stream.of("pvm", "bpmn", "jobexecutor", "el", "scripting", "batch")
            .map(p -> "org.camunda.bpm.engine.impl." + p + ".")
            .toList();

    private static final Pattern UNKNOWN_THING = Pattern.compile(
            "Cannot invoke \"org\\.camunda\\.bpm\\.engine\\.impl\\.persistence\\.entity\\.\\w+Entity\\.\\w+\\([^\"]*\\)\""
                    + " because \"\\w+\" is null");

    /** {@code this.type}, {@code migrationPlanDto}, {@code the return value of "...RetriesDto.getRetries()"}. */
    private static final Pattern MEMBER = Pattern.compile(
            "because (?:\"this\\.(\\w+)\"|\"(\\w+)Dto\"|the return value of \"[\\w.$]+Dto\\.get(\\w+)\\(\\)\") is null");

    private MissingInput() {}

    /** What the caller did wrong, empty when it is no caller's mistake. */
    static Optional<CallFailure> judged(NullPointerException failure) {
        List<String> classes = Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .dropWhile(name -> name.startsWith("java."))
                .toList();
        List<String> inside =
                classes.stream().takeWhile(name -> !name.startsWith(REST)).toList();
        if (inside.size() == classes.size() || inside.stream().anyMatch(MissingInput::isWork)) {
            return Optional.empty();
        }
        if (inside.isEmpty()) {
            return Optional.of(CallFailure.INVALID);
        }
        if (UNKNOWN_THING.matcher(String.valueOf(failure.getMessage())).matches()) {
            return Optional.of(CallFailure.ABSENT);
        }
        return inside.get(0).startsWith(COMMANDS) ? Optional.of(CallFailure.INVALID) : Optional.empty();
    }

    /** What the caller is told: the member, where Camunda's words for it are those of the body. */
    static String words(NullPointerException failure) {
        Matcher member = MEMBER.matcher(String.valueOf(failure.getMessage()));
        String name = member.find()
                ? Stream.of(1, 2, 3)
                        .map(member::group)
                        .filter(n -> n != null)
                        .map(n -> ": " + Character.toLowerCase(n.charAt(0)) + n.substring(1))
                        .findFirst()
                        .orElse("")
                : "";
        return "REL-PRC-091 The request lacks something that this call needs" + name + ".";
    }

    private static boolean isWork(String name) {
        return WORK.stream().anyMatch(name::startsWith);
    }
}
