package com.maqsafy.releases.calendar;

import java.time.Instant;

/**
 * A time in which nothing is deployed.
 *
 * @param from first frozen instant
 * @param to first instant after it
 * @param reason for people, e.g. {@code start of term}
 */
public record Freeze(Instant from, Instant to, String reason) {

    public Freeze {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A freeze ends after it begins, not at " + to + ".");
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
