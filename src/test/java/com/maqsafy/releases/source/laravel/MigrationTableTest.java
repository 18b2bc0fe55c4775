package com.maqsafy.releases.source.laravel;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.Dialect;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.laravel.MigrationCases.Case;
import com.maqsafy.releases.source.laravel.MigrationCases.Language;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.MariaDb;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("MIG-05, MIG-06, APR-06: what each kind of migration does, told from its text and seen on real databases")
class MigrationTableTest {

    private static final Path PAGE = Path.of("src/docs/migrations.md");

    @TempDir
    Path directory;

    @Test
    void eachIsGradedAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Case input : MigrationCases.ALL) {
            for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.MYSQL)) {
                Optional<Grade> wanted = input.on(dialect);
                Grade read = worst(input.read(dialect));
                if (wanted.isPresent() && wanted.get() != read) {
                    wrong.add("%s: %s, read %s as %s: %s"
                            .formatted(
                                    dialect,
                                    wanted.get(),
                                    input.input(),
                                    read,
                                    input.read(dialect).operations()));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(MigrationCases.ALL).hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    @DisplayName("each SQL statement does on PostgreSQL what its grade says")
    void postgresDoesWhatTheGradeSays() throws Exception {
        try (Probe probe = new PostgresProbe()) {
            assertThat(String.join("\n", contradictions(probe, Dialect.POSTGRESQL)))
                    .isEmpty();
        }
    }

    @Test
    @OnlyInFull
    @DisplayName("each SQL statement does on MariaDB what its grade says")
    void mariaDbDoesWhatTheGradeSays() throws Exception {
        Installed.require(MariaDb.installed(), "mariadb-server is not installed, so MariaDB is NOT asked here.");
        try (MariaDb server = MariaDb.start(directory);
                Probe probe = new MariaDbProbe(server)) {
            assertThat(String.join("\n", contradictions(probe, Dialect.MYSQL))).isEmpty();
        }
    }

    @Test
    void thePageIsAsTheTableIs() throws IOException {
        if (Boolean.getBoolean("migrations-page.write")) {
            Files.writeString(PAGE, MigrationsPage.markdown());
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "%s is out of date: mvn test -Dtest=MigrationTableTest -Dmigrations-page.write=true writes it",
                        PAGE)
                .isEqualTo(MigrationsPage.markdown());
    }

    private static List<String> contradictions(Probe probe, Dialect dialect) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Case input : MigrationCases.ALL) {
            if (input.language() == Language.SQL && input.executed(dialect)) {
                Probe.Facts facts = probe.run(input.input());
                Grade grade = input.on(dialect).orElseThrow();
                boolean milder = dialect == Dialect.MYSQL && MigrationCases.MILDER_ON_MARIADB.contains(input.input());
                if (facts.grade() != (milder ? Grade.HARMLESS : grade)) {
                    wrong.add("%s is %s in the table, but: %s".formatted(input.input(), grade, facts));
                }
            }
        }
        return wrong;
    }

    static Grade worst(Migration migration) {
        return migration.operations().stream().map(Migration.Operation::grade).reduce(Grade.HARMLESS, Grade::worse);
    }
}
