package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.migration.SqlScript.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code ALTER TABLE} does, action by action. */
final class TableChanges {

    /** Words that begin something else than a column where a column may stand. */
    static final Set<String> NOT_COLUMNS = Set.of(
            "CONSTRAINT",
            "INDEX",
            "KEY",
            "UNIQUE",
            "PRIMARY",
            "FOREIGN",
            "CHECK",
            "FULLTEXT",
            "SPATIAL",
            "EXCLUDE",
            "PARTITION",
            "LIKE",
            "PERIOD");

    private static final Set<String> CATALOGUE_OPTIONS = Set.of(
            "COMMENT",
            "AUTO_INCREMENT",
            "DEFAULT",
            "CHARACTER",
            "CHARSET",
            "COLLATE",
            "ALGORITHM",
            "LOCK",
            "STATS_PERSISTENT",
            "OF",
            "WAIT",
            "NOWAIT");

    /** Engines of MySQL and MariaDB that keep what they are given. */
    private static final Set<String> KEEPING_ENGINES = Set.of("INNODB", "MYISAM", "ARIA", "ROCKSDB", "MYROCKS");

    /** What stands between the changes and says how they are made. */
    private static final Set<String> ALTERING_NOTHING = Set.of("ALGORITHM", "LOCK", "WAIT", "NOWAIT");

    private final OperationLog log;
    private final String table;
    private boolean virtualBesideOthers;

    TableChanges(OperationLog log, String table) {
        this.log = log;
        this.table = table;
    }

    /**
     * @param before lines before the statement's text
     */
    void read(List<Token> actions, int before) {
        int line = before + (actions.isEmpty() ? 1 : actions.get(0).line());
        List<List<Token>> parts = Words.split(actions);
        if (parts.stream().map(Words::new).anyMatch(TableChanges::blocks)) {
            add(Effect.REWRITE_TABLE, "ALGORITHM=COPY", line);
        }
        virtualBesideOthers = parts.stream()
                        .filter(part -> !part.isEmpty()
                                && !ALTERING_NOTHING.contains(part.get(0).keyword())
                                && !addsVirtual(part))
                        .count()
                > 0;
        for (List<Token> part : parts) {
            if (part.isEmpty()) {
                add(Effect.RAW, "", line);
            } else {
                new Action(part, before + part.get(0).line()).read();
            }
        }
    }

    private static boolean addsVirtual(List<Token> part) {
        Words words = new Words(part);
        if (!words.accept("ADD")) {
            return false;
        }
        words.accept("COLUMN");
        words.ifExists();
        return !NOT_COLUMNS.contains(words.peek())
                && !words.name().isEmpty()
                && ColumnDefinition.read(words.rest()).virtual();
    }

    /** Whether it is asked for that others wait, or that the table is copied, which makes them wait. */
    static boolean blocks(Words words) {
        return words.restHas("ALGORITHM", "=", "COPY")
                || words.restHas("ALGORITHM", "COPY")
                || words.restHas("LOCK", "=", "SHARED")
                || words.restHas("LOCK", "SHARED")
                || words.restHas("LOCK", "=", "EXCLUSIVE")
                || words.restHas("LOCK", "EXCLUSIVE");
    }

    /** The columns in the next bracket, where all rows are compared; an expression in it is none. */
    static List<String> indexed(Words words) {
        if (words.restHas("WHERE") || words.restHas("NOT", "DISTINCT")) {
            return List.of();
        }
        while (!words.done() && !words.atBracket()) {
            words.text();
        }
        return Words.split(words.bracket()).stream()
                .map(part -> {
                    Words column = new Words(part);
                    String name = column.name();
                    return column.atBracket() ? "" : name;
                })
                .toList();
    }

    /** Whether the name of an index, as Laravel and PostgreSQL make them, is that of a unique constraint. */
    static boolean unique(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.endsWith("_unique") || key.endsWith("_pkey") || key.endsWith("_key") || key.endsWith("_primary");
    }

    private void add(Effect effect, String detail, int line) {
        log.add(effect, table, detail, line);
    }

    /** One action. */
    private final class Action {

        private final Words words;
        private final String detail;
        private final int line;

