package com.maqsafy.releases.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Of what figures are wanted.
 *
 * @param from first day
 * @param to last day
 * @param zone on whose clock days, weeks and months begin
 * @param by how long a step of the time axis is
 * @param service only of this service; null = of all
 * @param type only of releases of this type; null = of all
 */
public record OverviewQuery(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        Span by,
        @Nullable String service,
        @Nullable String type) {

    /** The longest period, in days: two years. */
    public static final int LONGEST = 731;

    /** @throws IllegalArgumentException {@code REL-OVW-001} or {@code 002} for a period that cannot be asked for */
    public OverviewQuery {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("REL-OVW-001 to is before from. Give the first and the last day.");
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw new IllegalArgumentException(
                    "REL-OVW-002 from and to: a period has at most " + LONGEST + " days. Ask for a shorter one.");
        }
    }

    /** The first instant. */
    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
