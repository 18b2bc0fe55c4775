package com.maqsafy.releases.deployment;

import java.time.Instant;
import java.util.List;

/**
 * A step that runs now, as the node tells that runs it.
 *
 * @param release key of the release
 * @param plan {@code deployment} or {@code rollback}
 * @param attempt deployment attempt, from 1
 * @param step id of the step
 * @param run run of the step in this attempt, from 1
 * @param node the worker that runs it, as in the journal
 * @param updatedAt when its output was last seen to change
 * @param lines last lines of its output, at most 4 KiB, secrets redacted
 */
public record StepProgress(
        String release,
        String plan,
        int attempt,
        String step,
        int run,
        String node,
        Instant startedAt,
        Instant updatedAt,
        List<String> lines) {

    public StepProgress {
        lines = List.copyOf(lines);
    }
}
