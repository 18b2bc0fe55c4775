package com.maqsafy.releases.notes;

import java.util.List;

/** Pictures, fonts and other files that stand in a text as {@code data:} addresses (RFC 2397): random, and no secret. */
final class InlineFile {

    private static final String MARK = ";base64,";
    /** A type of media has no more characters. */
    private static final int LONGEST_TYPE = 80;

    /** How files of these kinds begin, in Base64; what says that it is a picture and is none, is read as anything else. */
    private static final List<String> BEGINNINGS = List.of(
            "iVBORw0KGg", // PNG
            "R0lGOD", // GIF
            "/9j/", // JPEG
            "UklGR", // WebP, WAV
            "Qk", // BMP
            "AAABAA", // ICO
            "AAAA", // MPEG 4, AVIF
            "d09GM", // WOFF, WOFF 2
            "AAEAAA", // TrueType
            "T1RUT", // OpenType
            "JVBERi0", // PDF
            "UEsDB", // ZIP
            "SUQz", // MP3
            "T2dnUw", // Ogg
            "GkXfo"); // WebM

    private InlineFile() {}

    /** Where the content of a file ends that begins here, or -1 when none does. */
    static int end(String text, int start) {
        if (!text.startsWith(MARK, start - MARK.length())
                || BEGINNINGS.stream().noneMatch(begin -> text.startsWith(begin, start))) {
            return -1;
        }
        int type = start - MARK.length();
        while (type > 0 && start - type < LONGEST_TYPE && typed(text.charAt(type - 1))) {
            type--;
        }
        if (!text.startsWith("data:", type)) {
            return -1;
        }
        int end = start;
        while (end < text.length() && encoding(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean typed(char c) {
        return letterOrDigit(c) || "/:.+-;=".indexOf(c) >= 0;
    }

    private static boolean encoding(char c) {
        return letterOrDigit(c) || "+/=".indexOf(c) >= 0;
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
