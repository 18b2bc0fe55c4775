package com.maqsafy.releases.notification;

import java.util.regex.Pattern;

/** Texts of people and programs, made harmless before they stand in a message. */
final class PlainText {

    /** Control characters, and what turns the direction of the text after it, or hides in it. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]+");

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private PlainText() {}

    /** One line, without control characters and without any that change the direction of what follows. */
    static String line(String text) {
        return INVISIBLE.matcher(text).replaceAll(" ").strip();
    }

    /** A line within a line of another direction, in characters: for where there is no markup. */
    static String isolated(String line) {
        return FIRST_STRONG_ISOLATE + line + POP_ISOLATE;
    }

    /** At most so many characters, with an ellipsis where some were left out; never half a character. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
