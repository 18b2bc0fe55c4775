package com.maqsafy.releases.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param outcome how it ended
 * @param exitCode exit code of the program; null unless it ended by itself
 * @param duration from its start to its end
 * @param output standard output and error, merged as they came; capped, cleaned of control characters and filtered
 * @param outputSha256 SHA-256, lower-case hexadecimal, of all bytes that came, before capping and filtering
 * @param outputBytes number of bytes that came
 * @param truncated whether bytes are missing from {@code output} because of the cap; a marker stands in their place
 * @param message one line for people; starts with a code ({@code REL-CMD-nnn}) unless the command succeeded
 */
public record CommandResult(
        Outcome outcome,
        @Nullable Integer exitCode,
        Duration duration,
        String output,
        String outputSha256,
        long outputBytes,
        boolean truncated,
        String message) {

    /** How a command ended. */
    public enum Outcome {
        /** It ended with exit code 0. */
        SUCCEEDED,
        /** It ended with another exit code, or was stopped because the caller was interrupted. */
        FAILED,
        /** It was stopped at its timeout. */
        TIMED_OUT,
        /** No process came into being, so nothing can have happened. */
        NOT_STARTED
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }
}
