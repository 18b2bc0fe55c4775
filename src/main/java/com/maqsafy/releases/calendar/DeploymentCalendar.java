package com.maqsafy.releases.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a service's production may be touched (OPEN-08, RULE-07). */
public interface DeploymentCalendar {

    /**
     * How an instant stands in a service's calendar. Without any maintenance window every time is in one; a service
     * without a calendar knows no peak hours and no freezes either.
     *
     * @throws NoOpeningException {@code REL-CAL-001} when there is no opening within 366 days
     */
    CalendarAnswer assess(String service, Instant at);

    /** Whether the service has at least one maintenance window (OPEN-08). */
    boolean windowConfigured(String service);

    /**
     * The next times in which nothing in the calendar speaks against deploying.
     *
     * @param from the earliest that the first one begins
     * @param most how many are told at most; fewer when there are not so many within 366 days
     */
    List<Opening> openings(String service, Instant from, int most);

    /**
     * A time in which nothing in the calendar speaks against deploying.
     *
     * @param from its first instant
     * @param to the first one after it, null when it does not end within 366 days
     */
    record Opening(Instant from, @Nullable Instant to) {}
}
