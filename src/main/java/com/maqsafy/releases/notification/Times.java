package com.maqsafy.releases.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants on the reader's clock, with the company's beside it where that shows another time. */
final class Times {

    private static final String PATTERN = "EEE d MMM uuuu, HH:mm";

    private Times() {}

    static String shown(Instant at, ZoneId reader, ZoneId company, Locale locale) {
        String own = on(at, reader, locale, PATTERN);
        boolean same = reader.getRules().getOffset(at).equals(company.getRules().getOffset(at));
        if (same) {
            return own;
        }
        boolean sameDay =
                at.atZone(reader).toLocalDate().equals(at.atZone(company).toLocalDate());
        return own + " (" + on(at, company, locale, sameDay ? "HH:mm" : PATTERN) + ")";
    }

    private static String on(Instant at, ZoneId zone, Locale locale, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone)) + " " + zone.getId();
    }
}
