package com.maqsafy.releases.notification;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told.
 *
 * @param zone of the person's clock
 * @param quietFrom from when nothing but what is urgent is sent, absent for no quiet hours
 * @param quietUntil until when, on the next day where it is not after {@code quietFrom}
 * @param digestAt when the daily digest is sent
 * @param modes by category; a category that is not in it is told at once
 * @param services whose releases the person watches
 * @param releases keys of single releases that the person watches
 */
record Preference(
        Language language,
        ZoneId zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        LocalTime digestAt,
        Map<Category, Mode> modes,
        List<String> services,
        List<String> releases) {

    Preference {
        modes = Map.copyOf(modes);
        services = List.copyOf(services);
        releases = List.copyOf(releases);
    }

    Mode mode(Category category) {
        return modes.getOrDefault(category, Mode.AT_ONCE);
    }

    /** When something that happens now may be sent: now, or at the end of the quiet hours. */
    Instant afterQuietHours(Instant now) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return now;
        }
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        LocalTime time = wall.toLocalTime();
        boolean overnight = quietUntil.isBefore(quietFrom);
        boolean quiet = overnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
        if (!quiet) {
            return now;
        }
        LocalDateTime end = wall.toLocalDate().atTime(quietUntil);
        Instant until =
                (time.isBefore(quietUntil) ? end : end.plusDays(1)).atZone(zone).toInstant();
        // Where the clock is set back the end of the hours may lie behind.
        return until.isBefore(now) ? now : until;
    }

    /** When the next digest is due. */
    Instant nextDigest(Instant now) {
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        LocalDateTime today = wall.toLocalDate().atTime(digestAt);
        Instant at = today.atZone(zone).toInstant();
        return at.isAfter(now) ? at : today.plusDays(1).atZone(zone).toInstant();
    }
}
