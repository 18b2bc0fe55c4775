package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.demo.DemoRepository;
import com.maqsafy.releases.source.laravel.LaravelMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** The demo's branches mean to the analysis what they are meant to show. */
class DemoRepositoryAnalysisTest {

    @TempDir
    private Path directory;

    private SourceRepository repository;

    @BeforeEach
    void openTheDemoRepository() {
        Path bare = directory.resolve("canteen-api.git");
        new DemoRepository().create(bare);
        repository = new GitSourceRepositories(
                        new SourceSettings(
                                directory.toString(),
                                Map.of("canteen-api", new SourceSettings.Service(Origins.at(bare.toString()))),
                                new SourceSettings.Options(Map.of(), Duration.ofSeconds(5), "Release", "r@localhost")),
                        new LaravelMigrations(),
                        Clock.systemUTC(),
                        () -> false)
                .of("canteen-api")
                .orElseThrow();
    }

    @Test
    void releasedVersionsAreTagged() {
        assertThat(repository.versionTags()).extracting(VersionTag::version).containsExactly("1.4.0", "1.4.1");
        assertThat(repository.versionTag("1.4.1").orElseThrow().commit())
                .isEqualTo(repository.branchHead("main").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "release/1.4.2, main",
        "hotfix/1.4.2, main",
        "hotfix/1.4.3, hotfix/1.4.2",
        "release/1.5.0, main",
        "hotfix/1.5.1, release/1.5.0",
        "hotfix/1.5.2, hotfix/1.5.1",
        "release/2.0.0, main",
        "release/1.6.0, release/1.5.0"
    })
    @DisplayName("RB-01: every branch contains the version that its release follows")
    void branchesContainTheirPreviousVersion(String branch, String previous) {
        assertThat(repository.isAncestor(
                        repository.branchHead(previous).orElseThrow(),
                        repository.branchHead(branch).orElseThrow()))
                .isTrue();
    }

    @Test
    @DisplayName("MIG: 1.5.0 adds one safe migration and a report")
    void version150IsSafe() {
        ChangeSet changes = sinceLastRelease("release/1.5.0");

        assertThat(changes.migrations()).singleElement().satisfies(migration -> {
            assertThat(migration.name()).isEqualTo("2025_10_20_000001_add_daily_limit_to_wallets");
            assertThat(migration.destructive()).isFalse();
            assertThat(migration.reversible()).isTrue();
            assertThat(migration.operations())
                    .extracting(
                            Migration.Operation::kind,
                            Migration.Operation::table,
                            Migration.Operation::detail,
                            Migration.Operation::grade,
                            Migration.Operation::line)
                    .containsExactly(tuple("addColumn", "wallets", "daily_limit", Grade.HARMLESS, 12));
        });
        assertThat(changes.contains()).containsExactlyInAnyOrder("backend", "database-migration");
        assertThat(changes.changedAspects())
                .containsExactlyInAnyOrder("code-logic", "finance", "reports", "heavy-queries");
    }

    @Test
    @DisplayName("MIG-06, APR-06: 2.0.0 drops a column")
    void version200IsDestructive() {
        ChangeSet changes = sinceLastRelease("release/2.0.0");

        assertThat(changes.migrations()).singleElement().satisfies(migration -> {
            assertThat(migration.destructive()).isTrue();
            assertThat(migration.operations())
                    .extracting(
                            Migration.Operation::kind,
                            Migration.Operation::table,
                            Migration.Operation::detail,
                            Migration.Operation::grade,
                            Migration.Operation::line)
                    .containsExactly(tuple("dropColumn", "students", "guardian_note", Grade.LOSES, 12));
        });
        assertThat(changes.changedAspects()).contains("high-risk-database", "api");
    }

    @Test
    void theOtherBranchesChangeNoDatabase() {
        assertThat(sinceLastRelease("hotfix/1.4.2").changedAspects()).containsExactlyInAnyOrder("code-logic", "auth");
        assertThat(sinceLastRelease("release/1.4.2").contains()).containsExactly("dashboard");
        ChangeSet afterThe15Line = repository.changes(
                repository.branchHead("release/1.5.0").orElseThrow(),
                repository.branchHead("release/1.6.0").orElseThrow());
        assertThat(afterThe15Line.contains()).containsExactlyInAnyOrder("backend", "dashboard");
        assertThat(afterThe15Line.migrations()).isEmpty();
        assertThat(afterThe15Line.alteredMigrations()).isEmpty();
    }

    private ChangeSet sinceLastRelease(String branch) {
        return repository.changes(
                repository.versionTag("1.4.1").orElseThrow().commit(),
                repository.branchHead(branch).orElseThrow());
    }

    @Test
    @DisplayName("a repository whose objects are gone is said to be unreadable")
    void saysThatObjectsAreGone() throws IOException {
        FileSystemUtils.deleteRecursively(directory.resolve("canteen-api.git/objects"));
        Files.createDirectory(directory.resolve("canteen-api.git/objects"));
        assertThatThrownBy(() -> repository.versionTags())
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("REL-SRC-002 The repository of canteen-api cannot be read");
    }
}
