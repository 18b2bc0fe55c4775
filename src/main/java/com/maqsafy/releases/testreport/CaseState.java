package com.maqsafy.releases.testreport;

import com.maqsafy.releases.testreport.TestCase.State;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words with which runners say how a case ended: as an attribute's value, or as an element in the case. */
final class CaseState {

    /** Attributes that tell a state: GoogleTest has two of them, CTest and others the first. */
    static final String[] ATTRIBUTES = {"status", "result", "outcome", "state", "verdict"};

    /** Attributes that answer yes or no, and what a no means. */
    private static final Map<String, State> DENIED = Map.of(
            "success",
            State.FAILED,
            "successful",
            State.FAILED,
            "passed",
            State.FAILED,
            "executed",
            State.NOT_RUN,
            "run",
            State.NOT_RUN,
            "enabled",
            State.NOT_RUN);

    /** Attributes that answer yes or no, or count, and what a yes means. */
    private static final Map<String, State> AFFIRMED = Map.of(
            "failed",
            State.FAILED,
            "failure",
            State.FAILED,
            "failures",
            State.FAILED,
            "error",
            State.ERROR,
            "errors",
            State.ERROR,
            "skipped",
            State.NOT_RUN,
            "ignored",
            State.NOT_RUN,
            "disabled",
            State.NOT_RUN,
            "pending",
            State.NOT_RUN);

    private static final Set<String> NO = Set.of("false", "no", "0", "");

    private static final Map<String, State> VALUES = Stream.of(
                    words(
                            State.PASSED,
                            "passed pass success successful succeeded ok run ran completed complete executed finished"),
                    words(State.FLAKY, "flaky"),
                    words(
                            State.NOT_RUN,
                            "notrun notexecuted disabled skipped skip suppressed ignored ignore pending todo"
                                    + " inconclusive incomplete untested filtered blocked cancelled canceled inactive"),
                    words(State.FAILED, "failed fail failure failing broken undefined timedout timeout unexpected"),
                    words(State.ERROR, "error errored crashed crash aborted interrupted warning"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, State> ELEMENTS = Stream.of(
                    words(State.FLAKY, "flakyfailure flakyerror"),
                    words(
                            State.NOT_RUN,
                            "skipped skip disabled ignored ignore pending todo incomplete notrun notexecuted inconclusive"
                                    + " suppressed blocked cancelled canceled"),
                    words(
                            State.FAILED,
                            "failure failures failed fail failing broken unexpected rerunfailure timeout timedout"),
                    // PHPUnit 9 warns of a class without tests and of data that it could not get: neither ran.
                    words(State.ERROR, "error errors exception rerunerror warning crash crashed abort aborted"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private CaseState() {}

    private static Map<String, State> words(State state, String words) {
        return Stream.of(words.split(" ")).collect(Collectors.toMap(word -> word, word -> state));
    }

    /** The state that an attribute's value tells, or empty when the word is not known. */
    static Optional<State> ofValue(String value) {
        return Optional.ofNullable(VALUES.get(bare(value)));
    }

    /** Whether a suite says by such an attribute that it did not pass; a number there is a count. */
    static boolean denied(String attribute, String value) {
        return DENIED.get(attribute) == State.FAILED
                && NO.contains(value.strip().toLowerCase(Locale.ROOT))
                && !value.isBlank()
                && !value.strip().equals("0");
    }

    /** The state that an attribute tells which answers yes or no, such as {@code success="false"}, or empty. */
    static Optional<State> ofAnswer(String attribute, String value) {
        boolean no = NO.contains(value.strip().toLowerCase(Locale.ROOT));
        return Optional.ofNullable((no ? DENIED : AFFIRMED).get(attribute));
    }

    /** The state that an element in a case tells, or empty when it tells none. */
    static Optional<State> ofElement(String name) {
        return Optional.ofNullable(ELEMENTS.get(bare(name)));
    }

    /** Whether an element tells the state by its text: {@code <status>failed</status>}. */
    static boolean toldByText(String name) {
        return Set.of(ATTRIBUTES).contains(name.toLowerCase(Locale.ROOT));
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