        Action(List<Token> tokens, int line) {
            this.words = new Words(tokens);
            this.detail = String.join(" ", tokens.stream().map(Token::shown).toList());
            this.line = line;
        }

        void read() {
            String first = words.peek();
            words.text();
            switch (first) {
                case "ADD" -> add();
                case "DROP" -> drop();
                case "RENAME" -> rename();
                case "ALTER" -> alterColumn();
                case "MODIFY" -> {
                    words.accept("COLUMN");
                    words.ifExists();
                    modify(words.name());
                }
                case "CHANGE" -> change();
                case "VALIDATE" -> say(Effect.VALIDATE);
                case "CONVERT" -> convert();
                case "FORCE" -> say(words.done() ? Effect.REBUILD_TABLE : Effect.ROW_SECURITY);
                case "ENGINE" -> {
                    words.accept("=");
                    String engine = words.text().toUpperCase(Locale.ROOT);
                    // Nearly all tables have this engine already.
                    Effect kept = engine.equals("INNODB") ? Effect.REBUILD_TABLE : Effect.REWRITE_TABLE;
                    say(KEEPING_ENGINES.contains(engine) ? kept : Effect.FORGETFUL_ENGINE);
                }
                case "ROW_FORMAT", "KEY_BLOCK_SIZE" -> say(Effect.REBUILD_TABLE);
                case "TABLESPACE" -> say(Effect.REWRITE_TABLE);
                case "DISCARD" -> say(words.restHas("TABLESPACE") ? Effect.DISCARD_TABLESPACE : Effect.RAW);
                case "SET" -> set();
                case "RESET", "CLUSTER" -> say(Effect.TABLE_OPTION);
                case "ENABLE", "NO" -> say(rowSecurity());
                case "DISABLE" -> say(words.peek().equals("TRIGGER") ? Effect.DROP_TRIGGER : rowSecurity());
                case "REPLICA" -> say(words.restHas("NOTHING") ? Effect.REPLICA_IDENTITY_NOTHING : Effect.TABLE_OPTION);
                case "OWNER" -> say(Effect.REVOKE);
                case "ANALYZE", "CHECK" -> say(words.peek().equals("PARTITION") ? Effect.MAINTENANCE : Effect.RAW);
                case "OPTIMIZE" -> say(words.peek().equals("PARTITION") ? Effect.REWRITE_TABLE : Effect.RAW);
                case "ATTACH" -> attach();
                case "DETACH" -> say(Effect.DETACH_PARTITION);
                case "TRUNCATE" -> say(Effect.DROP_PARTITION);
                case "ORDER", "PARTITION" -> say(Effect.REWRITE_TABLE);
                case "REORGANIZE", "COALESCE", "REMOVE", "REBUILD" -> say(Effect.DIVIDE_TABLE);
                default -> say(CATALOGUE_OPTIONS.contains(first) ? Effect.TABLE_OPTION : Effect.RAW);
            }
        }

        private Effect rowSecurity() {
            return words.restHas("ROW", "LEVEL", "SECURITY") ? Effect.ROW_SECURITY : Effect.RAW;
        }

        private void say(Effect effect) {
            log.add(effect, table, detail, line);
        }

        private void add() {
            if (new Words(words.rest()).accept("SYSTEM", "VERSIONING")) {
                say(Effect.RAW);
            } else if (words.peek().equals("COLUMN")) {
                words.text();
                columns();
            } else if (NOT_COLUMNS.contains(words.peek())) {
                constraint();
            } else {
                columns();
            }
        }

        /** {@code ADD COLUMN a int}, and {@code ADD (a int, b int)} of MySQL. */
        private void columns() {
            words.ifExists();
            if (words.atBracket()) {
                Words.split(words.bracket()).forEach(part -> {
                    Words column = new Words(part);
                    if (NOT_COLUMNS.contains(column.peek())) {
                        say(Effect.RAW);
                    } else {
                        column(column.name(), column.rest());
                    }
                });
            } else {
                column(words.name(), words.rest());
            }
        }

        private void column(String name, List<Token> definition) {
            ColumnDefinition column = ColumnDefinition.read(definition);
            say(effect(column));
            log.tables().add(table, name, column.column());
            column.values().ifPresent(values -> log.tables().holds(table, name, values));
        }

