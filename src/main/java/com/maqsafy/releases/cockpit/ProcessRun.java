package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process instance that ran, or runs, for a release.
 *
 * @param id id of the process instance
 * @param caller id of the process instance that called it, absent for one that was started by itself
 * @param root id of the first process instance of its hierarchy
 * @param definition key of the process definition
 * @param version the definition's version that ran, from 1
 * @param name name of the process, its key when it has none
 * @param step id of the deployment or rollback step that it runs, absent for a process that runs no single step
 * @param state {@code active}, {@code completed}, {@code terminated} or {@code suspended}
 * @param startedAt when it was started
 * @param endedAt when it ended, absent while it runs
 * @param bad whether what came out speaks against the release, although the engine says that it was completed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessRun(
        String id,
        @Nullable String caller,
        String root,
        String definition,
        int version,
        String name,
        @Nullable String step,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean bad) {

    /** The same, with a result that speaks against the release. */
    ProcessRun asBad() {
        return new ProcessRun(id, caller, root, definition, version, name, step, state, startedAt, endedAt, true);
    }
}
