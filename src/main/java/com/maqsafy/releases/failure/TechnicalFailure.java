package com.maqsafy.releases.failure;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure that somebody is asked about.
 *
 * @param id of the row; the process variable {@code failure}
 * @param found what was found
 * @param owner groups of which one must answer, separated by commas
 * @param advice what the person is told
 * @param dueAt when the answer is due
 * @param escalated whether it was not answered in time
 * @param instance the process instance that asks; null while that is being started
 * @param openedAt when it was found
 * @param decision what was decided; null while nobody has decided, also after it was handed over
 */
public record TechnicalFailure(
        long id,
        FoundFailure found,
        String owner,
        String advice,
        Instant dueAt,
        boolean escalated,
        @Nullable String instance,
        Instant openedAt,
        @Nullable String decision) {

    /** Ids of the groups of which one must answer. */
    public Set<String> owners() {
        return Set.of(owner.split(","));
    }
}