        private Effect effect(ColumnDefinition column) {
            if (column.primary()) {
                return column.numbered() ? Effect.ADD_COLUMN_GENERATED : Effect.ADD_PRIMARY;
            }
            if (column.numbered() || column.stored()) {
                return Effect.ADD_COLUMN_GENERATED;
            }
            if (column.virtual()) {
                boolean ruled = column.notNull() || column.unique();
                return virtualBesideOthers || ruled ? Effect.ADD_COLUMN_VIRTUAL_BESIDE : Effect.ADD_COLUMN_VIRTUAL;
            }
            if (column.notNull() && !column.hasDefault()) {
                return Effect.ADD_REQUIRED_COLUMN;
            }
            if (column.volatileDefault()) {
                return Effect.ADD_COLUMN_VOLATILE;
            }
            if (column.checked()) {
                return Effect.ADD_COLUMN_CHECKED;
            }
            if (column.unique()) {
                return column.hasDefault() ? Effect.ADD_UNIQUE_OF_SAME : Effect.ADD_COLUMN_UNIQUE;
            }
            if (column.references()) {
                return column.hasDefault() ? Effect.ADD_FOREIGN : Effect.ADD_COLUMN_REFERENCING;
            }
            return Effect.ADD_COLUMN;
        }

        private void constraint() {
            if (words.accept("CONSTRAINT")) {
                words.ifExists();
                if (!Set.of("UNIQUE", "PRIMARY", "FOREIGN", "CHECK", "EXCLUDE").contains(words.peek())) {
                    words.name();
                }
            }
            boolean notValid = words.restHas("NOT", "VALID");
            boolean usingIndex = words.restHas("USING", "INDEX");
            String kind = words.peek();
            words.text();
            switch (kind) {
                case "INDEX", "KEY" -> say(Effect.ADD_INDEX);
                case "FULLTEXT", "SPATIAL" -> say(Effect.ADD_INDEX_BLOCKING);
                case "UNIQUE" -> {
                    if (usingIndex) {
                        say(Effect.ADD_UNIQUE_USING_INDEX);
                    } else {
                        log.addUnique(table, indexed(words), Effect.ADD_UNIQUE, detail, line);
                    }
                }
                case "PRIMARY" -> say(Effect.ADD_PRIMARY);
                case "FOREIGN" -> {
                    words.accept("KEY");
                    say(notValid ? notValid(words.rest()) : Effect.ADD_FOREIGN);
                }
                case "CHECK" -> {
                    boolean idle = words.restHas("NOT", "ENFORCED");
                    Effect checked = idle ? Effect.TABLE_OPTION : Effect.ADD_CHECK;
                    say(notValid ? notValid(words.rest()) : checked);
                }
                case "EXCLUDE" -> say(Effect.ADD_UNIQUE);
                // A number of partitions, over which the rows are spread anew; others come beside those that are there.
                case "PARTITION" -> say(words.restHas("PARTITIONS") ? Effect.DIVIDE_TABLE : Effect.TABLE_OPTION);
                default -> say(Effect.RAW);
            }
        }

        /** A rule of a column that the release itself adds, and of no other. */
        private Effect notValid(List<Token> rule) {
            List<String> names = new Words(rule)
                    .bracket().stream().filter(Token::isName).map(Token::text).toList();
            boolean added = names.stream().anyMatch(name -> log.tables().isNew(table, name));
            boolean others = names.stream()
                    .anyMatch(name -> !log.tables().isNew(table, name)
                            && log.tables().column(table, name).isPresent());
            return added && !others ? Effect.ADD_NOT_VALID_OF_NEW : Effect.ADD_NOT_VALID;
        }

