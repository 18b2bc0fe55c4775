package com.maqsafy.releases.source.migration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as far as its width goes.
 *
 * @param name in lower case, synonyms brought to one name, e.g. {@code varchar}, {@code bigint}
 * @param arguments length, or precision and scale; empty when none are given
 * @param values of an {@code enum} or {@code set}
 * @param unsigned whether it holds no negative numbers (MySQL)
 */
public record ColumnType(String name, List<Integer> arguments, List<String> values, boolean unsigned) {

    /** What a change from one type to another does. */
    public enum Change {
        /** The values stay as they are. */
        AT_ONCE,
        /** All values fit; PostgreSQL changes the catalogue only, MySQL copies the table. */
        COPIES_ON_MYSQL,
        /** All values fit, and both rewrite the table. */
        REWRITES,
        /** Values of the old type may not fit, and are refused then. */
        NARROWS,
        /** Values may be rounded, cut off or not convertible. */
        LOSES
    }

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("numeric", "decimal"),
            Map.entry("double precision", "double"),
            Map.entry("float8", "double"),
            Map.entry("float4", "real"),
            Map.entry("bool", "boolean"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time without time zone", "time"));
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "integer", "bigint");
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");
    private static final int LONGEST_WITH_ONE_LENGTH_BYTE = 63; // 255 bytes in utf8mb4

    public ColumnType {
        name = SYNONYMS.getOrDefault(name.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        arguments = List.copyOf(arguments);
        values = List.copyOf(values);
    }

    public static ColumnType of(String name, Integer... arguments) {
        return new ColumnType(name, List.of(arguments), List.of(), false);
    }

    /** What it does to the values of a column to get another type. */
    public Change to(ColumnType wanted) {
        if (equals(wanted)) {
            return Change.AT_ONCE;
        }
        Change numbers = ranked(INTEGERS, wanted);
        if (numbers != null) {
            return unsigned != wanted.unsigned ? signChanged(wanted, numbers) : numbers;
        }
        return switch (name) {
            case "char", "varchar" -> fromText(wanted);
            case "tinytext", "text", "mediumtext", "longtext" -> {
                Change longer = ranked(TEXTS, wanted);
                yield longer != null ? longer : wanted.name.equals("varchar") ? Change.NARROWS : Change.LOSES;
            }
            case "tinyblob", "blob", "mediumblob", "longblob" -> {
                Change longer = ranked(BLOBS, wanted);
                yield longer != null ? longer : Change.LOSES;
            }
            case "decimal" -> fromDecimal(wanted);
            case "real" -> wanted.name.equals("double") ? Change.REWRITES : Change.LOSES;
            case "json" -> wanted.name.equals("jsonb") ? Change.REWRITES : Change.LOSES;
            case "date" ->
                wanted.name.startsWith("timestamp") || wanted.name.equals("datetime") ? Change.REWRITES : Change.LOSES;
            case "timestamp", "timestamptz", "time", "datetime" -> fromTime(wanted);
            case "enum", "set" -> fromEnum(wanted);
            default -> Change.LOSES;
        };
    }

    private @Nullable Change ranked(List<String> ranks, ColumnType wanted) {
        int from = ranks.indexOf(name);
        int to = ranks.indexOf(wanted.name);
        if (from < 0 || to < 0) {
            return null;
        }
        if (from == to) {
            return Change.AT_ONCE; // display widths of MySQL say nothing of the values
        }
        return from < to ? ranks == TEXTS ? Change.COPIES_ON_MYSQL : Change.REWRITES : Change.NARROWS;
    }

    private Change signChanged(ColumnType wanted, Change numbers) {
        boolean larger = INTEGERS.indexOf(wanted.name) > INTEGERS.indexOf(name);
        return unsigned && larger && numbers == Change.REWRITES ? Change.REWRITES : Change.NARROWS;
    }

    private Change fromText(ColumnType wanted) {
        if (TEXTS.contains(wanted.name)) {
            boolean shorter = wanted.name.equals("tinytext");
            return shorter ? Change.NARROWS : name.equals("char") ? Change.REWRITES : Change.COPIES_ON_MYSQL;
        }
        if (!wanted.name.equals("varchar") && !wanted.name.equals("char")) {
            return Change.LOSES;
        }
        int from = length();
        int to = wanted.length();
        if (to < from) {
            return Change.NARROWS;
        }
        if (!name.equals(wanted.name) || name.equals("char")) {
            return Change.REWRITES;
        }
        boolean sameLengthBytes = (from > LONGEST_WITH_ONE_LENGTH_BYTE) == (to > LONGEST_WITH_ONE_LENGTH_BYTE);
        return sameLengthBytes && to != Integer.MAX_VALUE ? Change.AT_ONCE : Change.COPIES_ON_MYSQL;
    }

    private int length() {
        return arguments.isEmpty() ? name.equals("char") ? 1 : Integer.MAX_VALUE : arguments.get(0);
    }

    private Change fromDecimal(ColumnType wanted) {
        if (!wanted.name.equals("decimal")) {
            return Change.LOSES;
        }
        if (wanted.arguments.isEmpty() || arguments.isEmpty()) {
            // Without arguments PostgreSQL holds any number and MySQL decimal(10, 0).
            return wanted.arguments.isEmpty() && arguments.isEmpty() ? Change.AT_ONCE : Change.LOSES;
        }
        int before = arguments.get(0) - scale();
        int after = wanted.arguments.get(0) - wanted.scale();
        if (wanted.scale() < scale()) {
            return Change.LOSES;
        }
        if (after < before) {
            return Change.NARROWS;
        }
        return wanted.scale() == scale() ? Change.COPIES_ON_MYSQL : Change.REWRITES;
    }

    private int scale() {
        return arguments.size() < 2 ? 0 : arguments.get(1);
    }

    private Change fromTime(ColumnType wanted) {
        if (!wanted.name.equals(name)) {
            return Change.LOSES;
        }
        int from = arguments.isEmpty() ? 0 : arguments.get(0);
        int to = wanted.arguments.isEmpty() ? 0 : wanted.arguments.get(0);
        // Without an argument PostgreSQL keeps six digits and MySQL none.
        if (arguments.isEmpty() != wanted.arguments.isEmpty()) {
            return arguments.isEmpty() ? Change.LOSES : Change.REWRITES;
        }
        return to < from ? Change.LOSES : Change.REWRITES;
    }

    private Change fromEnum(ColumnType wanted) {
        if (!wanted.name.equals(name)) {
            return wanted.name.equals("varchar") || TEXTS.contains(wanted.name) ? Change.REWRITES : Change.LOSES;
        }
        if (!wanted.values.containsAll(values)) {
            return Change.LOSES;
        }
        return wanted.values.subList(0, values.size()).equals(values) ? Change.AT_ONCE : Change.REWRITES;
    }
}
