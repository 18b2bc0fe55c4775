package com.maqsafy.releases.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as the people of a service read them: on the clock of its calendar, with the zone's name.
 *
 * <p>For words only. What machines compare (ledger, REST, settings) stays an instant, RFC 3339 in UTC.
 */
@FunctionalInterface
public interface ServiceTimes {

    /** An instant as it is recorded. */
    Pattern INSTANT = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z\\b");

    /** Everybody's clock shows UTC. */
    ServiceTimes UTC = service -> ZoneId.of("UTC");

    /** The zone of the service's calendar, UTC of a service without one. */
    ZoneId zone(String service);

    /** To the minute: {@code 2026-03-02 15:00 Asia/Riyadh}. */
    default String minute(String service, Instant at) {
        return minute(at, zone(service));
    }

    /** To the second: {@code 2026-03-02 15:00:07 Asia/Riyadh}. */
    default String second(String service, Instant at) {
        return written("uuuu-MM-dd HH:mm:ss VV", at, zone(service));
    }

    /** A sentence with the instants in it as the people of the service read them. */
    default String spoken(String service, String sentence) {
        return INSTANT.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(read(service, found.group())));
    }

    private String read(String service, String instant) {
        try {
            return minute(service, Instant.parse(instant));
        } catch (DateTimeException e) {
            // What people wrote may look like a time.
            return instant;
        }
    }

    /** The day that it is there. */
    default LocalDate date(String service, Instant at) {
        return LocalDate.ofInstant(at, zone(service));
    }

    /** To the minute on the clock of a zone: {@code 2026-03-02 15:00 Asia/Riyadh}. */
    static String minute(Instant at, ZoneId zone) {
        return written("uuuu-MM-dd HH:mm VV", at, zone);
    }

    private static String written(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone).format(at);
    }
}