        private void drop() {
            String kind = words.peek();
            boolean cascade = words.restHas("CASCADE");
            switch (kind) {
                case "CONSTRAINT" -> {
                    // What hangs on a constraint are others of them, and views.
                    words.text();
                    words.ifExists();
                    Effect effect = dropped(words.name());
                    say(effect);
                    if (cascade && effect != Effect.DROP_RULE_OF_TABLE) {
                        say(Effect.DROP_OBJECT);
                    }
                }
                case "PRIMARY" -> say(Effect.DROP_PRIMARY);
                case "FOREIGN", "CHECK" -> say(Effect.DROP_RULE_OF_TABLE);
                case "INDEX", "KEY" -> say(Effect.DROP_INDEX);
                case "PARTITION" -> say(Effect.DROP_PARTITION);
                default -> {
                    words.accept("COLUMN");
                    words.ifExists();
                    say(Effect.DROP_COLUMN);
                    log.tables().forget(table, words.name());
                }
            }
        }

        /** Of a constraint that is dropped by its name only the name says what it was. */
        private Effect dropped(String name) {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.endsWith("_foreign") || key.endsWith("_fkey") || key.endsWith("_fk") || key.endsWith("_check")) {
                return Effect.DROP_RULE_OF_TABLE;
            }
            return key.endsWith("_pkey") || key.endsWith("_primary") ? Effect.DROP_PRIMARY : Effect.DROP_UNIQUE;
        }

        private void rename() {
            switch (words.peek()) {
                case "INDEX", "KEY" -> say(Effect.RENAME_INDEX);
                case "CONSTRAINT" -> say(Effect.RENAME_CONSTRAINT);
                case "TO", "AS" -> {
                    say(Effect.RENAME_TABLE);
                    words.text();
                    log.tables().rename(table, words.name());
                }
                default -> {
                    boolean column = words.accept("COLUMN");
                    words.ifExists();
                    String from = words.name();
                    if (words.accept("TO") || column) {
                        say(Effect.RENAME_COLUMN);
                        log.tables().renameColumn(table, from, words.name());
                    } else {
                        say(Effect.RENAME_TABLE); // MySQL: RENAME new_name
                        log.tables().rename(table, from);
                    }
                }
            }
        }

        private void alterColumn() {
            if (words.accept("INDEX")) {
                say(words.restHas("INVISIBLE") ? Effect.DROP_INDEX : Effect.TABLE_OPTION);
                return;
            }
            if (words.acceptAny(Set.of("CONSTRAINT", "CHECK"))) {
                boolean lifted = words.restHas("NOT", "ENFORCED");
                Effect kept = words.restHas("ENFORCED") ? Effect.ADD_CHECK : Effect.TABLE_OPTION;
                say(lifted ? Effect.DROP_RULE_OF_TABLE : kept);
                return;
            }
            words.accept("COLUMN");
            words.ifExists();
            String name = words.name();
            Optional<KnownTables.Column> known = log.tables().column(table, name);
            if (words.accept("TYPE") || words.accept("SET", "DATA", "TYPE")) {
                ColumnDefinition wanted = ColumnDefinition.read(words.rest());
                boolean required = known.map(KnownTables.Column::required).orElse(false);
                boolean filled = known.map(KnownTables.Column::filled).orElse(false);
                if (words.restHas("COLLATE")) {
                    say(Effect.COLLATE_COLUMN);
                }
                log.change(
                        table,
                        name,
                        new KnownTables.Column(
                                wanted.type(),
                                required,
                                filled,
                                known.map(KnownTables.Column::numbered).orElse(false),
                                known.map(KnownTables.Column::computed).orElse(false)),
                        wanted.using() && !plainCast(name, wanted.type()),
                        detail,
                        line);
            } else if (words.accept("SET", "NOT", "NULL")) {
                boolean already = known.map(KnownTables.Column::required).orElse(false);
                say(already ? Effect.ALTER_COLUMN_METADATA : Effect.REQUIRE_VALUE);
                known.ifPresent(c -> log.tables().add(table, name, c.withRequired(true)));
            } else if (words.accept("DROP", "NOT", "NULL")) {
                say(Effect.ALTER_COLUMN_METADATA);
                known.ifPresent(c -> log.tables().add(table, name, c.withRequired(false)));
            } else if (words.accept("DROP", "DEFAULT") || words.accept("SET", "DEFAULT", "NULL")) {
                // A column that may be empty is then left empty; one without a default was filled before.
                boolean same = known.map(c -> !c.required() || !c.filled()).orElse(false);
                say(same ? Effect.ALTER_COLUMN_METADATA : Effect.DROP_DEFAULT);
                known.ifPresent(c -> log.tables()
                        .add(
                                table,
                                name,
                                new KnownTables.Column(c.type(), c.required(), false, c.numbered(), c.computed())));
            } else if (words.accept("DROP", "EXPRESSION") || words.accept("DROP", "IDENTITY")) {
                say(Effect.DROP_EXPRESSION);
            } else if (words.accept("ADD", "GENERATED", "ALWAYS") || words.accept("SET", "GENERATED", "ALWAYS")) {
                say(Effect.NUMBER_COLUMN_ALWAYS);
            } else if (words.accept("SET", "INVISIBLE")) {
                say(Effect.HIDE_COLUMN);
            } else if (words.accept("ADD", "GENERATED")) {
                say(Effect.ALTER_COLUMN_METADATA);
            } else if (words.accept("SET")) {
                boolean catalogue = Set.of("DEFAULT", "STATISTICS", "STORAGE", "GENERATED", "COMPRESSION", "VISIBLE")
                        .contains(words.peek());
                say(catalogue || words.atBracket() ? Effect.ALTER_COLUMN_METADATA : Effect.RAW);
            } else if (words.accept("RESTART")) {
                say(Effect.RESTART_SEQUENCE);
            } else {
                say(Effect.RAW);
            }
        }

