package com.maqsafy.releases.command;

import java.time.Instant;
import java.util.UUID;

/**
 * A process of a command that still runs.
 *
 * @param command id of the command
 * @param program its program, without arguments: they may hold secrets
 */
public record LeftProcess(UUID command, long pid, String program, Instant startedAt) {

    /** For people, e.g. {@code php (process 4711, since 2026-03-02T09:00:00Z)}. */
    public String text() {
        return program + " (process " + pid + ", since " + startedAt + ")";
    }
}
