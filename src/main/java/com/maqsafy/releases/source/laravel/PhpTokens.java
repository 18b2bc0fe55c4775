package com.maqsafy.releases.source.laravel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits PHP into tokens, so that comments and strings are never taken for code. */
final class PhpTokens {

    /** What a token is. {@code TEMPLATE} is a string with variables in it: its value is not known. */
    enum Kind {
        NAME,
        VARIABLE,
        STRING,
        TEMPLATE,
        SYMBOL
    }

    /**
     * One token.
     *
     * @param text name, variable with {@code $}, content of the string, or symbol
     * @param line line in the file, from 1
     */
    record Token(Kind kind, String text, int line) {

        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isName(String name) {
            return kind == Kind.NAME && text.equalsIgnoreCase(name);
        }
    }

    private static final Pattern OPENING = Pattern.compile("<\\?(php\\b|=)");
    /** Begins code where PHP is set so ({@code short_open_tag}). */
    private static final Pattern SHORT_OPENING = Pattern.compile("<\\?(?!xml|php\\b|=)");

    private static final Pattern HEREDOC = Pattern.compile("<<<[ \\t]*(['\"]?)([A-Za-z_][A-Za-z0-9_]*)\\1\\r?\\n");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_\\\\\\x80-\\uffff][A-Za-z0-9_\\\\\\x80-\\uffff]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$+[A-Za-z_\\x80-\\uffff][A-Za-z0-9_\\x80-\\uffff]*");
    private static final Pattern INTERPOLATION = Pattern.compile("(?<!\\\\)(\\$[A-Za-z_{]|\\{\\$)");

    /** What may follow a backslash in a string. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|u\\{[0-9A-Fa-f]{1,6}}|.)", Pattern.DOTALL);
    /** No character ends a heredoc that could be escaped in it. */
    private static final char HEREDOC_QUOTE = 0;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;
    private boolean complete = true;

    PhpTokens(String source) {
        this.source = source;
        skipHtml();
        while (position < source.length()) {
            next();
        }
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Whether every string and comment was closed; if not, code may be hidden in what was taken for one. */
    boolean complete() {
        return complete;
    }

    private void next() {
        char c = source.charAt(position);
        if (" \t\n\r".indexOf(c) >= 0) {
            advanceTo(position + 1);
        } else if (source.startsWith("?>", position)) {
            tokens.add(new Token(Kind.SYMBOL, ";", line));
            advanceTo(position + 2);
            skipHtml();
        } else if (source.startsWith("//", position) || (c == '#' && !source.startsWith("#[", position))) {
            skipLineComment();
        } else if (source.startsWith("/*", position)) {
            advanceTo(endOf("*/", position + 2));
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (!heredoc() && !matched(VARIABLE, Kind.VARIABLE) && !matched(NAME, Kind.NAME)) {
            symbol();
        }
    }

    private void skipHtml() {
        Matcher opening = OPENING.matcher(source);
        Matcher shortTag = SHORT_OPENING.matcher(source);
        int html = opening.find(position) ? opening.start() : source.length();
        complete &= !shortTag.find(position) || shortTag.start() >= html;
        opening.reset();
        advanceTo(opening.find(position) ? opening.end() : source.length());
    }

    private void skipLineComment() {
        int end = position;
        while (end < source.length()
                && source.charAt(end) != '\n'
                && source.charAt(end) != '\r'
                && !source.startsWith("?>", end)) {
            end++;
        }
        advanceTo(end);
    }

    private void quoted(char quote) {
        int end = position + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        complete &= end < source.length();
        end = Math.min(end, source.length());
        String raw = source.substring(position + 1, end);
        String value = unescaped(raw, quote);
        boolean template = quote != '\'' && INTERPOLATION.matcher(raw).find();
        if (quote == '`') {
            // PHP runs it as shell_exec does.
            tokens.add(new Token(Kind.NAME, "shell_exec", line));
            tokens.add(new Token(Kind.SYMBOL, "(", line));
            tokens.add(new Token(Kind.TEMPLATE, value, line));
            tokens.add(new Token(Kind.SYMBOL, ")", line));
        } else {
            tokens.add(new Token(template ? Kind.TEMPLATE : Kind.STRING, value, line));
        }
        advanceTo(Math.min(end + 1, source.length()));
    }

    /**
     * What PHP makes of a string's content: in quotes of one stroke only the quote and the backslash are escaped, elsewhere
     * also line ends, tabulators and characters by their number.
     */
    private static String unescaped(String raw, char quote) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var value = new StringBuilder();
        Matcher escape = ESCAPE.matcher(raw);
        int at = 0;
        while (at < raw.length()) {
            if (raw.charAt(at) != '\\' || !escape.region(at, raw.length()).lookingAt()) {
                value.append(raw.charAt(at++));
                continue;
            }
            String written = escape.group(1);
            if (written.equals("\\") || written.charAt(0) == quote) {
                value.append(written);
            } else if (quote == '\'') {
                value.append('\\').append(written);
            } else {
                value.append(character(written));
            }
            at = escape.end();
        }
        return value.toString();
    }

    /** The character of an escape of PHP, or the escape as it stands where it is none. */
    private static String character(String written) {
        char first = written.charAt(0);
        int letter = "nrtvef$".indexOf(first);
        if (letter >= 0) {
            return String.valueOf("\n\r\t\u000b\u001b\f$".charAt(letter));
        }
        try {
            if (first >= '0' && first <= '7') {
                return String.valueOf((char) (Integer.parseInt(written, 8) & 0xff));
            }
            if (written.startsWith("u{")) {
                return Character.toString(Integer.parseInt(written.substring(2, written.length() - 1), 16));
            }
            if (first == 'x' && written.length() > 1) {
                return String.valueOf((char) Integer.parseInt(written.substring(1), 16));
            }
        } catch (IllegalArgumentException e) {
            // No character has this number.
        }
        return '\\' + written;
    }

    private boolean heredoc() {
        Matcher opening = HEREDOC.matcher(source).region(position, source.length());
        if (!opening.lookingAt()) {
            return false;
        }
        Matcher closing = Pattern.compile("(?m)^[ \\t]*" + opening.group(2) + "\\b")
                .matcher(source)
                .region(opening.end(), source.length());
        boolean closed = closing.find();
        complete &= closed;
        String text = source.substring(opening.end(), closed ? closing.start() : source.length());
        boolean template =
                !opening.group(1).equals("'") && INTERPOLATION.matcher(text).find();
        String value = opening.group(1).equals("'") ? text : unescaped(text, HEREDOC_QUOTE);
        tokens.add(new Token(template ? Kind.TEMPLATE : Kind.STRING, value, line));
        advanceTo(closed ? closing.end() : source.length());
        return true;
    }

    private boolean matched(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), line));
        advanceTo(matcher.end());
        return true;
    }

    private void symbol() {
        for (String symbol : List.of("?->", "->", "::", "=>")) {
            if (source.startsWith(symbol, position)) {
                // A null-safe call is a call like any other.
                tokens.add(new Token(Kind.SYMBOL, symbol.equals("?->") ? "->" : symbol, line));
                advanceTo(position + symbol.length());
                return;
            }
        }
        tokens.add(new Token(Kind.SYMBOL, String.valueOf(source.charAt(position)), line));
        advanceTo(position + 1);
    }

    private int endOf(String ending, int from) {
        int end = source.indexOf(ending, from);
        complete &= end >= 0;
        return end < 0 ? source.length() : end + ending.length();
    }

    private void advanceTo(int target) {
        for (; position < target; position++) {
            if (source.charAt(position) == '\n') {
                line++;
            }
        }
    }
}
