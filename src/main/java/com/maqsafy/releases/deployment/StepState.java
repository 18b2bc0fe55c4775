package com.maqsafy.releases.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a step of a plan stands now.
 *
 * @param plan {@code deployment} or {@code rollback}
 * @param attempt deployment attempt, from 1; 0 while none has begun
 * @param step id of the step
 * @param index position in the plan, from 1
 * @param of number of steps of the plan
 * @param title what it does, for people
 * @param item the policy item that it serves
 * @param command program and arguments, secrets redacted
 * @param state {@code waiting}, {@code running}, {@code stopping}, {@code done}, {@code failed} (its owner is asked) or
 *     {@code given-up}
 * @param run its last run in this attempt, 0 for none
 * @param startedAt when that began
 * @param outcome how that ended, e.g. {@code timed-out}; absent while it runs
 * @param durationMs how long that took
 * @param stopBy who wanted it stopped
 * @param stopReason why
 * @param lines last lines of its output while it runs, and when it has ended otherwise than well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepState(
        String plan,
        int attempt,
        String step,
        int index,
        int of,
        String title,
        String item,
        List<String> command,
        String state,
        int run,
        @Nullable Instant startedAt,
        @Nullable String outcome,
        @Nullable Long durationMs,
        @Nullable String stopBy,
        @Nullable String stopReason,
        List<String> lines) {

    public StepState {
        command = List.copyOf(command);
        lines = List.copyOf(lines);
    }
}
