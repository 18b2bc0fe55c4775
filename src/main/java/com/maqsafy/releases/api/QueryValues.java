package com.maqsafy.releases.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters as calls take them. */
final class QueryValues {

    /** Of exactly four digits a year, as people write it: Java's own format takes years that no table keeps. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private QueryValues() {}

    /** What is blank is not given. */
    static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * A day, null when none is given.
     *
     * @throws IllegalArgumentException {@code REL-API-081} for what is none
     */
    static @Nullable LocalDate day(String name, @Nullable String value) {
        return given(value) == null
                ? null
                : written(value)
                        .orElseThrow(() ->
                                new IllegalArgumentException("REL-API-081 " + name + " is a day such as 2026-10-01."));
    }

    /** A day as people write it; empty for what is none. */
    static Optional<LocalDate> written(@Nullable String value) {
        String text = given(value);
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text, DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
