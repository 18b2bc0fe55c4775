package com.maqsafy.releases.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is known of production, as it was kept for good.
 *
 * @param kind {@code taken-over deployed rolled-back failed accepted maintenance-entered maintenance-left drift-found
 *     drift-ended}
 * @param version the version that counts from then on; of a drift and of a step that did not end well the one that was
 *     found, of the latter the one that counts when none was
 * @param from the version that counted before, null when a person only confirmed it; of a drift the one that should run
 * @param release key of the release that brought it about, if one did
 * @param actor who brought it about: a user id, or {@code system:production}
 * @param reason why, if somebody said so
 */
public record ProductionChange(
        Instant time,
        String kind,
        String version,
        @Nullable String from,
        @Nullable String commit,
        @Nullable String release,
        String actor,
        String reason) {}
