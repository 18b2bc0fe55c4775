package com.maqsafy.releases.notes;

/**
 * How many characters a pattern of {@link TokenShape} takes. It reads what those patterns are made of: characters, classes,
 * groups, alternatives, looks ahead and behind, and repetitions with a limit.
 *
 * @param least fewest
 * @param most most
 */
record TokenLength(int least, int most) {

    private static final TokenLength NONE = new TokenLength(0, 0);
    private static final TokenLength ONE = new TokenLength(1, 1);

    /**
     * Reads a pattern.
     *
     * @throws IllegalStateException {@code REL-NOT-023} when it has a repetition without a limit
     */
    static TokenLength of(String pattern) {
        Reader reader = new Reader(pattern);
        TokenLength length = reader.alternatives();
        if (reader.at < pattern.length()) {
            throw reader.unreadable();
        }
        return length;
    }

    private TokenLength then(TokenLength next) {
        return new TokenLength(least + next.least, most + next.most);
    }

    private TokenLength or(TokenLength other) {
        return new TokenLength(Math.min(least, other.least), Math.max(most, other.most));
    }

    private TokenLength times(int fewest, int mostTimes) {
        return new TokenLength(least * fewest, most * mostTimes);
    }

    private static final class Reader {

        private final String pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        TokenLength alternatives() {
            TokenLength length = sequence();
            while (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                length = length.or(sequence());
            }
            return length;
        }

        private TokenLength sequence() {
            TokenLength sum = NONE;
            while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
                sum = sum.then(repeated(atom()));
            }
            return sum;
        }

        private TokenLength atom() {
            char c = pattern.charAt(at++);
            switch (c) {
                case '\\' -> at++;
                case '[' -> {
                    for (int open = 1; open > 0; at++) {
                        switch (pattern.charAt(at)) {
                            case '\\' -> at++;
                            case '[' -> open++;
                            case ']' -> open--;
                            default -> {
                                // one of the class
                            }
                        }
                    }
                }
                case '(' -> {
                    boolean look = pattern.startsWith("?=", at)
                            || pattern.startsWith("?!", at)
                            || pattern.startsWith("?<", at);
                    if (pattern.charAt(at) == '?') {
                        at = afterMark();
                    }
                    TokenLength inner = alternatives();
                    at++;
                    return look ? NONE : inner;
                }
                case '*', '+', '?', '{' -> throw unreadable();
                default -> {
                    // one character
                }
            }
            return ONE;
        }

        /** Behind {@code ?:}, {@code ?=}, {@code ?!}, {@code ?<=} or {@code ?<!}. */
        private int afterMark() {
            return at + (pattern.charAt(at + 1) == '<' ? 3 : 2);
        }

        private TokenLength repeated(TokenLength atom) {
            char c = at < pattern.length() ? pattern.charAt(at) : ' ';
            TokenLength repeated = atom;
            if (c == '?') {
                at++;
                repeated = atom.times(0, 1);
            } else if (c == '{') {
                int end = pattern.indexOf('}', at);
                String[] limits = pattern.substring(at + 1, end).split(",");
                repeated = atom.times(Integer.parseInt(limits[0]), Integer.parseInt(limits[limits.length - 1]));
                at = end + 1;
            }
            if ((c == '?' || c == '{') && at < pattern.length() && pattern.charAt(at) == '+') {
                at++;
            }
            return repeated;
        }

        private IllegalStateException unreadable() {
            return new IllegalStateException("REL-NOT-023 The pattern '" + pattern
                    + "' of a token is without a limit at its" + " character " + at + ". Write {m,n}.");
        }
    }
}
