package com.maqsafy.releases.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * A time as people and programs write it, by RFC 3339: its years have four digits. Java reads years of nine digits and
 * negative ones as well, which no table, timer or calendar keeps.
 */
public final class WrittenTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private WrittenTime() {}

    /**
     * The instant that a text names.
     *
     * @throws DateTimeParseException when it is no time by RFC 3339
     */
    public static Instant read(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new DateTimeParseException("A year has four digits.", text, 0);
        }
        return time;
    }
}
