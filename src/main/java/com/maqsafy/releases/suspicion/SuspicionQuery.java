package com.maqsafy.releases.suspicion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which suspicions are looked for; what is null is not asked for.
 *
 * @param kind only of this kind
 * @param service only of releases of this service
 * @param from only of releases that were requested then or later
 * @param until only of releases that were requested before then
 * @param before only of releases that come behind the one of this position, {@link Suspicions.Page#before}
 */
public record SuspicionQuery(
        @Nullable String kind,
        @Nullable String service,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before) {

    /** @throws SuspicionRefusedException {@code REL-SUS-004} for a period that ends before it begins */
    public SuspicionQuery {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new SuspicionRefusedException(
                    SuspicionRefusedException.Why.QUERY,
                    "REL-SUS-004 to is before from. Give the first and the last day.");
        }
    }
}
