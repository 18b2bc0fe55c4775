package com.maqsafy.releases.notes;

import java.util.List;

/**
 * Some words behind a place, with one to three blanks in front of each, and what stands behind them. An expression would say
 * the same, and take ten times as long where many names stand in a line.
 */
final class WordsBehind {

    /** No word has more characters. */
    private static final int LONGEST = 20;

    private static final int MOST_BLANKS = 3;
    private static final int MOST_WORDS = 4;
    private static final int MOST_CONNECTED = 6;
    /** So far is read. */
    private static final int REACH = 200;
    /** What stands in a bracket behind some words has as many characters. */
    private static final int SHORTEST_BRACKET = 16;

    private static final int LONGEST_BRACKET = 180;
    private static final List<String> VERBS = List.of(
            "is", "was", "هو", "هي", "كان", "كانت", "ليصبح", "لتصبح", "صار", "صارت", "اصبح", "أصبح", "اصبحت", "أصبحت");

    private WordsBehind() {}

    /** Where a bracket opens behind one to four words, or -1. */
    static int bracket(String text, int from) {
        int open = behind(text, words(text, from, MOST_WORDS, false));
        boolean opens = open > 0
                && open + 1 < text.length()
                && text.charAt(open) == '('
                && " \t\n\u000b\f\r()".indexOf(text.charAt(open + 1)) < 0;
        return opens ? open : -1;
    }

    /** Behind one to four words and a verb, or within the bracket behind them, when it holds one long word and no commit; or -1. */
    static int saying(String text, int from) {
        int at = behind(text, words(text, from, MOST_WORDS, true));
        if (at < 0) {
            return -1;
        }
        int verb = verb(text, at);
        if (verb > 0) {
            return blanks(text, verb);
        }
        return at < text.length()
                        && text.charAt(at) == '('
                        && holds(text, at + 1, Math.min(text.length(), from + REACH))
                ? at + 1
                : -1;
    }

    /** Behind one to six words, of which some may be in brackets, and the colon, equals sign or arrow behind them; or -1. */
    static int connected(String text, int from) {
        int at = from < text.length() && "\"'`".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int words = 0;
        while (words < MOST_CONNECTED) {
            int blank = blanks(text, at);
            int begin = is(text, blank, '(') ? blank + 1 : blank;
            int end = word(text, begin);
            if (blank == at || end == begin) {
                break;
            }
            end += is(text, end, ')') ? 1 : 0;
            at = end + (is(text, end, ',') ? 1 : 0);
            words++;
        }
        if (words == 0) {
            return -1;
        }
        int sign = blanks(text, at);
        if (text.startsWith("=>", sign) && !assigns(text, sign + 2)) {
            return sign + 2;
        }
        return assigns(text, sign) && !assigns(text, sign + 1) ? sign + 1 : -1;
    }

    private static boolean assigns(String text, int at) {
        return is(text, at, ':') || is(text, at, '=');
    }

    private static boolean is(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Where the last of some words ends, or -1 when there is none. */
    private static int words(String text, int from, int most, boolean toVerb) {
        int at = from;
        for (int words = 0; words < most; words++) {
            int begin = blanks(text, at);
            int end = begin == at || (toVerb && verb(text, begin) > 0) ? begin : word(text, begin);
            if (end == begin) {
                break;
            }
            at = end;
        }
        return at == from ? -1 : at;
    }

    /** Behind the blanks that stand there, of which there is one at least; or -1. */
    private static int behind(String text, int words) {
        int end = words < 0 ? -1 : blanks(text, words);
        return end > words ? end : -1;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_BLANKS && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Where a verb ends that has a blank behind it, or -1. */
    private static int verb(String text, int at) {
        if (at >= text.length() || "iw\u0647\u0643\u0644\u0635\u0627\u0623".indexOf(text.charAt(at)) < 0) {
            return -1;
        }
        for (String verb : VERBS) {
            int end = at + verb.length();
            if (text.startsWith(verb, at) && (is(text, end, ' ') || is(text, end, '\t'))) {
                return end;
            }
        }
        return -1;
    }

    private static int word(String text, int from) {
        int at = from;
        for (int read = 0; read < LONGEST && at < text.length(); read++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                if (!ascii(c)) {
                    break;
                }
                at++;
            } else {
                int codePoint = text.codePointAt(at);
                if (!letterOrMark(codePoint)) {
                    break;
                }
                at += Character.charCount(codePoint);
            }
        }
        return at;
    }

    private static boolean ascii(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '-' && c <= '9') // with the point and the stroke
                || c == '_';
    }

    private static boolean letterOrMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetter(codePoint);
        };
    }

    private static boolean holds(String text, int from, int limit) {
        int at = from;
        boolean hexadecimal = true;
        while (at < limit && at - from < LONGEST_BRACKET && encoding(text.charAt(at))) {
            char c = text.charAt(at);
            hexadecimal &= (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            at++;
        }
        int length = at - from;
        boolean commit = hexadecimal && (length == 40 || length == 64);
        return length >= SHORTEST_BRACKET && at < limit && text.charAt(at) == ')' && !commit;
    }

    private static boolean encoding(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+/_=-".indexOf(c) >= 0;
    }
}
