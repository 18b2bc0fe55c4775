package com.maqsafy.releases.language;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which somebody asks to be answered: {@code Accept-Language} (RFC 9110, 12.5.4). */
public final class AskedLanguage {

    private AskedLanguage() {}

    /**
     * Whether Arabic is asked for rather than English.
     *
     * @param header {@code Accept-Language}; null = there is none
     */
    public static boolean isArabic(@Nullable String header) {
        try {
            return header != null
                    && "ar".equals(Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("en", "ar")));
        } catch (IllegalArgumentException e) {
            // Whoever writes no languages is answered in English.
            return false;
        }
    }
}
