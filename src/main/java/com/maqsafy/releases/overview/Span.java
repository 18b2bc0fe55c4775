package com.maqsafy.releases.overview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a step of the time axis is. */
public enum Span {
    /** From Monday to Sunday (ISO 8601). */
    WEEK,
    /** Of the calendar. */
    MONTH;

    /** The word in requests and answers, which PostgreSQL knows too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The span of a word. */
    public static Optional<Span> ofWord(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
