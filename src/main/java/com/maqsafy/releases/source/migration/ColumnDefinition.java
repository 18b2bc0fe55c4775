package com.maqsafy.releases.source.migration;

import com.maqsafy.releases.source.migration.SqlScript.Kind;
import com.maqsafy.releases.source.migration.SqlScript.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column as {@code CREATE TABLE} and {@code ALTER TABLE} write it.
 *
 * @param type its type; the name is empty when there is none
 * @param volatileDefault whether the default may differ from row to row
 * @param numbered whether rows are numbered: {@code serial}, {@code identity}, {@code auto_increment}
 * @param stored whether it is computed from other columns and stored
 * @param virtual whether it is computed from other columns at each read
 * @param using whether an expression converts its values
 */
record ColumnDefinition(
        ColumnType type,
        boolean notNull,
        boolean hasDefault,
        boolean volatileDefault,
        boolean numbered,
        boolean stored,
        boolean virtual,
        boolean unique,
        boolean primary,
        boolean references,
        boolean checked,
        boolean using) {

    private static final Set<String> SERIALS = Set.of("SERIAL", "BIGSERIAL", "SMALLSERIAL", "SERIAL4", "SERIAL8");
    /** The same for all rows of a statement: PostgreSQL computes them once and rewrites nothing. */
    private static final Set<String> STABLE = Set.of(
            "NOW",
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "LOCALTIMESTAMP",
            "CURRENT_TIME",
            "CURRENT_USER",
            "CAST",
            "DATE_TRUNC",
            "LOWER",
            "UPPER",
            "COALESCE",
            "JSON_BUILD_OBJECT",
            "JSONB_BUILD_OBJECT");

    static ColumnDefinition read(List<Token> tokens) {
        Words words = new Words(tokens);
        String first = words.peek();
        ColumnType type = type(words);
        List<Token> rest = words.rest();
        boolean notNull = false;
        boolean hasDefault = false;
        boolean isVolatile = false;
        boolean generated = false;
        boolean numbered = SERIALS.contains(first);
        boolean stored = false;
        boolean unique = false;
        boolean primary = false;
        boolean references = false;
        boolean checked = false;
        boolean using = false;
        Words modifiers = new Words(rest);
        while (!modifiers.done()) {
            if (modifiers.accept("NOT", "NULL")) {
                notNull = true;
            } else if (modifiers.accept("DEFAULT")) {
                List<Token> value = defaultValue(modifiers);
                hasDefault = !(value.size() == 1 && value.get(0).keyword().equals("NULL"));
                isVolatile = differs(value);
            } else if (modifiers.accept("ON", "UPDATE") || modifiers.accept("COMMENT") || modifiers.accept("COLLATE")) {
                modifiers.text();
            } else if (modifiers.accept("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY")
                    || modifiers.accept("GENERATED", "ALWAYS", "AS", "IDENTITY")
                    || modifiers.accept("AUTO_INCREMENT")) {
                numbered = true;
            } else if (modifiers.accept("GENERATED", "ALWAYS", "AS") || modifiers.accept("AS")) {
                generated = true;
                modifiers.bracket();
            } else if (modifiers.accept("STORED") || modifiers.accept("PERSISTENT")) {
                stored = true;
            } else if (modifiers.accept("UNIQUE")) {
                unique = true;
            } else if (modifiers.accept("PRIMARY", "KEY")) {
                primary = true;
            } else if (modifiers.accept("REFERENCES")) {
                references = true;
            } else if (modifiers.accept("CHECK")) {
                checked = true;
                modifiers.bracket();
            } else if (modifiers.accept("USING")) {
                using = true;
            } else if (modifiers.atBracket()) {
                modifiers.bracket();
            } else {
                modifiers.text();
            }
        }
        // MySQL fills a column of words with the first one.
        hasDefault |= notNull && type.name().equals("enum");
        return new ColumnDefinition(
                type,
                notNull || primary,
                hasDefault,
                isVolatile,
                numbered,
                generated && stored,
                generated && !stored,
                unique,
                primary,
                references,
                checked,
                using);
    }

    /** Takes a type: its name of up to four words and its arguments. */
    static ColumnType type(Words words) {
        String name = words.name();
        if (words.accept("VARYING") || words.accept("PRECISION")) {
            name += name.equalsIgnoreCase("double") ? " precision" : " varying";
        }
        List<Integer> arguments = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Token token : words.bracket()) {
            if (token.kind() == Kind.STRING) {
                values.add(token.text());
            } else if (token.text().matches("[0-9]{1,9}")) {
                arguments.add(Integer.valueOf(token.text()));
            }
        }
        if (words.accept("WITH", "TIME", "ZONE")) {
            name += " with time zone";
        } else if (words.accept("WITHOUT", "TIME", "ZONE")) {
            name += " without time zone";
        }
        boolean unsigned = words.accept("UNSIGNED");
        boolean array = words.accept("[");
        return new ColumnType(array ? name + "[]" : name, arguments, values, unsigned);
    }

    private static List<Token> defaultValue(Words words) {
        List<Token> value = new ArrayList<>();
        boolean more = true;
        while (more && !words.done()) {
            if (words.atBracket()) {
                value.add(words.rest().get(0));
                value.addAll(words.bracket());
            } else {
                value.add(words.rest().get(0));
                words.text();
            }
            more = !Set.of(
                            "NOT",
                            "NULL",
                            "UNIQUE",
                            "PRIMARY",
                            "REFERENCES",
                            "CHECK",
                            "CONSTRAINT",
                            "COMMENT",
                            "AFTER",
                            "FIRST",
                            "COLLATE",
                            "ON",
                            "GENERATED",
                            "AUTO_INCREMENT")
                    .contains(words.peek());
        }
        return value;
    }

    /** Whether a function other than those that are the same for all rows is called. */
    static boolean differs(List<Token> value) {
        for (int i = 0; i < value.size(); i++) {
            Token token = value.get(i);
            // Without a bracket nothing is called that could differ: CURRENT_TIMESTAMP, INTERVAL '1 day', AT TIME ZONE.
            boolean called = token.isName()
                    && i + 1 < value.size()
                    && value.get(i + 1).text().equals("(");
            boolean cast = i > 0 && value.get(i - 1).text().equals(":");
            if (called && !cast && !STABLE.contains(token.keyword())) {
                return true;
            }
        }
        return false;
    }

    /** What it holds in the rows that are there, when that is the same in all. */
    Optional<KnownTables.Values> values() {
        if (numbered || stored || virtual || volatileDefault) {
            return Optional.empty();
        }
        return hasDefault
                ? Optional.of(KnownTables.Values.THE_SAME)
                : Optional.of(KnownTables.Values.NONE).filter(none -> !notNull);
    }

    KnownTables.Column column() {
        boolean computed = stored || virtual;
        return new KnownTables.Column(type, notNull, hasDefault || numbered || computed, numbered, computed);
    }
}
