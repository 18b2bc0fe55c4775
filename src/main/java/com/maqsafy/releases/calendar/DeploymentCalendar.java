package com.maqsafy.releases.calendar;

import java.time.Instant;

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
}
