package com.maqsafy.releases.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language in which messages are written. */
public enum Language {
    EN(Locale.ENGLISH, "ltr"),
    AR(Locale.forLanguageTag("ar"), "rtl");

    /** All words, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Language::word).toList();

    private final Locale locale;
    private final String direction;

    Language(Locale locale, String direction) {
        this.locale = locale;
        this.direction = direction;
    }

    /** Its BCP 47 tag. */
    public String word() {
        return locale.toLanguageTag();
    }

    Locale locale() {
        return locale;
    }

    /** The value of HTML's {@code dir}. */
    String direction() {
        return direction;
    }

    static Optional<Language> ofWord(String word) {
        return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
    }
}
