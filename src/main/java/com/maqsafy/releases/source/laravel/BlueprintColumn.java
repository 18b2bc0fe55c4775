package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.migration.ColumnType;
import com.maqsafy.releases.source.migration.Effect;
import com.maqsafy.releases.source.migration.KnownTables;
import com.maqsafy.releases.source.migration.SqlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column that a method of Laravel's {@code Blueprint} makes: required unless it is told otherwise.
 *
 * @param name empty when the code does not tell
 * @param differs whether the default may differ from row to row
 */
record BlueprintColumn(
        String name,
        ColumnType type,
        boolean required,
        boolean filled,
        boolean differs,
        boolean numbered,
        boolean stored,
        boolean virtual) {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "varchar"),
            Map.entry("char", "char"),
            Map.entry("text", "text"),
            Map.entry("tinytext", "tinytext"),
            Map.entry("mediumtext", "mediumtext"),
            Map.entry("longtext", "longtext"),
            Map.entry("integer", "integer"),
            Map.entry("tinyinteger", "tinyint"),
            Map.entry("smallinteger", "smallint"),
            Map.entry("mediuminteger", "mediumint"),
            Map.entry("biginteger", "bigint"),
            Map.entry("foreignid", "unsigned bigint"),
            Map.entry("foreignidfor", "unsigned bigint"),
            Map.entry("float", "float"),
            Map.entry("double", "double"),
            Map.entry("decimal", "decimal"),
            Map.entry("boolean", "boolean"),
            Map.entry("enum", "enum"),
            Map.entry("set", "set"),
            Map.entry("json", "json"),
            Map.entry("jsonb", "jsonb"),
            Map.entry("date", "date"),
            Map.entry("datetime", "timestamp"),
            Map.entry("datetimetz", "timestamptz"),
            Map.entry("time", "time"),
            Map.entry("timetz", "time"),
            Map.entry("timestamp", "timestamp"),
            Map.entry("timestamptz", "timestamptz"),
            Map.entry("year", "year"),
            Map.entry("binary", "blob"),
            Map.entry("uuid", "uuid"),
            Map.entry("foreignuuid", "uuid"),
            Map.entry("ulid", "ulid"),
            Map.entry("foreignulid", "ulid"),
            Map.entry("ipaddress", "inet"),
            Map.entry("macaddress", "macaddr"),
            Map.entry("geometry", "geometry"),
            Map.entry("geography", "geography"),
            Map.entry("point", "geometry"),
            Map.entry("linestring", "geometry"),
            Map.entry("polygon", "geometry"),
            Map.entry("multipoint", "geometry"),
            Map.entry("vector", "vector"));
    private static final Set<String> NUMBERING = Set.of(
            "id",
            "increments",
            "bigincrements",
            "integerincrements",
            "smallincrements",
            "mediumincrements",
            "tinyincrements");
    private static final Set<String> INDEXED = Set.of(
            "morphs",
            "nullablemorphs",
            "uuidmorphs",
            "nullableuuidmorphs",
            "ulidmorphs",
            "nullableulidmorphs",
            "numericmorphs",
            "nullablenumericmorphs");
    private static final Set<String> DATES = Set.of("timestamp", "timestamptz", "time");
    private static final int DEFAULT_LENGTH = 255;

    /**
     * The columns that a method makes; none when it is not a method of {@code Blueprint}.
     *
     * @param arguments literals of the call in order, {@code ?} for what is not one
     */
    static List<BlueprintColumn> of(String method, List<String> arguments, Dialect dialect) {
        String key = method.toLowerCase(Locale.ROOT);
        String name = arguments.isEmpty() || arguments.get(0).contains("?") ? "" : arguments.get(0);
        if (NUMBERING.contains(key)) {
            String type = key.equals("id") || key.startsWith("big") ? "bigint" : "integer";
            String column = name.isEmpty() ? key.equals("id") && arguments.isEmpty() ? "id" : "" : name;
            return List.of(new BlueprintColumn(
                    column, new ColumnType(type, List.of(), List.of(), true), true, true, false, true, false, false));
        }
        if (INDEXED.contains(key)) {
            boolean required = !key.startsWith("nullable");
            ColumnType id = key.contains("uuid")
                    ? ColumnType.of("uuid")
                    : key.contains("ulid")
                            ? ColumnType.of("ulid")
                            : new ColumnType("bigint", List.of(), List.of(), true);
            return List.of(
                    plain(name.isEmpty() ? "" : name + "_type", ColumnType.of("varchar", DEFAULT_LENGTH), required),
                    plain(name.isEmpty() ? "" : name + "_id", id, required));
        }
        return switch (key) {
            case "timestamps", "nullabletimestamps", "timestampstz", "datetimes" ->
                List.of(
                        plain("created_at", ColumnType.of("timestamp", 0), false),
                        plain("updated_at", ColumnType.of("timestamp", 0), false));
            case "softdeletes", "softdeletestz", "softdeletesdatetime" ->
                List.of(plain(name.isEmpty() ? "deleted_at" : name, ColumnType.of("timestamp", 0), false));
            case "remembertoken" -> List.of(plain("remember_token", ColumnType.of("varchar", 100), false));
            default -> {
                boolean unsigned = key.startsWith("unsigned");
                String type = TYPES.get(unsigned ? key.substring("unsigned".length()) : key);
                if (type == null) {
                    yield List.of();
                }
                // MySQL fills a column of words with the first one.
                boolean filled = dialect == Dialect.MYSQL && type.equals("enum");
                yield List.of(new BlueprintColumn(
                        name, type(type, unsigned, arguments, dialect), true, filled, false, false, false, false));
            }
        };
    }

    /** Whether the method makes an index beside its columns. */
    static boolean indexed(String method) {
        return INDEXED.contains(method);
    }

    /** Whether nothing but a blueprint has a method of this name, in lower case. */
    static boolean unmistakable(String method) {
        return Set.of("string", "biginteger", "unsignedbiginteger", "foreignid", "softdeletes", "remembertoken")
                .contains(method);
    }

    private static BlueprintColumn plain(String name, ColumnType type, boolean required) {
        return new BlueprintColumn(name, type, required, false, false, false, false, false);
    }

    private static ColumnType type(String name, boolean unsigned, List<String> arguments, Dialect dialect) {
        List<String> further = arguments.size() < 2 ? List.of() : arguments.subList(1, arguments.size());
        if (name.equals("enum") || name.equals("set")) {
            return new ColumnType(name, List.of(), further, false);
        }
        if (further.stream().anyMatch(argument -> argument.contains("?"))) {
            return ColumnType.of(name + " of unknown width");
        }
        List<Integer> numbers = further.stream()
                .filter(argument -> argument.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .toList();
        boolean small = dialect == Dialect.POSTGRESQL;
        return switch (name) {
            case "varchar", "char" -> ColumnType.of(name, numbers.isEmpty() ? DEFAULT_LENGTH : numbers.get(0));
            case "tinytext" -> small ? ColumnType.of("varchar", DEFAULT_LENGTH) : ColumnType.of(name);
            case "mediumtext", "longtext" -> ColumnType.of(small ? "text" : name);
            case "tinyint" -> new ColumnType(small ? "smallint" : name, List.of(), List.of(), unsigned && !small);
            case "mediumint" -> new ColumnType(small ? "integer" : name, List.of(), List.of(), unsigned && !small);
            case "smallint", "integer", "bigint" -> new ColumnType(name, List.of(), List.of(), unsigned && !small);
            case "unsigned bigint" -> new ColumnType("bigint", List.of(), List.of(), !small);
            case "decimal" ->
                new ColumnType(
                        name,
                        numbers.isEmpty() ? List.of(8, 2) : numbers.size() == 1 ? List.of(numbers.get(0), 2) : numbers,
                        List.of(),
                        false);
            default ->
                DATES.contains(name)
                        ? ColumnType.of(name, numbers.isEmpty() ? 0 : numbers.get(0))
                        : ColumnType.of(name);
        };
    }

    /**
     * The column with one more modifier.
     *
     * @param modifier in lower case
     * @param sql SQL of an expression in it, empty when there is none
     */
    BlueprintColumn with(String modifier, List<String> arguments, String sql) {
        // What is known only when it runs may be false.
        boolean off = !arguments.isEmpty() && !arguments.equals(List.of("true"));
        return switch (modifier) {
            case "nullable" -> new BlueprintColumn(name, type, off, filled, differs, numbered, stored, virtual);
            case "default" ->
                new BlueprintColumn(
                        name,
                        type,
                        required,
                        !arguments.equals(List.of("null")),
                        sql.isEmpty()
                                ? arguments.stream().anyMatch(a -> a.equals("unknown()"))
                                : SqlReader.differs(sql),
                        numbered,
                        stored,
                        virtual);
            case "usecurrent" -> new BlueprintColumn(name, type, required, true, differs, numbered, stored, virtual);
            case "autoincrement", "generatedas" ->
                new BlueprintColumn(name, type, required, true, differs, true, stored, virtual);
            case "storedas" -> new BlueprintColumn(name, type, required, true, differs, numbered, true, virtual);
            case "virtualas" -> new BlueprintColumn(name, type, required, true, differs, numbered, stored, true);
            case "unsigned" ->
                new BlueprintColumn(
                        name,
                        new ColumnType(type.name(), type.arguments(), type.values(), true),
                        required,
                        filled,
                        differs,
                        numbered,
                        stored,
                        virtual);
            default -> this;
        };
    }

    /** What it does to add it to a table that is there. */
    Effect effect() {
        if (numbered || stored) {
            return Effect.ADD_COLUMN_GENERATED;
        }
        if (virtual) {
            return Effect.ADD_COLUMN_VIRTUAL;
        }
        if (required && !filled) {
            return Effect.ADD_REQUIRED_COLUMN;
        }
        return differs ? Effect.ADD_COLUMN_VOLATILE : Effect.ADD_COLUMN;
    }

    /** What it holds in the rows that are there, when that is the same in all. */
    Optional<KnownTables.Values> values() {
        if (differs || numbered || stored || virtual) {
            return Optional.empty();
        }
        return filled
                ? Optional.of(KnownTables.Values.THE_SAME)
                : Optional.of(KnownTables.Values.NONE).filter(none -> !required);
    }

    KnownTables.Column column() {
        return new KnownTables.Column(type, required, filled, numbered, stored || virtual);
    }
}
