package com.maqsafy.releases.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Due dates of releases that began under models from before the table {@code task-deadlines}: these say
 * {@code ${dueDates.in('PT4H')}}, and the engine goes on with the model that a release began with. The table's answer
 * replaces the date as soon as the task is there.
 */
@Component("dueDates")
public class DueDates implements ModelBean {

    private final Clock clock;

    DueDates(Clock clock) {
        this.clock = clock;
    }

    /** An instant in ISO 8601, as in {@code ${dueDates.at(reviewDueAt)}}. */
    public Date at(String instant) {
        return Date.from(java.time.Instant.parse(instant));
    }

    /** Now plus an ISO 8601 duration of days, hours and minutes, such as {@code PT4H}, {@code P1D} or {@code P1DT4H}. */
    public Date in(String duration) {
        return Date.from(clock.instant().plus(Duration.parse(duration)));
    }
}