        /** {@code USING a::bigint}: the conversion that would be made without it. */
        private boolean plainCast(String name, ColumnType type) {
            Words rest = new Words(words.rest());
            while (!rest.done() && !rest.accept("USING")) {
                rest.text();
            }
            rest.accept("(");
            boolean same = rest.name().equalsIgnoreCase(name);
            rest.accept(")");
            return same
                    && rest.accept(":", ":")
                    && ColumnDefinition.type(rest).equals(type)
                    && rest.rest().stream().allMatch(t -> t.text().equals(")"));
        }

        private void change() {
            words.accept("COLUMN");
            words.ifExists();
            String from = words.name();
            String to = words.name();
            if (!from.equalsIgnoreCase(to)) {
                say(Effect.RENAME_COLUMN);
                log.tables().renameColumn(table, from, to);
            }
            modify(to);
        }

        /** MySQL gives the whole definition anew. */
        private void modify(String name) {
            ColumnDefinition wanted = ColumnDefinition.read(words.rest());
            boolean computed = wanted.stored() || wanted.virtual();
            log.change(table, name, wanted.column(), computed, detail, line);
            boolean characters = words.restHas("CHARACTER", "SET") || words.restHas("CHARSET");
            if (characters && !words.restHas("UTF8MB4")) {
                say(Effect.CONVERT_CHARSET_LOSING);
            } else if (characters || words.restHas("COLLATE")) {
                say(Effect.COLLATE_COLUMN);
            }
            if (words.restHas("INVISIBLE")) {
                say(Effect.HIDE_COLUMN);
            }
            if (wanted.unique() || wanted.primary()) {
                say(wanted.primary() ? Effect.ADD_PRIMARY : Effect.ADD_UNIQUE);
            }
        }

        private void convert() {
            boolean all = words.restHas("UTF8MB4");
            say(all ? Effect.CONVERT_CHARSET : Effect.CONVERT_CHARSET_LOSING);
        }

        /** A partition that the release itself made is empty. */
        private void attach() {
            words.accept("PARTITION");
            String partition = words.name();
            boolean empty = log.tables().isNew(partition) && !log.tables().mayHaveDefaultPartition(table);
            say(empty ? Effect.NEW_PARTITION : Effect.ATTACH_PARTITION);
            if (words.accept("DEFAULT")) {
                log.tables().defaultPartition(table);
            }
        }

        private void set() {
            switch (words.peek()) {
                case "UNLOGGED" -> say(log.dialect() == Dialect.MYSQL ? Effect.RAW : Effect.UNLOGGED);
                case "LOGGED", "TABLESPACE", "ACCESS" -> say(Effect.REWRITE_TABLE);
                case "SCHEMA" -> say(Effect.MOVE_TABLE);
                case "WITHOUT" -> say(Effect.TABLE_OPTION);
                default -> say(words.atBracket() ? Effect.TABLE_OPTION : Effect.RAW);
            }
        }
    }
}
