package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.migration.KnownTables.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of a migration in order, each judged for the service's database and for what is known of the tables. */
public final class OperationLog {

    private static final int DETAIL_LENGTH = 120;
    private static final String NEW_TABLE =
            "The release itself makes the table, so it has no rows and nothing uses it yet.";

    /** Kinds of operations after which rows may hold something else. */
    private static final Set<String> WRITING = Set.of(
            "updateRows",
            "fillColumn",
            "insertRows",
            "rawSql",
            "dynamicCall",
            "unrecognised",
            "externalCall",
            "createTrigger",
            "replaceRoutine");

    private final Dialect dialect;
    private final KnownTables tables;
    private final List<Migration.Operation> operations = new ArrayList<>();

    public OperationLog(Dialect dialect, KnownTables tables) {
        this.dialect = dialect;
        this.tables = tables;
    }

    public Dialect dialect() {
        return dialect;
    }

    public KnownTables tables() {
        return tables;
    }

    public List<Migration.Operation> operations() {
        return List.copyOf(operations);
    }

    public void add(Effect effect, String table, String detail, int line) {
        Grade grade = effect.grade(dialect);
        boolean onNewTable = !table.isEmpty() && tables.isNew(table) && (grade == Grade.LOCKS || grade == Grade.BREAKS);
        if (onNewTable && effect != Effect.CONCURRENTLY_IN_TRANSACTION) {
            add(effect.kind(), table, detail, Grade.HARMLESS, NEW_TABLE, line);
        } else {
            add(effect.kind(), table, detail, grade, effect.says(dialect), line);
        }
    }

    /** An operation whose effect is told by a sentence of its own. */
    public void add(String kind, String table, String detail, Grade grade, String says, int line) {
        if (WRITING.contains(kind)) {
            tables.written();
        }
        String shown = detail.replaceAll("\\s+", " ").strip();
        operations.add(new Migration.Operation(
                kind,
                table,
                shown.length() > DETAIL_LENGTH ? shown.substring(0, DETAIL_LENGTH) + "…" : shown,
                grade,
                says,
                line));
    }

    /**
     * Values of columns must be unique from now on. Of several columns one that is empty is enough: nothing is like it.
     *
     * @param otherwise the effect when the columns may hold anything
     */
    public void addUnique(String table, List<String> columns, Effect otherwise, String detail, int line) {
        addUnique(table, columns, Effect.ADD_UNIQUE_OF_EMPTY, otherwise, detail, line);
    }

    /**
     * The same.
     *
     * @param empty the effect when one of the columns is empty
     */
    public void addUnique(String table, List<String> columns, Effect empty, Effect otherwise, String detail, int line) {
        List<Optional<Values>> values =
                columns.stream().map(column -> tables.values(table, column)).toList();
        boolean same = !values.isEmpty() && values.stream().allMatch(Optional.of(Values.THE_SAME)::equals);
        Effect effect = same ? Effect.ADD_UNIQUE_OF_SAME : otherwise;
        add(values.contains(Optional.of(Values.NONE)) ? empty : effect, table, detail, line);
    }

    /**
     * A column gets a type; the table's knowledge follows.
     *
     * @param wanted its new type and rules
     */
    public void change(
            String table, String name, KnownTables.Column wanted, boolean usingExpression, String detail, int line) {
        var known = tables.column(table, name);
        if (known.isEmpty()) {
            add(tables.isNew(table) ? Effect.ALTER_COLUMN_METADATA : Effect.CHANGE_COLUMN_UNKNOWN, table, detail, line);
        } else {
            if (usingExpression) {
                add(Effect.CHANGE_COLUMN_LOSING, table, detail, line);
            } else {
                add(effect(known.get().type().to(wanted.type())), table, detail, line);
            }
            if (wanted.required() && !known.get().required()) {
                add(Effect.REQUIRE_VALUE, table, detail, line);
            } else if (!wanted.required() && known.get().required()) {
                add(Effect.ALLOW_NULL, table, detail, line);
            }
            if (wanted.numbered() && !known.get().numbered()) {
                add(Effect.NUMBER_COLUMN, table, detail, line);
            }
            if (known.get().computed() && !wanted.computed() && !usingExpression) {
                add(Effect.DROP_EXPRESSION, table, detail, line);
            }
            if (known.get().filled() && !wanted.filled() && wanted.required()) {
                add(Effect.DROP_DEFAULT, table, detail, line);
            }
        }
        tables.add(table, name, wanted);
    }

    private static Effect effect(ColumnType.Change change) {
        return switch (change) {
            case AT_ONCE -> Effect.WIDEN_COLUMN;
            case COPIES_ON_MYSQL -> Effect.WIDEN_COLUMN_COPYING;
            case REWRITES -> Effect.WIDEN_COLUMN_REWRITING;
            case NARROWS -> Effect.NARROW_COLUMN;
            case LOSES -> Effect.CHANGE_COLUMN_LOSING;
        };
    }
}
