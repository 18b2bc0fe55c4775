package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.migration.SqlScript.Kind;
import com.maqsafy.releases.source.migration.SqlScript.Statement;
import com.maqsafy.releases.source.migration.SqlScript.Token;
import java.util.List;
import java.util.Set;

/**
 * What SQL text does to a database, by its statements (MIG-06).
 *
 * <p>PostgreSQL and MySQL are read alike. Queries and changes of rows are read by JSqlParser ({@link DataStatements}).
 * Definitions are read here: JSqlParser 5.3 does not know {@code CONCURRENTLY}, {@code NOT VALID}, {@code LOCK TABLE},
 * {@code REINDEX} and others on which the grade depends. What is not known to both cannot be told.
 */
public final class SqlReader {

    private static final Set<String> TRANSACTIONS =
            Set.of("BEGIN", "COMMIT", "START", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "UNLOCK");
    /** Settings after which a statement means another table, or the rules of the database no longer hold. */
    private static final Set<String> REDIRECTIONS = Set.of(
            "SEARCH_PATH",
            "ROLE",
            "AUTHORIZATION",
            "SESSION_REPLICATION_ROLE",
            "SCHEMA",
            "SQL_MODE",
            "SQL_LOG_BIN",
            "PASSWORD",
            "DEFAULT",
            "CONSTRAINTS");

