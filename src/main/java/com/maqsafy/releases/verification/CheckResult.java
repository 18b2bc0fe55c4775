package com.maqsafy.releases.verification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a check.
 *
 * @param check id of the check
 * @param item the policy item that it serves
 * @param outcome the answer in one word
 * @param evidence one short line: what was seen; starts with a code unless passed ({@code REL-VER-010} not as expected,
 *     {@code REL-VER-011} not asked, {@code REL-VER-012} no answer in time); holds no secret
 * @param duration how long it took
 * @param answer all of what was seen, without secrets, where {@code evidence} is not all of it; else null
 */
public record CheckResult(
        String check,
        String item,
        Outcome outcome,
        String evidence,
        Duration duration,
        @Nullable String answer) {

    /** A result whose evidence is all of it. */
    public CheckResult(String check, String item, Outcome outcome, String evidence, Duration duration) {
        this(check, item, outcome, evidence, duration, null);
    }

    /** The answer in one word. */
    public enum Outcome {
        /** As expected. */
        PASSED,
        /** The system answered, and not as expected. */
        FAILED,
        /** It could not be told: an exception, a time-out, an answer that cannot be understood. Blocks like a failure. */
        ERRORED
    }
}
