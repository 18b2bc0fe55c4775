package com.maqsafy.releases.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * Hours of a week by the clock on the wall, e.g. Sunday and Tuesday 22:00 to 02:00.
 *
 * <p>The wall clock decides also when it is changed: hours that it skips do not occur, hours that it repeats occur twice.
 *
 * @param days on which the hours begin
 * @param from first moment
 * @param to first moment after; not after {@code from} = on the next day, equal = the whole day
 */
record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    WeeklyHours {
        days = Set.copyOf(days);
    }

    boolean contain(LocalDateTime wall) {
        DayOfWeek today = wall.getDayOfWeek();
        LocalTime time = wall.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(to);
        if (from.isBefore(to)) {
            return days.contains(today) && begun && notOver;
        }
        return (days.contains(today) && begun) || (days.contains(today.minus(1)) && notOver);
    }
}
