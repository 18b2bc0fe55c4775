package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.OnlyInFull;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRepositoryTest {

    @TempDir
    private Path directory;

    @Test
    void hasTheBranchesAndOnlyTheTagsOfReleasedVersions() throws IOException {
        assertThat(heads(created("a.git")))
                .containsOnlyKeys(
                        "refs/heads/main",
                        "refs/heads/staging",
                        "refs/heads/develop",
                        "refs/heads/release/1.4.2",
                        "refs/heads/release/1.5.0",
                        "refs/heads/release/1.6.0",
                        "refs/heads/release/2.0.0",
                        "refs/heads/hotfix/1.4.2",
                        "refs/heads/hotfix/1.4.3",
                        "refs/heads/hotfix/1.5.1",
                        "refs/heads/hotfix/1.5.2",
                        "refs/tags/v1.4.0",
                        "refs/tags/v1.4.1");
    }

    @Test
    void everyCreationGivesTheSameIds() throws IOException {
        assertThat(heads(created("a.git"))).isEqualTo(heads(created("b.git")));
        assertThat(heads(created("a.git")).get("refs/heads/main"))
                .as("changes only when the demo's content does")
                .isEqualTo("deb064ee8864e065f627a1a28a3393cbeebebd05");
    }

    @Test
    void aSecondCallLeavesTheRepositoryAsItIs() throws Exception {
        Path repository = created("a.git");
        try (Git git = Git.open(repository.toFile())) {
            git.branchCreate().setName("feature/mine").setStartPoint("main").call();
        }

        new DemoRepository().create(repository);

        assertThat(heads(repository)).containsKey("refs/heads/feature/mine");
    }

    @Test
    void whatAKilledStartLeftIsReplaced() throws IOException {
        Path halfMade = Files.createDirectories(directory.resolve("a.git.creating"));
        Files.writeString(halfMade.resolve("HEAD"), "broken");

        assertThat(heads(created("a.git"))).containsKey("refs/heads/main");
        assertThat(halfMade).doesNotExist();
    }

    @Test
    void doesNotTouchAFolderThatHoldsSomethingElse() throws IOException {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "keep");

        assertThatThrownBy(() -> new DemoRepository().create(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-DEM-011 " + other
                        + " exists and is no Git repository: move it away, the demo's repository is made there");
        assertThat(other.resolve("letter.txt")).hasContent("keep");
    }

    @Test
    void everyMigrationHasItsSqlBothWays() throws IOException {
        try (Git git = Git.open(created("a.git").toFile())) {
            Repository repository = git.getRepository();
            for (Ref head : repository.getRefDatabase().getRefsByPrefix("refs/heads/")) {
                Map<String, String> files = files(repository, head.getName());
                assertThat(files)
                        .containsKeys("canteen.json", "composer.json", "artisan", ".env.example", "CHANGELOG.md");
                files.keySet().stream()
                        .filter(path -> path.startsWith("database/migrations/"))
                        .map(path -> path.replace("migrations/", "sql/").replace(".php", ""))
                        .forEach(sql -> assertThat(files).containsKeys(sql + ".up.sql", sql + ".down.sql"));
            }
        }
    }

    @OnlyInFull
    @Test
    void theSqlOfEveryVersionRunsForwardsAndBackwards() throws Exception {
        try (Git git = Git.open(created("a.git").toFile());
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String branch : List.of("release/1.5.0", "release/2.0.0")) {
                NavigableMap<String, String> files = files(git.getRepository(), "refs/heads/" + branch);
                for (String path : files.keySet()) {
                    if (path.endsWith(".up.sql")) {
                        statement.execute(files.get(path));
                    }
                }
                try (ResultSet wallets = statement.executeQuery("SELECT count(*) FROM wallets")) {
                    wallets.next();
                    assertThat(wallets.getInt(1)).isEqualTo(3);
                }
                for (String path : files.descendingKeySet()) {
                    if (path.endsWith(".down.sql")) {
                        statement.execute(files.get(path));
                    }
                }
                try (ResultSet tables = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
                    tables.next();
                    assertThat(tables.getInt(1)).isZero();
                }
            }
        }
    }

    @Test
    void theTreeTellsTheTargetHowToBehave() throws IOException {
        try (Git git = Git.open(created("a.git").toFile())) {
            Repository repository = git.getRepository();
            assertThat(files(repository, "refs/tags/v1.4.1").get("canteen.json"))
                    .contains("\"version\": \"1.4.1\"");
            assertThat(files(repository, "refs/heads/release/1.5.0").get("canteen.json"))
                    .contains("\"version\": \"1.5.0\"", "\"/reports/wallet-limits\"");
            assertThat(files(repository, "refs/heads/release/1.6.0").get("canteen.json"))
                    .contains("\"version\": \"1.6.0\"", "\"status\": 500", "\"broken\": true");
            assertThat(files(repository, "refs/heads/hotfix/1.4.2").get("canteen.json"))
                    .contains("\"version\": \"1.4.2\"");
            assertThat(files(repository, "refs/heads/hotfix/1.5.2").get("canteen.json"))
                    .contains("\"version\": \"1.5.2\"", "\"/reports/wallet-limits\"");
        }
    }

    private Path created(String name) {
        Path repository = directory.resolve(name);
        new DemoRepository().create(repository);
        return repository;
    }

    private static Map<String, String> heads(Path path) throws IOException {
        Map<String, String> heads = new TreeMap<>();
        try (Git git = Git.open(path.toFile())) {
            for (Ref ref : git.getRepository().getRefDatabase().getRefsByPrefix("refs/")) {
                heads.put(ref.getName(), ref.getObjectId().name());
            }
        }
        return heads;
    }

    private static NavigableMap<String, String> files(Repository repository, String revision) throws IOException {
        NavigableMap<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(repository.resolve(revision + "^{tree}"));
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(
                        walk.getPathString(),
                        new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void saysThatItCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> new DemoRepository().create(file.resolve("canteen-api.git")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-DEM-012 The demo's repository cannot be written to ");
    }
}
