package com.maqsafy.releases.process;

import java.util.Optional;

/** Whether a text of a person reads as it is: no control character, no half of one, nothing that turns its order around. */
public final class ReadableText {

    private ReadableText() {}

    /**
     * What in a text can be stored or shown by no honest means, in words; empty when all is well.
     *
     * @param lines whether it may have several lines, and tabs
     */
    public static Optional<String> objection(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            boolean lineBreak = point == '\n' || point == '\r' || point == '\t';
            int category = Character.getType(point);
            boolean refused = (Character.isISOControl(point) && !(lineBreak && lines))
                    || category == Character.SURROGATE
                    || (category == Character.LINE_SEPARATOR && !lines)
                    || (category == Character.PARAGRAPH_SEPARATOR && !lines)
                    || point == 0x202D // turns the order of what follows around: text that reads otherwise than it is
                    || point == 0x202E;
            if (refused) {
                return Optional.of("a character that cannot be shown (U+%04X at position %d)".formatted(point, i + 1));
            }
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
            }
        }
        return Optional.empty();
    }
}
