package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.migration.SqlScript.Kind;
import com.maqsafy.releases.source.migration.SqlScript.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.ShowStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/** Statements that read or change rows, read by JSqlParser. */
final class DataStatements {

    private static final long LONGEST_PARSE_MS = 5000;

    /** What may stand before a bracket: words of the language and functions that change nothing, in all databases. */
    private static final Set<String> READING = Set.of(
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
            "VALUE",
            "WHEN",
            "THEN",
            "ELSE",
            "CASE",
            "SET",
            "CONFLICT",
            "KEY",
            "DUPLICATE",
            "RETURNING",
            "WITH",
            "MATERIALIZED",
            "EXCEPT",
            "INTERSECT",
            "LIMIT",
            "OFFSET",
            "BETWEEN",
            "LIKE",
            "ROW",
            "ARRAY",
            "INTERVAL",
            "VARCHAR",
            "CHAR",
            "NUMERIC",
            "DECIMAL",
            "TIMESTAMP",
            "WITHIN",
            "GROUP",
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
            "LTRIM",
            "RTRIM",
            "LENGTH",
            "CHAR_LENGTH",
            "CONCAT",
            "CONCAT_WS",
            "CAST",
            "CONVERT",
            "NOW",
            "DATE",
            "EXTRACT",
            "GREATEST",
            "LEAST",
            "ROUND",
            "FLOOR",
            "CEIL",
            "ABS",
            "DATABASE",
            "VERSION",
            "TO_REGCLASS",
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "LAG",
            "LEAD",
            "SUBSTRING",
            "SUBSTR",
            "LEFT",
            "RIGHT",
            "REPLACE",
            "MD5",
            "DATE_TRUNC",
            "DATE_FORMAT",
            "TO_CHAR",
            "STRING_AGG",
            "GROUP_CONCAT",
            "ARRAY_AGG",
            "JSON_EXTRACT",
            "JSON_OBJECT",
            "JSON_UNQUOTE",
            "JSONB_BUILD_OBJECT",
            "CURRENT_DATABASE",
            "CURRENT_SCHEMA",
            "GEN_RANDOM_UUID",
            "UUID",
            "RANDOM",
            "RAND",
            "IF",
            "FORMAT",
            "LPAD",
            "RPAD",
            "GENERATE_SERIES",
            "UNIX_TIMESTAMP",
            "FROM_UNIXTIME",
            "POSITION",
            "YEAR",
            "MONTH",
            "DAY",
            "CURRENT_TIMESTAMP");

    private static final Set<String> CHANGING = Set.of(
            "INTO", "INSERT", "UPDATE", "DELETE", "MERGE", "DROP", "TRUNCATE", "ALTER", "CALL", "GRANT", "ANALYZE");

    private final OperationLog log;

    DataStatements(OperationLog log) {
        this.log = log;
    }

    void read(SqlScript.Statement written, int line) {
        String shown = written.shown();
        Optional<Statement> parsed = parse(written.text());
        boolean foreign = callsForeignFunction(written.tokens());
        if (parsed.isEmpty() || foreign) {
            if (!deletes(written, line, false) || foreign) {
                log.add(Effect.RAW, "", shown, line);
            }
            return;
        }
        Statement statement = parsed.get();
        if (statement instanceof Delete delete) {
            add(Effect.DELETE_ROWS, name(delete.getTable()), written, line, delete.getWithItemsList());
        } else if (statement instanceof Update update) {
            String table = name(update.getTable());
            Effect effect = fills(update, table) ? Effect.FILL_COLUMN : Effect.UPDATE_ROWS;
            add(effect, table, written, line, update.getWithItemsList());
        } else if (statement instanceof Insert insert) {
            boolean overwrites = insert.getDuplicateUpdateSets() != null
                    || (insert.getConflictAction() != null
                            && insert.getConflictAction()
                                    .toString()
                                    .toUpperCase(Locale.ROOT)
                                    .contains("UPDATE"));
            add(
                    overwrites ? Effect.REPLACE_ROWS : Effect.INSERT_ROWS,
                    name(insert.getTable()),
                    written,
                    line,
                    insert.getWithItemsList());
        } else if (statement instanceof Upsert upsert) {
            log.add(Effect.REPLACE_ROWS, name(upsert.getTable()), shown, line);
        } else if ((statement instanceof Select && !changes(written.tokens())) || statement instanceof ShowStatement) {
            log.add(Effect.READ, "", shown, line);
        } else if (!deletes(written, line, false)) {
            log.add(Effect.RAW, "", shown, line);
        }
    }

