package com.maqsafy.releases.api;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What a spreadsheet may take for a formula when it opens a CSV file: a cell whose first visible character is one of
 * {@code = + - @}, in any width. Spaces, marks of the byte order and whatever else shows nothing do not hide it, because
 * programs differ in what they trim.
 */
final class SpreadsheetFormula {

    private static final String SIGNS = "=+-@";

    /** The mathematical minus, which folding leaves as it is, and makes of a minus above or below the line. */
    private static final int MINUS = 0x2212;

    private static final Pattern END_ELSEWHERE = Pattern.compile("(?<=[;\t\r\n\u000B\f\u0085\u2028\u2029])");

    private SpreadsheetFormula() {}

    /**
     * A cell as a text: an apostrophe stands before what would be taken for a formula, at its beginning, and behind what a
     * spreadsheet of another country takes for the end of a cell or row. Where the semicolon parts cells, as in Arabic, the
     * quotes of this file's cells do not stand at the beginning of one and keep nothing together; some part cells at tabs, too, and
     * rows at every character that ends a line.
     */
    static String guarded(String cell) {
        StringBuilder guarded = new StringBuilder(begins(cell) ? "'" : "");
        boolean shown = false;
        for (String part : END_ELSEWHERE.split(cell, -1)) {
            guarded.append(shown && begins(part) ? "'" : "").append(part);
            shown |= !part.codePoints().allMatch(SpreadsheetFormula::invisible);
        }
        return guarded.toString();
    }

    static boolean begins(String cell) {
        if (cell.startsWith("\t") || cell.startsWith("\r")) {
            return true;
        }
        int first = cell.codePoints().filter(c -> !invisible(c)).findFirst().orElse(' ');
        String folded = Normalizer.normalize(Character.toString(first), Normalizer.Form.NFKC);
        return folded.codePointAt(0) == MINUS || SIGNS.indexOf(folded.codePointAt(0)) >= 0;
    }

    private static boolean invisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.SURROGATE -> true;
                    default -> ignorable(c);
                };
    }

    /** Letters and marks of Unicode's Default_Ignorable_Code_Point, and the empty Braille pattern. */
    private static boolean ignorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
