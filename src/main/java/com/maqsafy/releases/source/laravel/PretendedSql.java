package com.maqsafy.releases.source.laravel;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.Migration.Operation;
import com.maqsafy.releases.source.migration.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code php artisan migrate --pretend} prints: {@code name: sql} until Laravel 9, the name and below it
 * {@code ⇂ sql} since then.
 *
 * <p>It shows the SQL of a run in which every query answers nothing. What hangs on rows ({@code foreach (User::all())})
 * or on what is there ({@code if (Schema::hasTable())}) is not printed, and what is not SQL is not either; so what the
 * code itself shows to destroy, or does elsewhere, stays.
 */
final class PretendedSql {

    private static final String BULLET = "⇂";
    /** Doubts that end when the SQL is seen. */
    private static final Set<String> SETTLED = Set.of(Effect.DYNAMIC.kind());

    private final Map<String, List<String>> statements = new LinkedHashMap<>();

    /**
     * @param printed what the command wrote
     * @param names of the migrations that are asked for; others are left out
     */
    PretendedSql(String printed, List<String> names) {
        String current = "";
        for (String line : printed.replaceAll("\\x1b\\[[0-9;]*m", "").split("\\R")) {
            String text = line.strip();
            Optional<String> begun = names.stream()
                    .filter(name -> text.equals(name) || text.startsWith(name + ":") || text.startsWith(name + " "))
                    .findFirst();
            if (begun.isPresent()) {
                current = begun.get();
                String rest = text.substring(current.length());
                List<String> found = statements.computeIfAbsent(current, name -> new ArrayList<>());
                if (rest.startsWith(":")) {
                    found.add(rest.substring(1).strip());
                }
            } else if (text.startsWith(BULLET)) {
                statements
                        .getOrDefault(current, new ArrayList<>())
                        .add(text.substring(BULLET.length()).strip());
            } else if (text.matches("[0-9]{4}_[0-9]{2}_[0-9]{2}_\\w+( \\.*.*|:.*)?")) {
                current = ""; // of another release
            } else if (!text.isEmpty()
                    && !statements.getOrDefault(current, List.of()).isEmpty()) {
                List<String> found = requireNonNull(statements.get(current));
                found.set(found.size() - 1, found.get(found.size() - 1) + "\n" + text);
            }
        }
    }

    /** The SQL of a migration, statement by statement. */
    List<String> of(String name) {
        return statements.getOrDefault(name, List.of());
    }

    /**
     * What the SQL shows, and of what the code shows all that the SQL cannot.
     *
     * @param told by the SQL; none when nothing was printed for the migration, which then is as it was read
     */
    static Migration unite(Migration read, List<Operation> told) {
        if (told.isEmpty()) {
            return read;
        }
        List<Operation> operations = new ArrayList<>(told);
        read.operations().stream()
                .filter(operation -> operation.destructive() && !SETTLED.contains(operation.kind()))
                .filter(operation -> told.stream().noneMatch(sql -> sameAs(sql, operation)))
                .forEach(operations::add);
        return new Migration(read.name(), read.path(), operations, read.reversible());
    }

    private static boolean sameAs(Operation told, Operation read) {
        // A changed column is told best by its SQL; else the more careful of both counts.
        boolean asBad = told.grade().compareTo(read.grade()) >= 0 || read.kind().equals("changeColumn");
        return told.kind().equals(read.kind())
                && asBad
                && (told.table().equalsIgnoreCase(read.table()) || read.table().isEmpty());
    }
}
