package com.maqsafy.releases.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SQL text does to a database, by its statements (MIG-06).
 *
 * <p>PostgreSQL and MySQL are read alike. Only what is clearly additive is let pass as harmless; everything that is not
 * understood counts as destructive.
 */
final class SqlStatements {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]*");
    private static final Set<String> HARMLESS_FIRST_WORDS =
            Set.of("BEGIN", "COMMIT", "START", "SET", "COMMENT", "ANALYZE", "END");
    /** Settings after which a statement means another table, or the rules of the database no longer hold. */
    private static final Set<String> REDIRECTIONS =
            Set.of("SEARCH_PATH", "ROLE", "AUTHORIZATION", "SESSION_REPLICATION_ROLE", "SCHEMA");

    private static final Set<String> REPLACEABLE = Set.of("FUNCTION", "PROCEDURE", "VIEW");
    private static final Set<String> NOT_COLUMNS = Set.of(
            "CONSTRAINT", "INDEX", "KEY", "UNIQUE", "PRIMARY", "FOREIGN", "CHECK", "FULLTEXT", "SPATIAL", "EXCLUDE");
    /** What may stand before a bracket in a query that only reads: words of the language and plain functions. */
    private static final Set<String> READING_WORDS = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "IN",
            "EXISTS",
            "AS",
            "ON",
            "USING",
            "BY",
            "HAVING",
            "UNION",
            "ALL",
            "ANY",
            "SOME",
            "DISTINCT",
            "OVER",
            "FILTER",
            "JOIN",
            "LATERAL",
            "VALUES",
            "WHEN",
            "THEN",
            "ELSE",
            "CASE",
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "COALESCE",
            "NULLIF",
            "IFNULL",
            "LOWER",
            "UPPER",
            "TRIM",
            "LENGTH",
            "CONCAT",
            "CAST",
            "NOW",
            "DATE",
            "EXTRACT",
            "GREATEST",
            "LEAST",
            "ROUND",
            "DATABASE",
            "VERSION",
            "TO_REGCLASS",
            "ROW_NUMBER",
            "RANK",
            "SUBSTRING",
            "REPLACE",
            "MD5",
            "DATE_TRUNC",
            "VARCHAR",
            "CHAR",
            "NUMERIC",
            "DECIMAL");

    private static final Set<String> CHANGING_WORDS =
            Set.of("INTO", "INSERT", "UPDATE", "DELETE", "DROP", "TRUNCATE", "ALTER", "CALL", "GRANT", "ANALYZE");
    private static final String BACKSLASH = "a backslash before a quote is read differently by PostgreSQL and MySQL";
    private static final int DETAIL_LENGTH = 120;

    /** A quoted name is never a keyword, whatever it spells. */
    private record Token(String text, int line, boolean quoted) {

        Token(String text, int line) {
            this(text, line, false);
        }

        String keyword() {
            return quoted ? "" : text.toUpperCase(Locale.ROOT);
        }
    }

    private final String sql;
    private final List<List<Token>> statements = new ArrayList<>();
    private final List<Migration.Operation> operations = new ArrayList<>();
    private @Nullable String doubt;

    SqlStatements(String sql) {
        this.sql = sql;
        split();
        statements.forEach(this::classify);
        if (doubt != null) {
            operations.add(new Migration.Operation("rawSql", "", doubt, true, 1));
        }
    }

    /** Whether there is anything to execute. */
    boolean hasStatements() {
        return !statements.isEmpty();
    }

    List<Migration.Operation> operations() {
        return operations;
    }

    /** Whether every statement is clearly one that only adds. */
    boolean harmless() {
        return operations.stream().noneMatch(Migration.Operation::destructive);
    }

    /** Splits into statements of tokens: words in upper case, names without quotes, strings as {@code '}, symbols. */
    private void split() {
        List<Token> statement = new ArrayList<>();
        int line = 1;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            if (sql.startsWith("--", at) || (c == '#' && firstInLine(at))) {
                end = endOfLine(at);
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
                statement.add(new Token("'", line));
            } else if (c == '"' || c == '`') {
                end = closing(String.valueOf(c), at + 1);
                String name = sql.substring(at + 1, Math.max(at + 1, end - 1));
                if (name.endsWith("\\")) {
                    doubt = BACKSLASH;
                }
                statement.add(new Token(name, line, true));
            } else if (c == ';') {
                finish(statement);
                statement = new ArrayList<>();
            } else if (!Character.isWhitespace(c)) {
                Matcher dollar = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
                Matcher word = WORD.matcher(sql).region(at, sql.length());
                if (dollar.lookingAt()) {
                    end = closing(dollar.group(), dollar.end());
                    statement.add(new Token("'", line));
                } else if (word.lookingAt()) {
                    end = word.end();
                    statement.add(new Token(word.group(), line));
                } else {
                    statement.add(new Token(String.valueOf(c), line));
                }
            }
            line += (int)
                    sql.substring(at, end).chars().filter(ch -> ch == '\n').count();
            at = end;
        }
        finish(statement);
    }

    private void finish(List<Token> statement) {
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
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
            doubt = "a string or comment is not closed";
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
        doubt = "a string or comment is not closed";
        return sql.length();
    }

    private void classify(List<Token> statement) {
        switch (word(statement, 0)) {
            case "CREATE" -> create(statement);
            case "ALTER" -> alter(statement);
            case "DROP" -> drop(statement);
            case "TRUNCATE" -> add("truncate", tableAfter(statement, "TRUNCATE"), statement, true);
            case "DELETE" -> add("deleteRows", tableAfter(statement, "FROM"), statement, true);
            case "UPDATE" -> add("updateRows", tableAfter(statement, "UPDATE"), statement, true);
            case "INSERT" ->
                add(
                        "insertRows",
                        tableAfter(statement, "INTO"),
                        statement,
                        words(statement).contains("UPDATE"));
            default -> {
                boolean elsewhere = word(statement, 0).equals("SET") && REDIRECTIONS.contains(settingOf(statement));
                if (elsewhere || !HARMLESS_FIRST_WORDS.contains(word(statement, 0))) {
                    add("rawSql", "", statement, true);
                }
            }
        }
    }

    /**
     * Whether SQL is one query that changes nothing.
     *
     * @param sql what a call that means to read is given; a function in it may do anything, so only well-known ones may
     *     stand there
     */
    static boolean onlyReads(String sql) {
        SqlStatements parsed = new SqlStatements(sql);
        if (parsed.statements.size() != 1 || parsed.doubt != null) {
            return false;
        }
        List<Token> statement = parsed.statements.get(0);
        if (!Set.of("SELECT", "SHOW", "EXPLAIN", "DESCRIBE").contains(word(statement, 0))
                || words(statement).stream().anyMatch(CHANGING_WORDS::contains)) {
            return false;
        }
        for (int i = 1; i < statement.size(); i++) {
            Token before = statement.get(i - 1);
            boolean called = statement.get(i).text().equals("(")
                    && WORD.matcher(before.text()).matches();
            if (called && (before.quoted() || !READING_WORDS.contains(before.keyword()))) {
                return false;
            }
        }
        return true;
    }

    private void create(List<Token> statement) {
        List<String> words = words(statement);
        int at = 1;
        boolean replaces = false;
        while (at < words.size()
                && Set.of("OR", "REPLACE", "UNIQUE", "TEMPORARY", "TEMP", "UNLOGGED", "FULLTEXT", "MATERIALIZED")
                        .contains(words.get(at))) {
            replaces |= words.get(at).equals("REPLACE");
            at++;
        }
        String what = at < words.size() ? words.get(at) : "";
        switch (what) {
            case "TABLE" -> add("createTable", tableAfter(statement, "TABLE"), statement, replaces);
            case "INDEX" -> add("addIndex", tableAfter(statement, "ON"), statement, replaces);
            case "RULE", "TRIGGER", "EVENT" -> add("rawSql", "", statement, true); // runs code of its own
            default -> add("rawSql", "", statement, replaces && !REPLACEABLE.contains(what));
        }
    }

    private void drop(List<Token> statement) {
        switch (word(statement, 1)) {
            case "TABLE" -> add("dropTable", tableAfter(statement, "TABLE"), statement, true);
            case "INDEX" -> add("dropIndex", "", statement, false);
            default -> add("rawSql", "", statement, true);
        }
    }

    private void alter(List<Token> statement) {
        if (!word(statement, 1).equals("TABLE")) {
            add("rawSql", "", statement, true);
            return;
        }
        String table = tableAfter(statement, "TABLE");
        List<Token> action = new ArrayList<>();
        int depth = 0;
        for (Token token : statement.subList(afterName(statement, "TABLE"), statement.size())) {
            depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (depth == 0 && token.text().equals(",")) {
                alterAction(table, action);
                action = new ArrayList<>();
            } else {
                action.add(token);
            }
        }
        alterAction(table, action);
    }

    private void alterAction(String table, List<Token> action) {
        if (action.isEmpty()) {
            return;
        }
        String second = word(action, 1);
        switch (word(action, 0)) {
            case "ADD" -> add(NOT_COLUMNS.contains(second) ? "addIndex" : "addColumn", table, action, false);
            case "DROP" -> {
                boolean index = NOT_COLUMNS.contains(second);
                add(index ? "dropIndex" : "dropColumn", table, action, !index);
            }
            case "RENAME" -> {
                switch (second) {
                    case "INDEX", "KEY", "CONSTRAINT" -> add("renameIndex", table, action, false);
                    case "TO", "AS" -> add("renameTable", table, action, true);
                    default -> add("renameColumn", table, action, true);
                }
            }
            case "ALTER", "MODIFY", "CHANGE" -> add("changeColumn", table, action, true);
            case "VALIDATE" -> add("rawSql", table, action, false);
            default -> add("rawSql", table, action, true);
        }
    }

    private void add(String kind, String table, List<Token> tokens, boolean destructive) {
        StringBuilder detail = new StringBuilder();
        tokens.forEach(token -> detail.append(detail.isEmpty() ? "" : " ").append(token.text()));
        operations.add(new Migration.Operation(
                kind,
                table,
                detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) + "…" : detail.toString(),
                destructive,
                tokens.get(0).line()));
    }

    private static String settingOf(List<Token> statement) {
        boolean scoped = Set.of("LOCAL", "SESSION", "GLOBAL").contains(word(statement, 1));
        return word(statement, scoped ? 2 : 1);
    }

    private static String word(List<Token> tokens, int index) {
        return index < tokens.size() ? tokens.get(index).keyword() : "";
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().map(Token::keyword).toList();
    }

    /** The name after a word, without schema. */
    private static String tableAfter(List<Token> statement, String word) {
        int end = afterName(statement, word);
        return end > 0 && end <= statement.size() ? statement.get(end - 1).text() : "";
    }

    /** Position after the name that follows a word, {@code IF NOT EXISTS}, {@code ONLY} and the schema. */
    private static int afterName(List<Token> statement, String word) {
        List<String> words = words(statement);
        int at = words.indexOf(word) + 1;
        while (at < words.size()
                && Set.of("IF", "NOT", "EXISTS", "ONLY", "TABLE", "LOW_PRIORITY", "IGNORE")
                        .contains(words.get(at))) {
            at++;
        }
        while (at + 2 < words.size() && words.get(at + 1).equals(".")) {
            at += 2;
        }
        return Math.min(at + 1, words.size());
    }
}
