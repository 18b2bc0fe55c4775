package com.maqsafy.releases.evidence;

import java.util.Locale;

/**
 * Text of others as it is printed. Evidence that somebody made may hold what a terminal obeys, and so write over the line that
 * says it is forged; what changes the order of letters, ends a line or is half a character is written out too.
 */
public final class PrintedText {

    private PrintedText() {}

    /** The same text in one line that can be read as it is. */
    public static String of(String text) {
        if (text.codePoints().allMatch(PrintedText::isPlain)) {
            return text;
        }
        StringBuilder printed = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isPlain(point)) {
                printed.appendCodePoint(point);
            } else {
                printed.append(String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point));
            }
        });
        return printed.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
