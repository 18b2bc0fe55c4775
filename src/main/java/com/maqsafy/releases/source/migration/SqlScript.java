package com.maqsafy.releases.source.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL text split into statements of tokens, as PostgreSQL, MySQL and MariaDB do it.
 *
 * <p>Where they would split it differently there is a {@link #doubt}. What stands in executable comments of MySQL is
 * code; other comments are gone.
 */
final class SqlScript {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final String BACKSLASH = "a backslash before a quote is read differently by PostgreSQL and MySQL";
    private static final String OPEN = "a string or comment is not closed";

    /** What a token is; a quoted name is never a keyword, whatever it spells. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SYMBOL
    }

    /**
     * One token.
     *
     * @param text as written, names and strings without their quotes
     * @param line line in the text, from 1
     */
    record Token(Kind kind, String text, int line) {

        String keyword() {
            return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
        }

        /** As it may be shown: what stands in strings is nobody's business. */
        String shown() {
            return kind == Kind.STRING ? "'" : text;
        }
    }

    /**
     * One statement.
     *
     * @param text without comments, for a parser
     */
    record Statement(List<Token> tokens, String text) {

        int line() {
            return tokens.get(0).line();
        }

        String shown() {
            return String.join(" ", tokens.stream().map(Token::shown).toList());
        }
    }

    private final String sql;
    private final List<Statement> statements = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private @Nullable String doubt;

    SqlScript(String sql) {
        this.sql = sql.startsWith("\uFEFF") ? sql.substring(1) : sql;
        split();
    }

    List<Statement> statements() {
        return statements;
    }

    /** Why the text may be read differently than here; null when it may not. */
    @Nullable
    String doubt() {
        return doubt;
    }

    private void split() {
        int line = 1;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            String kept = " ";
            if (sql.startsWith("--", at) || (c == '#' && firstInLine(at))) {
                end = endOfLine(at);
                if (c == '#' && !tokens.isEmpty()) {
                    doubt = "# inside a statement begins a comment for MySQL and not for PostgreSQL";
                }
                if (c == '-' && at + 2 < sql.length() && sql.charAt(at + 2) > ' ' && sql.charAt(at + 2) != '-') {
                    doubt = "-- without a blank is a comment for PostgreSQL and not for MySQL";
                }
            } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
                // MySQL, MariaDB alone the latter, executes what stands in such a comment: only its marks are skipped.
                end = sql.indexOf('!', at) + 1;
                while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
                    end++;
                }
            } else if (sql.startsWith("*/", at)) {
                end = at + 2;
            } else if (sql.startsWith("/*", at)) {
                end = closing("*/", at + 2);
            } else if (c == '\'') {
                end = closingQuote(at);
                kept = sql.substring(at, end);
                token(Kind.STRING, sql.substring(at + 1, Math.max(at + 1, end - 1)), line);
            } else if (c == '"' || c == '`') {
                end = closing(String.valueOf(c), at + 1);
                kept = sql.substring(at, end);
                String name = sql.substring(at + 1, Math.max(at + 1, end - 1));
                if (name.endsWith("\\")) {
                    doubt = BACKSLASH;
                }
                token(Kind.QUOTED_NAME, name, line);
            } else if (c == ';') {
                finish();
            } else if (!blank(c)) {
                Matcher dollar = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
                if (dollar.lookingAt()) {
                    end = closing(dollar.group(), dollar.end());
                    token(Kind.STRING, sql.substring(at, end), line);
                } else {
                    end = word(at, line);
                }
                kept = sql.substring(at, end);
            }
            text.append(c == ';' ? "" : kept);
            line += (int)
                    sql.substring(at, end).chars().filter(ch -> ch == '\n').count();
            at = end;
        }
        finish();
    }

    private int word(int at, int line) {
        for (Pattern pattern : List.of(WORD, NUMBER)) {
            Matcher matcher = pattern.matcher(sql).region(at, sql.length());
            if (matcher.lookingAt()) {
                token(pattern == WORD ? Kind.WORD : Kind.SYMBOL, matcher.group(), line);
                return matcher.end();
            }
        }
        token(Kind.SYMBOL, String.valueOf(sql.charAt(at)), line);
        return at + 1;
    }

    /** Blanks of other scripts too: no database takes them for part of a word. */
    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private void token(Kind kind, String text, int line) {
        tokens.add(new Token(kind, text, line));
    }

    private void finish() {
        if (!tokens.isEmpty()) {
            statements.add(new Statement(List.copyOf(tokens), text.toString().strip()));
        }
        tokens = new ArrayList<>();
        text = new StringBuilder();
    }

    /** A comment ends with its line; PostgreSQL ends it at a carriage return too. */
    private int endOfLine(int from) {
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private boolean firstInLine(int at) {
        return sql.substring(sql.lastIndexOf('\n', at) + 1, at).isBlank();
    }

    private int closing(String mark, int from) {
        int end = sql.indexOf(mark, from);
        if (end < 0) {
            doubt = OPEN;
            return sql.length();
        }
        return end + mark.length();
    }

    private int closingQuote(int at) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == '\'') {
                if (!sql.startsWith("''", end)) {
                    return end + 1;
                }
                end++;
            } else if (sql.startsWith("\\'", end)) {
                doubt = BACKSLASH;
            }
            end++;
        }
        doubt = OPEN;
        return sql.length();
    }
}