    private static final Set<String> AFTER_TRANSACTION =
            Set.of("WORK", "TRANSACTION", "ISOLATION", "READ", "AND", "TO", "DEFERRABLE", "SAVEPOINT", "TABLES");
    private static final Set<String> NAMING = Set.of("SAVEPOINT", "RELEASE");
    private static final Set<String> STATEMENTS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "FORMAT", "MERGE");
    private static final Set<String> SERVERS = Set.of("MASTER", "SLAVE", "REPLICA", "BINARY", "PERSIST");

    private final OperationLog log;
    private boolean transaction;

    /**
     * @param log gets the operations
     * @param transaction whether the statements run inside a transaction
     */
    public SqlReader(OperationLog log, boolean transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    /** Reads all statements; lines are counted from the given one on. */
    public void read(String sql, int firstLine) {
        SqlScript script = new SqlScript(sql);
        for (Statement statement : script.statements()) {
            read(statement, firstLine - 1);
        }
        String doubt = script.doubt();
        if (doubt != null) {
            log.add(
                    Effect.RAW.kind(),
                    "",
                    doubt,
                    Grade.UNKNOWN,
                    "It may be read otherwise than here: " + doubt + ".",
                    firstLine);
        }
    }

    /** Whether there is anything to execute. */
    public static boolean hasStatements(String sql) {
        return !new SqlScript(sql).statements().isEmpty();
    }

    /** Whether SQL is one query that changes nothing, whatever stands in it. */
    public static boolean onlyReads(String sql) {
        SqlScript script = new SqlScript(sql);
        return script.statements().size() == 1
                && script.doubt() == null
                && DataStatements.onlyReads(script.statements().get(0));
    }

    /** Whether a default value may differ from row to row. */
    public static boolean differs(String expression) {
        return new SqlScript(expression).statements().stream().anyMatch(s -> ColumnDefinition.differs(s.tokens()));
    }

    private void read(Statement statement, int before) {
        Reading reading = new Reading(statement, statement.line() + before, new Words(statement.tokens()));
        Words words = reading.words();
        String first = words.peek();
        words.text();
        switch (first) {
            case "CREATE" -> create(reading);
            case "ALTER" -> alter(reading);
            case "DROP" -> drop(reading);
            case "TRUNCATE" -> {
                words.accept("TABLE");
                words.accept("ONLY");
                reading.add(Effect.TRUNCATE, words.name());
            }
            case "RENAME" -> rename(reading);
            case "COMMENT" -> reading.add(Effect.MAINTENANCE, "");
            // MariaDB runs the statement that it analyses.
            case "ANALYZE", "ANALYSE" ->
                reading.add(STATEMENTS.contains(words.peek()) ? Effect.RAW : Effect.MAINTENANCE, "");
            case "GRANT" -> reading.add(Effect.GRANT, "");
            case "REVOKE" -> reading.add(Effect.REVOKE, "");
            case "LOCK" -> {
                words.acceptAny(Set.of("TABLE", "TABLES"));
                words.accept("ONLY");
                reading.add(Effect.LOCK_TABLE, words.name());
            }
            case "VACUUM" -> vacuum(reading);
            case "REINDEX" -> {
                boolean concurrently = words.restHas("CONCURRENTLY");
                reading.add(
                        concurrently ? concurrently(Effect.MAINTENANCE) : Effect.REWRITE_TABLE, lastName(words.rest()));
            }
            case "CLUSTER" -> reading.add(Effect.REWRITE_TABLE, words.name());
            case "OPTIMIZE" -> {
                words.accept("TABLE");
                reading.add(Effect.REWRITE_TABLE, words.name());
            }
            case "REFRESH" -> {
                boolean concurrently = words.restHas("CONCURRENTLY");
                reading.add(concurrently ? Effect.MAINTENANCE : Effect.REWRITE_TABLE, lastName(words.rest()));
            }
            case "SET" -> set(reading);
            case "RESET", "DISCARD" -> reading.add(SERVERS.contains(words.peek()) ? Effect.RAW : Effect.SESSION, "");
            case "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "SHOW", "VALUES", "TABLE" ->
                new DataStatements(log).read(statement, reading.line());
            default -> {
                // MariaDB has blocks of statements that begin like a transaction.
                boolean block = !words.done() && !AFTER_TRANSACTION.contains(words.peek());
                if (!TRANSACTIONS.contains(first) || (block && !NAMING.contains(first))) {
                    reading.add(Effect.RAW, "");
                } else {
                    transaction = first.equals("BEGIN")
                            || first.equals("START")
                            || (transaction
                                    && !first.equals("COMMIT")
                                    && !first.equals("END")
                                    && !first.equals("ROLLBACK"));
                    reading.add(Effect.SESSION, "");
                }
            }
        }
    }

    /** One statement that is being read. */
    private final class Reading {
        private final Statement statement;
        private final int line;
        private final Words words;

        Reading(Statement statement, int line, Words words) {
            this.statement = statement;
            this.line = line;
            this.words = words;
        }

        int line() {
            return line;
        }

        Words words() {
            return words;
        }

        void add(Effect effect, String table) {
            log.add(effect, table, statement.shown(), line);
        }
    }

    private Effect concurrently(Effect outside) {
        return transaction ? Effect.CONCURRENTLY_IN_TRANSACTION : outside;
    }

    private void create(Reading reading) {
        Words words = reading.words();
        boolean replaces = words.accept("OR", "REPLACE");
        if (words.peek().equals("ALGORITHM")
                || words.peek().equals("DEFINER")
                || words.peek().equals("SQL")) {
            while (!words.done()
                    && !Set.of("VIEW", "FUNCTION", "PROCEDURE", "TRIGGER", "EVENT")
                            .contains(words.peek())) {
                words.text();
            }
        }
        boolean unique = false;
        boolean blocking = false;
        boolean temporary = false;
        boolean more = true;
        while (more) {
            unique |= words.peek().equals("UNIQUE");
            blocking |= Set.of("FULLTEXT", "SPATIAL").contains(words.peek());
            temporary |= Set.of("TEMP", "TEMPORARY").contains(words.peek());
            more = words.acceptAny(Set.of(
                    "UNIQUE",
                    "FULLTEXT",
                    "SPATIAL",
                    "TEMP",
                    "TEMPORARY",
                    "GLOBAL",
                    "LOCAL",
                    "UNLOGGED",
                    "MATERIALIZED",
                    "RECURSIVE",
                    "CONSTRAINT",
                    "TRUSTED",
                    "AGGREGATE",
                    "COLUMNSTORE"));
        }
        String what = words.peek();
        words.text();
        boolean filled = what.equals("VIEW")
                && reading.statement.tokens().stream().anyMatch(t -> t.keyword().equals("MATERIALIZED"));
        if (filled && DataStatements.callsForeignFunction(words.rest())) {
            reading.add(Effect.RAW, ""); // it is run to fill the view
            return;
        }
        switch (what) {
            case "TABLE" -> createTable(reading, replaces, temporary);
            case "INDEX" -> createIndex(reading, replaces, unique, blocking);
            case "VIEW" -> {
                // Whose rights count when it is read.
                Effect replaced = words.restHas("SECURITY_INVOKER") ? Effect.RAW : Effect.REPLACE_VIEW;
                reading.add(replaces ? replaced : Effect.CREATE_OBJECT, "");
            }
            case "FUNCTION", "PROCEDURE" -> reading.add(replaces ? Effect.REPLACE_ROUTINE : Effect.CREATE_OBJECT, "");
            case "TRIGGER", "POLICY" -> reading.add(Effect.CREATE_TRIGGER, tableAfterOn(words));
            case "RULE", "EVENT" -> reading.add(Effect.CREATE_TRIGGER, "");
            case "TYPE",
                    "SEQUENCE",
                    "EXTENSION",
                    "SCHEMA",
                    "DOMAIN",
                    "DATABASE",
                    "STATISTICS",
                    "COLLATION",
                    "USER",
                    "ROLE" -> reading.add(replaces ? Effect.RAW : Effect.CREATE_OBJECT, "");
            default -> reading.add(Effect.RAW, "");
        }
    }

    private void createTable(Reading reading, boolean replaces, boolean temporary) {
        Words words = reading.words();
        boolean unless = words.accept("IF", "NOT", "EXISTS");
        String table = words.name();
        if (replaces) {
            reading.add(Effect.REPLACE_TABLE, table);
            return;
        }
        if (words.accept("PARTITION", "OF")) {
            String divided = words.name();
            boolean read = log.tables().mayHaveDefaultPartition(divided);
            reading.add(read ? Effect.NEW_PARTITION_BESIDE_DEFAULT : Effect.NEW_PARTITION, divided);
            if (words.accept("DEFAULT")) {
                log.tables().defaultPartition(divided);
            }
            log.tables().create(table);
            return;
        }
        boolean filled = words.restHas("SELECT") && DataStatements.callsForeignFunction(words.rest());
        reading.add(filled ? Effect.RAW : Effect.CREATE_TABLE, table);
        if (temporary) {
            return;
        }
        if (unless) {
            log.tables().createIfMissing(table);
        } else {
            log.tables().create(table);
        }
        for (List<Token> part : Words.split(words.bracket())) {
            Words column = new Words(part);
            if (!TableChanges.NOT_COLUMNS.contains(column.peek()) && !part.isEmpty()) {
                String name = column.name();
                log.tables()
                        .add(table, name, ColumnDefinition.read(column.rest()).column());
            }
        }
    }

    private void createIndex(Reading reading, boolean replaces, boolean unique, boolean blocking) {
        Words words = reading.words();
        boolean concurrently = words.accept("CONCURRENTLY");
        boolean alone = words.restHas("ON", "ONLY");
        String table = tableAfterOn(words);
        boolean copies = TableChanges.blocks(words);
        if (replaces) {
            reading.add(Effect.RAW, table);
        } else if (alone) {
            reading.add(
                    Effect.TABLE_OPTION, table); // of a divided table: the indexes of its partitions are attached later
        } else if (concurrently) {
            if (unique && !transaction) {
                log.addUnique(
                        table,
                        TableChanges.indexed(words),
                        Effect.ADD_INDEX_CONCURRENTLY,
                        Effect.ADD_UNIQUE_CONCURRENTLY,
                        reading.statement.shown(),
                        reading.line());
            } else {
                reading.add(concurrently(Effect.ADD_INDEX_CONCURRENTLY), table);
            }
        } else if (blocking || copies) {
            reading.add(Effect.ADD_INDEX_BLOCKING, table);
        } else if (unique) {
            log.addUnique(
                    table,
                    TableChanges.indexed(words),
                    Effect.ADD_UNIQUE_INDEX,
                    reading.statement.shown(),
                    reading.line());
        } else {
            reading.add(Effect.ADD_INDEX, table);
        }
    }

    private static String tableAfterOn(Words words) {
        while (!words.done() && !words.accept("ON")) {
            words.text();
        }
        words.accept("ONLY");
        return words.name();
    }

    private void drop(Reading reading) {
        Words words = reading.words();
        words.acceptAny(Set.of("TEMPORARY", "MATERIALIZED", "FOREIGN"));
        String what = words.peek();
        words.text();
        boolean concurrently = words.accept("CONCURRENTLY");
        words.ifExists();
        boolean cascade = words.restHas("CASCADE");
        switch (what) {
            case "TABLE" -> {
                for (List<Token> name : Words.split(words.rest())) {
                    String table = new Words(name).name();
                    reading.add(Effect.DROP_TABLE, table);
                    log.tables().drop(table);
                }
            }
            case "SCHEMA", "DATABASE" -> reading.add(Effect.DROP_SCHEMA, "");
            case "INDEX" -> {
                String table = words.restHas("ON") ? tableAfterOn(words) : "";
                reading.add(concurrently ? concurrently(Effect.DROP_INDEX_CONCURRENTLY) : Effect.DROP_INDEX, table);
            }
            case "VIEW" -> reading.add(Effect.DROP_VIEW, "");
            case "TRIGGER", "RULE", "EVENT" -> reading.add(Effect.DROP_TRIGGER, "");
            // What CASCADE takes with it are defaults; the values stay.
            case "SEQUENCE" -> reading.add(Effect.DROP_OBJECT, "");
            case "TYPE",
                    "EXTENSION",
                    "DOMAIN",
                    "FUNCTION",
                    "PROCEDURE",
                    "AGGREGATE",
                    "POLICY",
                    "USER",
                    "ROLE",
                    "COLLATION",
                    "ROUTINE" -> reading.add(cascade ? Effect.DROP_CASCADE : Effect.DROP_OBJECT, "");
            // Only the planner knows them.
            case "STATISTICS" -> reading.add(Effect.TABLE_OPTION, "");
            case "OWNED" -> reading.add(Effect.DROP_CASCADE, "");
            default -> reading.add(Effect.RAW, "");
        }
    }

    private void rename(Reading reading) {
        Words words = reading.words();
        if (words.acceptAny(Set.of("TABLE", "TABLES"))) {
            for (List<Token> pair : Words.split(words.rest())) {
                Words names = new Words(pair);
                names.ifExists();
                String from = names.name();
                names.accept("TO");
                reading.add(Effect.RENAME_TABLE, from);
                log.tables().rename(from, names.name());
            }
        } else {
            reading.add(Effect.RAW, "");
        }
    }

    private void vacuum(Reading reading) {
        Words words = reading.words();
        boolean full = words.restHas("FULL");
        reading.add(
                transaction ? Effect.CONCURRENTLY_IN_TRANSACTION : full ? Effect.REWRITE_TABLE : Effect.MAINTENANCE,
                lastName(words.rest()));
    }

    private void set(Reading reading) {
        Words words = reading.words();
        words.acceptAny(Set.of("LOCAL", "SESSION", "GLOBAL", "PERSIST"));
        while (words.accept("@")) {
            // @@session.sql_mode
        }
        if (words.acceptAny(Set.of("SESSION", "GLOBAL"))) {
            words.accept(".");
        }
        boolean global = reading.statement.tokens().stream()
                .anyMatch(t -> t.keyword().equals("GLOBAL") || t.keyword().equals("PERSIST"));
        // SET STATEMENT ... FOR, of MariaDB, runs a statement; a value may call anything.
        boolean runs =
                words.peek().equals("STATEMENT") || DataStatements.callsForeignFunction(reading.statement.tokens());
        boolean redirects = REDIRECTIONS.contains(words.peek()) || runs;
        reading.add(global || redirects ? Effect.REDIRECTION : Effect.SESSION, "");
    }

    private static String lastName(List<Token> tokens) {
        return tokens.stream()
                .filter(Token::isName)
                .filter(token ->
                        token.kind() == Kind.QUOTED_NAME || !token.keyword().equals("CONCURRENTLY"))
                .reduce((first, second) -> second)
                .map(Token::text)
                .orElse("");
    }

    private static Effect sequence(Words words) {
        if (words.restHas("RESTART")) {
            return Effect.RESTART_SEQUENCE;
        }
        boolean narrowed = (words.restHas("MAXVALUE") && !words.restHas("NO", "MAXVALUE"))
                || (words.restHas("MINVALUE") && !words.restHas("NO", "MINVALUE"))
                || (words.restHas("CYCLE") && !words.restHas("NO", "CYCLE"))
                || words.restHas("-")
                || words.restHas("AS");
        return narrowed ? Effect.NARROW_SEQUENCE : Effect.CHANGE_SEQUENCE;
    }

    private void alter(Reading reading) {
        Words words = reading.words();
        words.acceptAny(Set.of("MATERIALIZED", "FOREIGN", "ONLINE"));
        boolean ignores = words.accept("IGNORE");
        String what = words.peek();
        words.text();
        if (what.equals("TABLE")) {
            words.ifExists();
            words.accept("ONLY");
            String table = words.name();
            words.accept("*");
            if (ignores) {
                reading.add(Effect.IGNORE_ERRORS, table);
            }
            new TableChanges(log, table).read(words.rest(), reading.line() - reading.statement.line());
            return;
        }
        boolean renamed = words.restHas("RENAME");
        boolean moved = words.restHas("SET", "SCHEMA");
        switch (what) {
            case "INDEX" -> {
                words.ifExists();
                boolean rule = TableChanges.unique(words.name());
                Effect renaming = rule ? Effect.RENAME_CONSTRAINT : Effect.RENAME_INDEX;
                boolean rewritten = words.restHas("SET", "TABLESPACE");
                Effect other = rewritten ? Effect.REWRITE_TABLE : Effect.TABLE_OPTION;
                reading.add(renamed ? renaming : other, "");
            }
            case "TYPE" -> {
                boolean value = words.restHas("ADD", "VALUE");
                reading.add(renamed || moved ? Effect.RENAME_OBJECT : value ? Effect.ENUM_VALUE : Effect.RAW, "");
            }
            case "SEQUENCE" -> {
                Effect changed = words.restHas("OWNER", "TO") ? Effect.REVOKE : sequence(words);
                reading.add(renamed || moved ? Effect.RENAME_OBJECT : changed, "");
            }
            case "VIEW" -> {
                String view = words.name();
                reading.add(
                        renamed && !words.restHas("COLUMN")
                                ? Effect.RENAME_TABLE
                                : renamed || moved ? Effect.RENAME_OBJECT : Effect.RAW,
                        view);
            }
            case "DOMAIN" -> {
                Effect changed = words.restHas("DROP", "CONSTRAINT") ? Effect.DROP_RULE_OF_TABLE : Effect.RAW;
                reading.add(renamed || moved ? Effect.RENAME_OBJECT : changed, "");
            }
            case "SCHEMA", "FUNCTION", "PROCEDURE", "TRIGGER" ->
                reading.add(renamed || moved ? Effect.RENAME_OBJECT : Effect.RAW, "");
            default -> reading.add(Effect.RAW, "");
        }
    }
}
