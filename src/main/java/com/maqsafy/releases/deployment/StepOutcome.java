package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import java.util.Arrays;
import java.util.Locale;

/** How a run of a step ended. */
public enum StepOutcome {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    /** A person stopped it: its owner decides, as after a failure. */
    STOPPED,
    /** It was started and nobody saw it end: what it has done is not known. */
    INTERRUPTED,
    /** No process came into being. */
    NOT_STARTED;

    /** The word used in ledger and journal, e.g. {@code timed-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StepOutcome ofWord(String word) {
        return Arrays.stream(values())
                .filter(o -> o.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    static StepOutcome of(CommandResult.Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
            case NOT_STARTED -> NOT_STARTED;
        };
    }
}
