package com.maqsafy.releases.testreport;

import com.maqsafy.releases.testreport.TestCase.State;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words with which runners say how a case ended: as an attribute's value, or as an element in the case. */
final class CaseState {

    /** Attributes that tell a state: GoogleTest has both, CTest and others the first. */
    static final String[] ATTRIBUTES = {"status", "result", "outcome"};

    private static final Map<String, State> VALUES = Stream.of(
                    words(
                            State.PASSED,
                            "passed pass success successful succeeded ok run ran completed complete executed finished"),
                    words(State.FLAKY, "flaky"),
                    words(
                            State.NOT_RUN,
                            "notrun notexecuted disabled skipped skip suppressed ignored ignore pending todo inconclusive"
                                    + " incomplete untested filtered blocked cancelled canceled inactive"),
                    words(State.FAILED, "failed fail failure failing broken undefined timedout timeout unexpected"),
                    words(State.ERROR, "error errored crashed crash aborted interrupted warning"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, State> ELEMENTS = Stream.of(
                    words(State.FLAKY, "flakyFailure flakyError"),
                    words(State.NOT_RUN, "skipped disabled ignored pending todo incomplete notRun notrun"),
                    words(State.FAILED, "failure rerunFailure"),
                    // PHPUnit 9 warns of a class without tests and of data that it could not get: neither ran.
                    words(State.ERROR, "error rerunError warning"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private CaseState() {}

    private static Map<String, State> words(State state, String words) {
        return Stream.of(words.split(" ")).collect(Collectors.toMap(word -> word, word -> state));
    }

    /** The state that an attribute's value tells, or empty when the word is not known. */
    static Optional<State> ofValue(String value) {
        return Optional.ofNullable(VALUES.get(value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")));
    }

    /** The state that an element in a case tells, or empty when it tells none. */
    static Optional<State> ofElement(String name) {
        return Optional.ofNullable(ELEMENTS.get(name));
    }
}
