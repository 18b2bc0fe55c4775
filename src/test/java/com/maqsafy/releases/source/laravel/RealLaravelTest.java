package com.maqsafy.releases.source.laravel;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.MigrationReader;
import com.maqsafy.releases.source.laravel.MigrationCases.Case;
import com.maqsafy.releases.source.laravel.MigrationCases.Language;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.MariaDb;
import com.maqsafy.releases.testing.OnlyInFull;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("MIG-05, MIG-06, APR-06: PHP migrations do on a real Laravel what their grade says")
class RealLaravelTest {

    @TempDir
    Path directory;

    @Test
    @DisplayName("the SQL that Laravel prints for PostgreSQL has the grade of the code, and does what it says")
    void pretendsOnPostgres() throws Exception {
        Installed.require(LaravelApplication.installed("pgsql"), "Laravel is not installed, so it is NOT asked here.");
        try (Probe probe = new PostgresProbe()) {
            assertThat(pretended(probe, Dialect.POSTGRESQL)).isEmpty();
        }
    }

    @Test
    @OnlyInFull
    @DisplayName("the SQL that Laravel prints for MariaDB has the grade of the code, and does what it says")
    void pretendsOnMariaDb() throws Exception {
        Installed.require(
                MariaDb.installed() && LaravelApplication.installed("mysql"),
                "MariaDB or Laravel is not installed, so they are NOT asked here.");
        try (MariaDb server = MariaDb.start(directory);
                Probe probe = new MariaDbProbe(server)) {
            assertThat(pretended(probe, Dialect.MYSQL)).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "mutants.all", matches = "true")
    @DisplayName("artisan migrate loses and breaks on PostgreSQL what the grade says")
    void migratesOnPostgres() throws Exception {
        Installed.require(LaravelApplication.installed("pgsql"), "Laravel is not installed, so it is NOT asked here.");
        try (Probe probe = new PostgresProbe()) {
            assertThat(migrated(probe, Dialect.POSTGRESQL)).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "mutants.all", matches = "true")
    @DisplayName("artisan migrate loses and breaks on MariaDB what the grade says")
    void migratesOnMariaDb() throws Exception {
        Installed.require(
                MariaDb.installed() && LaravelApplication.installed("mysql"),
                "MariaDB or Laravel is not installed, so they are NOT asked here.");
        try (MariaDb server = MariaDb.start(directory);
                Probe probe = new MariaDbProbe(server)) {
            assertThat(migrated(probe, Dialect.MYSQL)).isEmpty();
        }
    }

    private static List<Case> php(Predicate<Case> wanted) {
        return MigrationCases.ALL.stream()
                .filter(input -> input.language() == Language.PHP && wanted.test(input))
                .toList();
    }

    private String pretended(Probe probe, Dialect dialect) throws Exception {
        List<Case> cases = php(input -> input.pretended(dialect));
        LaravelApplication laravel =
                new LaravelApplication(directory.resolve("app"), dialect == Dialect.POSTGRESQL ? "pgsql" : "mysql");
        AtomicReference<String> printed = new AtomicReference<>("");
        probe.after((port, database, user, password) -> {
            printed.set(laravel.migrate(cases, port, database, user, password, "--pretend"));
            return "";
        });
        assertThat(printed.get()).contains("2026_01_01_").doesNotContain("exit code");
        List<String> wrong = new ArrayList<>();
        MigrationReader.File schema =
                new MigrationReader.File("database/migrations/0000.sql", MigrationCases.SCHEMA.get(dialect), "");
        for (Case input : cases) {
            List<String> sql = new PretendedSql(printed.get(), List.of(input.name())).of(input.name());
            Migration read = new LaravelMigrations()
                    .read(dialect, List.of(schema), List.of(input.file()), printed.get())
                    .get(0);
            Grade grade = input.on(dialect).orElseThrow();
            if (sql.isEmpty() || MigrationTableTest.worst(read) != grade) {
                wrong.add("%s is %s in the table, but its SQL %s: %s"
                        .formatted(input.input(), grade, sql, read.operations()));
            }
            // Values stand outside of the SQL that is printed.
            if (sql.stream().noneMatch(s -> s.contains("?") || s.contains("CONCURRENTLY"))) {
                Probe.Facts facts = probe.run(String.join("; ", sql));
                if (facts.grade() != grade) {
                    wrong.add("%s is %s in the table, but %s: %s".formatted(input.input(), grade, sql, facts));
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(30);
        return String.join("\n", wrong);
    }

    private String migrated(Probe probe, Dialect dialect) throws Exception {
        LaravelApplication laravel =
                new LaravelApplication(directory.resolve("app"), dialect == Dialect.POSTGRESQL ? "pgsql" : "mysql");
        List<String> wrong = new ArrayList<>();
        for (Case input : php(input -> input.executed(dialect))) {
            Probe.Facts facts = probe.after((port, database, user, password) -> {
                String printed = laravel.migrate(List.of(input), port, database, user, password);
                return printed.startsWith("exit code") ? printed : "";
            });
            // Nobody waits once it is done.
            Grade grade = input.on(dialect).orElseThrow();
            Grade seen = facts.grade() == Grade.LOCKS ? Grade.HARMLESS : facts.grade();
            if (seen != (grade == Grade.LOCKS ? Grade.HARMLESS : grade)) {
                wrong.add("%s is %s in the table, but: %s".formatted(input.input(), grade, facts));
            }
        }
        return String.join("\n", wrong);
    }
}
