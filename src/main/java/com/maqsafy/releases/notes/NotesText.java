package com.maqsafy.releases.notes;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people type, made safe for one line of Markdown. */
final class NotesText {

    private static final Pattern BULLET = Pattern.compile("^(?:[-*+\\u2022\\u25CF\\u00B7]\\s++)++");
    private static final Pattern ORDERED = Pattern.compile("^[0-9]{1,9}[.)]");
    /** The lines of the text as {@code \R} sees them, and the separators that it does not know. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}]++");

    private NotesText() {}

    /** One line with single spaces; empty when there is nothing to read. */
    static String flatten(String text) {
        var lines = text.lines()
                .flatMap(l ->
                        Pattern.compile("[\\x0B\\f\\x{85}\\x{2028}\\x{2029}]").splitAsStream(l))
                .map(NotesText::readable)
                .filter(l -> !l.isEmpty())
                .toList();
        if (lines.size() < 2) {
            return String.join("", lines);
        }
        // A list typed into one field stays readable as a list.
        boolean list = lines.stream().anyMatch(l -> BULLET.matcher(l).find());
        return lines.stream()
                .map(l -> BULLET.matcher(l).replaceFirst(""))
                .filter(l -> !l.isEmpty())
                .collect(Collectors.joining(list ? "; " : " "));
    }

    private static String readable(String line) {
        var kept = new StringBuilder(line.length());
        line.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(NotesText::visible)
                .forEach(kept::appendCodePoint);
        String text = SPACES.matcher(kept).replaceAll(" ").strip();
        // Joiners matter inside Arabic words, yet a text of nothing else shows nothing.
        return text.codePoints().allMatch(c -> Character.getType(c) == Character.FORMAT) ? "" : text;
    }

    /** Control characters, halves of pairs and marks that turn the reading direction around are dropped. */
    private static boolean visible(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }

    /**
     * The line escaped so that Markdown shows it as it is: no heading, list, quote, emphasis, code, link, image, HTML or
     * entity can come out of it, and addresses are not made links by viewers that look for them.
     */
    static String escape(String line) {
        var escaped = new StringBuilder(line.length() + 16);
        var ordered = ORDERED.matcher(line);
        int delimiter = ordered.find() ? ordered.end() - 1 : -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (i == delimiter || special(line, i, c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private static boolean special(String line, int i, char c) {
        return switch (c) {
            case '\\', '`', '*', '[', ']', '<', '~' -> true;
            case '_' -> !insideWord(line, i);
            case '&' -> i + 1 < line.length() && (line.charAt(i + 1) == '#' || asciiLetter(line.charAt(i + 1)));
            case '#', '>', '-', '+', '=' -> i == 0;
            case ':' -> line.startsWith("//", i + 1);
            case '.' -> i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3);
            default -> false;
        };
    }

    /** Underscores between letters or digits are never emphasis; left alone, migration names stay readable. */
    private static boolean insideWord(String line, int at) {
        int before = at;
        int after = at;
        while (before >= 0 && line.charAt(before) == '_') {
            before--;
        }
        while (after < line.length() && line.charAt(after) == '_') {
            after++;
        }
        return before >= 0
                && after < line.length()
                && Character.isLetterOrDigit(line.charAt(before))
                && Character.isLetterOrDigit(line.charAt(after));
    }

    private static boolean asciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
