package com.maqsafy.releases.notes;

import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The lines that a finding stands in, as a reader sees them: without marks of lists, emphasis and escapes, so that a text is
 * the same passage in the field where it was typed and in the notes that are made of it.
 */
final class Passage {

    /** A line is read so far to both sides: a file without line breaks is one line. */
    private static final int REACH = 500;

    private static final Pattern MARKS = Pattern.compile("^[\\s>#*+-]*+");
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private Passage() {}

    /** SHA-256 of the passage from {@code start} to {@code end}, in hexadecimal. */
    static String digest(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < REACH && text.charAt(from - 1) != '\n' && text.charAt(from - 1) != '\r') {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < REACH && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        String read = FoldedText.of(text.substring(from, to)).rendered().text();
        String plain = BLANKS.matcher(MARKS.matcher(read).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return DigestUtils.sha256Hex(plain);
    }
}
