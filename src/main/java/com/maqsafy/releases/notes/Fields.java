package com.maqsafy.releases.notes;

import java.util.regex.Pattern;

/** What stands directly at a number: digits that it belongs to, a prefix, or other fields of its row. */
final class Fields {

    /** A neighbour of as many digits is a number of its own. */
    private static final int OWN_NUMBER = 7;

    private static final Pattern NAME = Pattern.compile(
            "(?:^|[,;|\\t])[ \"']{0,3}(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'.-]{1,20} ){1,3}[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'.-]{1,20}[ \"']{0,3}[,;|\\t][ \"']{0,3}$|(?:\\p{Lu}\\p{Ll}[\\p{L}'-]{1,20} ){1,3}\\p{Lu}\\p{Ll}[\\p{L}'-]{1,20} \\($");
    /** A name in the next field, which is not the last. */
    private static final Pattern NAME_BEHIND = Pattern.compile(
            "[\"']?+ ?+[,;|\\t][ \"']{0,3}+\\p{Lu}\\p{Ll}[\\p{L}'-]{0,20}+(?: \\p{Lu}[\\p{L}'.-]{1,20}+){1,3}+[\"']?+ ?+[,;|\\t]");
    /** Two Arabic words or more, of which the last is a family's as most are, in front of a dash. */
    private static final Pattern FAMILY =
            Pattern.compile("(?:\\p{Lo}{2,12} ){1,3}\u0627\u0644\\p{Lo}{2,10}[\u064a\u0649] [-\u2013] $");
    /** A name is no longer. */
    private static final int LONGEST_NAME = 100;
    /** A row is read so far in front of a number and behind it. */
    private static final int LONGEST_ROW = 200;

    private Fields() {}

    /** Whether a number is only a part of what stands there: of a decimal, a date, a version, an identifier. */
    static boolean part(String text, int start, int end) {
        if (end < text.length()) {
            char after = text.charAt(end);
            if (letter(after) || after == '_') {
                return true;
            }
            if (".,/:-".indexOf(after) >= 0 && end + 1 < text.length() && digit(text.charAt(end + 1))) {
                int run = end + 1;
                while (run < text.length() && digit(text.charAt(run))) {
                    run++;
                }
                // Thousands are separated by threes from the first on.
                boolean column = after == ',' && (run - end - 1 != 3 || groupBefore(text, end) > 3);
                boolean own = run - end - 1 >= OWN_NUMBER || column;
                if (!own) {
                    return true;
                }
            }
        }
        if (start > 1 && ".,/:-".indexOf(text.charAt(start - 1)) >= 0 && digit(text.charAt(start - 2))) {
            int run = start - 1;
            while (run > 0 && digit(text.charAt(run - 1))) {
                run--;
            }
            return start - 1 - run < OWN_NUMBER
                    && !(text.charAt(start - 1) == ',' && (!thousands(text, run) || column(text, run, start)));
        }
        return start > 0 && (text.charAt(start - 1) == '_' && start > 1 && digit(text.charAt(start - 2)));
    }

    private static int groupBefore(String text, int end) {
        int run = end;
        while (run > 0 && digit(text.charAt(run - 1))) {
            run--;
        }
        return end - run;
    }

    /** A first column of up to three digits before a comma may as well be the thousands of an amount. */
    private static boolean thousands(String text, int run) {
        return run > 0 && text.charAt(run - 1) != '\n';
    }

    /** Whether a number of more than three digits stands behind short ones, a day or an amount, as columns do and thousands do not. */
    private static boolean column(String text, int run, int start) {
        int end = start;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        int decimals = start - 1 - run;
        return run > 0
                && end - start > 3
                && (",-/:".indexOf(text.charAt(run - 1)) >= 0 || (text.charAt(run - 1) == '.' && decimals == 2));
    }

    /** The letters that stand directly before a number, or before a hyphen, an underscore or the like at it. */
    static String prefix(String text, int start) {
        int end = start;
        if (end > 1 && "-_/.~".indexOf(text.charAt(end - 1)) >= 0 && letter(text.charAt(end - 2))) {
            end--;
        }
        int from = end;
        while (from > 0 && letter(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, end);
    }

    /** Whether a number is a field of a row with another long number or an address of mail in it. */
    static boolean row(String text, int start, int end) {
        if (family(text, start)) {
            return true;
        }
        boolean field = (start > 0 && text.charAt(start - 1) == '(')
                || separator(text, start - 1, -1)
                || separator(text, end, 1);
        if (!field) {
            return false;
        }
        int lineStart = start;
        while (lineStart > 0 && start - lineStart < LONGEST_ROW && text.charAt(lineStart - 1) != '\n') {
            lineStart--;
        }
        int lineEnd = end;
        while (lineEnd < text.length() && lineEnd - end < LONGEST_ROW && text.charAt(lineEnd) != '\n') {
            lineEnd++;
        }
        return named(text.substring(lineStart, start))
                || NAME_BEHIND.matcher(text).region(end, lineEnd).lookingAt()
                || longNumber(text, lineStart, start)
                || longNumber(text, end, lineEnd)
                || Characters.occurs('@', text, lineStart, lineEnd);
    }

    /** Whether a person's name and a dash stand in front, in the same line. */
    private static boolean family(String text, int start) {
        if (start < 2 || text.charAt(start - 1) != ' ' || "-\u2013".indexOf(text.charAt(start - 2)) < 0) {
            return false;
        }
        int from = start;
        while (from > 0 && start - from < LONGEST_NAME && text.charAt(from - 1) != '\n') {
            from--;
        }
        return FAMILY.matcher(text.substring(from, start)).find();
    }

    /** Whether the field in front is a name: two to four words, with capitals or in a script that has none. */
    private static boolean named(String before) {
        return NAME.matcher(before.substring(Math.max(0, before.length() - LONGEST_NAME)))
                .find();
    }

    private static boolean separator(String text, int at, int step) {
        int i = at;
        while (i >= 0 && i < text.length() && Math.abs(i - at) < LONGEST_ROW && "\"' ".indexOf(text.charAt(i)) >= 0) {
            i += step;
        }
        return i >= 0 && i < text.length() && ",;|\t".indexOf(text.charAt(i)) >= 0;
    }

    private static boolean longNumber(String text, int from, int to) {
        int run = 0;
        for (int i = from; i < to; i++) {
            run = digit(text.charAt(i)) ? run + 1 : 0;
            if (run >= 9) {
                return true;
            }
        }
        return false;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c < 0x80 && Character.isLetter(c);
    }
}
