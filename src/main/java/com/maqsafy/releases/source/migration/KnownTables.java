package com.maqsafy.releases.source.migration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the migrations so far say of the tables: types of columns, and what the release itself makes, which the running
 * version does not know and which has no rows.
 */
public final class KnownTables {

    private final Map<String, Map<String, Column>> tables = new HashMap<>();
    private final Set<String> newTables = new HashSet<>();
    private final Set<String> newColumns = new HashSet<>();
    private final Set<String> withDefaultPartition = new HashSet<>();
    private final Map<String, Values> newValues = new HashMap<>();

    /** What a new column holds in the rows that are there, as long as nothing wrote to them. */
    public enum Values {
        NONE,
        THE_SAME
    }

    /**
     * A column.
     *
     * @param required whether it takes no NULL
     * @param filled whether it has a default
     * @param numbered whether it numbers the rows
     * @param computed whether it is computed from other columns
     */
    public record Column(ColumnType type, boolean required, boolean filled, boolean numbered, boolean computed) {

        Column withRequired(boolean now) {
            return new Column(type, now, filled, numbered, computed);
        }
    }

    /** From here on tables and columns are made by the release itself. */
    public void releaseBegins() {
        newTables.clear();
        newColumns.clear();
        newValues.clear();
    }

    /** A new column holds nothing, or the same in all rows. */
    public void holds(String table, String column, Values values) {
        newValues.put(key(table) + "." + key(column), values);
    }

    /** What a new column holds, when that is known. */
    public Optional<Values> values(String table, String column) {
        return Optional.ofNullable(newValues.get(key(table) + "." + key(column)));
    }

    /** Rows were written, or may have been. */
    public void written() {
        newValues.clear();
    }

    /** A table was made, certainly and empty. */
    public void create(String table) {
        tables.put(key(table), new HashMap<>());
        newTables.add(key(table));
    }

    /** A table was made unless it was there. */
    public void createIfMissing(String table) {
        tables.computeIfAbsent(key(table), name -> new HashMap<>());
    }

    /** A divided table has a partition for what belongs to no other. */
    public void defaultPartition(String table) {
        withDefaultPartition.add(key(table));
    }

    /** Whether a divided table may have such a partition; one that no migration made may. */
    public boolean mayHaveDefaultPartition(String table) {
        return withDefaultPartition.contains(key(table)) || !tables.containsKey(key(table));
    }

    public void add(String table, String name, Column column) {
        boolean known = tables.computeIfAbsent(key(table), t -> new HashMap<>()).put(key(name), column) != null;
        if (!known) {
            newColumns.add(key(table) + "." + key(name));
        }
    }

    /** The column is there with another or an unknown type. */
    public void forget(String table, String name) {
        tables.getOrDefault(key(table), new HashMap<>()).remove(key(name));
        newColumns.remove(key(table) + "." + key(name));
        newValues.remove(key(table) + "." + key(name));
    }

    public void drop(String table) {
        tables.remove(key(table));
        newTables.remove(key(table));
        newColumns.removeIf(column -> column.startsWith(key(table) + "."));
        newValues.keySet().removeIf(column -> column.startsWith(key(table) + "."));
    }

    public void rename(String table, String name) {
        Map<String, Column> columns = tables.remove(key(table));
        if (columns != null) {
            tables.put(key(name), columns);
        }
        if (newTables.remove(key(table))) {
            newTables.add(key(name));
        }
        if (withDefaultPartition.remove(key(table))) {
            withDefaultPartition.add(key(name));
        }
    }

    public void renameColumn(String table, String from, String to) {
        Map<String, Column> columns = tables.getOrDefault(key(table), new HashMap<>());
        Column column = columns.remove(key(from));
        if (column != null) {
            columns.put(key(to), column);
        }
        newColumns.remove(key(table) + "." + key(from));
    }

    public Optional<Column> column(String table, String name) {
        return Optional.ofNullable(tables.getOrDefault(key(table), Map.of()).get(key(name)));
    }

    /** Whether the release itself makes the table, so that it is empty and unknown to the running version. */
    public boolean isNew(String table) {
        return newTables.contains(key(table));
    }

    /** Whether the release itself adds the column. */
    public boolean isNew(String table, String column) {
        return isNew(table) || newColumns.contains(key(table) + "." + key(column));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
