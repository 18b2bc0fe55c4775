package com.maqsafy.releases.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what the processes of a command are found, also by another JVM and after the one that started it is gone.
 *
 * @param id id of the command, which its processes carry in their environment
 * @param pid process id of its program, which is its session too; absent when it is not known
 * @param startedAt when that process came into being, so that another one of the same number is not taken for it
 */
public record CommandTrace(
        UUID id, @Nullable Long pid, @Nullable Instant startedAt) {}
