package com.maqsafy.releases.person;

import java.util.Set;

/** Whether a person has written anything where something is asked for, a reason for instance. */
public final class SaidText {

    /** Letters and signs by their category, and yet nobody sees them: fillers of Hangul, the empty pattern of Braille. */
    private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    private SaidText() {}

    /**
     * Whether nothing can be seen of a text: no-break blanks, zero-width characters, fillers, and marks without a letter that
     * they stand on included.
     */
    public static boolean isEmpty(String text) {
        return text.codePoints().noneMatch(SaidText::isSeen);
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !BLANK.contains(point);
        };
    }
}
