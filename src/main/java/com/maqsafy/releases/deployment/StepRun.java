package com.maqsafy.releases.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a step, as the journal has it.
 *
 * @param release key of the release
 * @param plan {@code deployment} or {@code rollback}
 * @param attempt deployment attempt, from 1
 * @param step id of the step
 * @param run run of the step in this attempt, from 1
 * @param index position in the plan, from 1
 * @param argv program and arguments, secrets redacted
 * @param endedAt absent while nobody knows how it ended; so are the members below
 * @param exitCode absent unless the program ended by itself
 * @param output captured output, capped and redacted; absent for an interrupted run
 * @param outputSha256 SHA-256, lower-case hexadecimal, of all of its output
 * @param token fencing token, which grows with every run of any step; absent, like the members below, for runs from before
 *     these were kept
 * @param command id of its command, which all of its processes carry as {@code RELEASES_COMMAND_ID}
 * @param worker who started it
 * @param pid process id of its program; absent until it came into being
 * @param pidStartedAt when that process came into being
 */
public record StepRun(
        String release,
        String plan,
        int attempt,
        String step,
        int run,
        int index,
        List<String> argv,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable StepOutcome outcome,
        @Nullable Integer exitCode,
        @Nullable String output,
        @Nullable String outputSha256,
        @Nullable Long token,
        @Nullable UUID command,
        @Nullable String worker,
        @Nullable Long pid,
        @Nullable Instant pidStartedAt) {

    public StepRun {
        argv = List.copyOf(argv);
    }
}