    /**
     * Adds each deletion that a statement shows by its words, which is enough: {@code DELETE FROM ONLY}, {@code WITH x AS (DELETE
     * ...)}, {@code WHEN MATCHED THEN DELETE}.
     *
     * @param within whether only those in brackets count
     */
    private boolean deletes(SqlScript.Statement written, int line, boolean within) {
        List<Token> tokens = written.tokens();
        boolean found = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token before = i == 0 ? tokens.get(0) : tokens.get(i - 1);
            boolean begins = before.text().equals("(")
                    || (!within && (i == 0 || before.text().equals(")")));
            boolean merged = !within && before.keyword().equals("THEN");
            if (!tokens.get(i).keyword().equals("DELETE") || !(begins || merged)) {
                continue;
            }
            Words words = new Words(tokens.subList(merged ? 1 : i + 1, tokens.size()));
            while (words.acceptAny(Set.of("LOW_PRIORITY", "QUICK", "IGNORE", "FROM", "INTO", "ONLY"))) {
                // in front of the table
            }
            log.add(Effect.DELETE_ROWS, words.name(), written.shown(), line);
            found = true;
        }
        return found;
    }

    private void add(
            Effect effect, String table, SqlScript.Statement written, int line, @Nullable List<WithItem<?>> with) {
        log.add(effect, table, written.shown(), line);
        List<? extends ParenthesedStatement> beside = with == null
                ? List.of()
                : with.stream()
                        .map(WithItem::getParenthesedStatement)
                        .filter(statement -> !(statement instanceof ParenthesedSelect))
                        .toList();
        if (!beside.isEmpty()) {
            // WITH x AS (DELETE ...) changes rows beside the statement itself.
            deletes(written, line, true);
        }
        if (!beside.stream().allMatch(ParenthesedDelete.class::isInstance)) {
            log.add(Effect.RAW, "", written.shown(), line);
        }
    }

    /** Whether a statement is a query that changes nothing. */
    static boolean onlyReads(SqlScript.Statement written) {
        String first = written.tokens().get(0).keyword();
        if (changes(written.tokens()) || callsForeignFunction(written.tokens())) {
            return false;
        }
        return Set.of("SHOW", "EXPLAIN", "DESCRIBE", "DESC").contains(first)
                || parse(written.text()).filter(Select.class::isInstance).isPresent();
    }

    private static boolean changes(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean locking = i > 0 && tokens.get(i - 1).keyword().equals("FOR");
            if (CHANGING.contains(tokens.get(i).keyword()) && !locking) {
                return true;
            }
        }
        return false;
    }

    static boolean callsForeignFunction(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            Token name = tokens.get(i - 1);
            boolean called =
                    tokens.get(i).kind() == Kind.SYMBOL && tokens.get(i).text().equals("(") && name.isName();
            if (called && !READING.contains(name.keyword()) && !namesTable(tokens, i - 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@code INSERT INTO schema.table (}, {@code WITH name (}. */
    private static boolean namesTable(List<Token> tokens, int name) {
        int at = name;
        while (at >= 2 && tokens.get(at - 1).text().equals(".")) {
            at -= 2;
        }
        return at > 0
                && Set.of("INTO", "WITH", "RECURSIVE")
                        .contains(tokens.get(at - 1).keyword());
    }

    private static Optional<Statement> parse(String sql) {
        try {
            return Optional.ofNullable(CCJSqlParserUtil.newParser(sql)
                    .withTimeOut(LONGEST_PARSE_MS)
                    .withAllowComplexParsing(true)
                    .Statement());
        } catch (Exception e) {
            // Whatever goes wrong in there, the statement is one that nobody can tell.
            return Optional.empty();
        }
    }

    /** Whether only columns are set that are empty in the rows concerned, or that the release itself adds. */
    private boolean fills(Update update, String table) {
        if (update.getStartJoins() != null || update.getJoins() != null || update.getFromItem() != null) {
            return onlyNewColumns(update, table);
        }
        if (onlyNewColumns(update, table)) {
            return true;
        }
        return update.getUpdateSets().stream()
                .allMatch(set -> keepsValues(set)
                        || set.getColumns().stream()
                                .allMatch(column -> emptyAsked(update.getWhere(), column.getColumnName())));
    }

    /** {@code SET a = COALESCE(a, 'x')}: only where there is none yet. */
    private static boolean keepsValues(UpdateSet set) {
        return set.getColumns().size() == 1
                && set.getValues().size() == 1
                && set.getValues().get(0) instanceof Function filled
                && Set.of("COALESCE", "IFNULL").contains(filled.getName().toUpperCase(Locale.ROOT))
                && filled.getParameters() != null
                && filled.getParameters().get(0) instanceof Column kept
                && bare(kept.getColumnName())
                        .equalsIgnoreCase(bare(set.getColumns().get(0).getColumnName()));
    }

    private boolean onlyNewColumns(Update update, String table) {
        return update.getUpdateSets().stream()
                .flatMap(s -> s.getColumns().stream())
                .allMatch(column -> log.tables().isNew(table, bare(column.getColumnName())));
    }

    private static boolean emptyAsked(@Nullable Expression where, String column) {
        if (where instanceof IsNullExpression empty && !empty.isNot()) {
            return empty.getLeftExpression() instanceof Column asked
                    && bare(asked.getColumnName()).equalsIgnoreCase(bare(column));
        }
        if (where instanceof AndExpression and) {
            return emptyAsked(and.getLeftExpression(), column) || emptyAsked(and.getRightExpression(), column);
        }
        return where instanceof ParenthesedExpressionList<?> p && p.size() == 1 && emptyAsked(p.get(0), column);
    }

    private static String name(@Nullable Table table) {
        return table == null ? "" : bare(table.getName());
    }

    private static String bare(String name) {
        return name.replaceAll("[\"`]", "");
    }
}
