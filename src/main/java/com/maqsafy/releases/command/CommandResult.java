package com.maqsafy.releases.command;

import java.time.Duration;
import java.util.List;
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
 * @param left processes of the command that still run although its program ended by itself
 */
public record CommandResult(
        Outcome outcome,
        @Nullable Integer exitCode,
        Duration duration,
        String output,
        String outputSha256,
        long outputBytes,
        boolean truncated,
        String message,
        List<LeftProcess> left) {

    /** How a command ended. */
    public enum Outcome {
        /** It ended with exit code 0. */
        SUCCEEDED,
        /** It ended with another exit code, or was stopped because the caller was interrupted. */
        FAILED,
        /** It was stopped at its timeout. */
        TIMED_OUT,
        /** A person stopped it ({@link RunningCommand#stop()}). */
        STOPPED,
        /** No process came into being, so nothing can have happened. */
        NOT_STARTED
    }

    public CommandResult {
        left = List.copyOf(left);
    }

    /** The end of a command that left nothing behind. */
    public CommandResult(
            Outcome outcome,
            @Nullable Integer exitCode,
            Duration duration,
            String output,
            String outputSha256,
            long outputBytes,
            boolean truncated,
            String message) {
        this(outcome, exitCode, duration, output, outputSha256, outputBytes, truncated, message, List.of());
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }
}
