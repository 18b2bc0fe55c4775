package com.maqsafy.releases.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.source.laravel.LaravelMigrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

class GitSourceRepositoryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final PersonIdent AUTHOR =
            new PersonIdent("Rana", "rana@canteen.example", Instant.parse("2026-01-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private boolean safeMode;
    private Path workTree;
    private Git git;

    @BeforeEach
    void createRepository() throws Exception {
        workTree = directory.resolve("origin");
        git = Git.init()
                .setDirectory(workTree.toFile())
                .setInitialBranch("main")
                .call();
    }

    @AfterEach
    void closeRepository() {
        git.close();
    }

    @Test
    @DisplayName("BR-06: finds the head of a branch, and only of a branch that exists")
    void findsTheHeadOfABranch() throws Exception {
        String head = commit(Map.of("a", "1"));
        git.branchCreate().setName("release/1.5.0").call();

        assertThat(local().branchHead("release/1.5.0")).contains(head);
        assertThat(local().branchHead("release/1.6.0")).isEmpty();
        assertThat(local().branchHead("")).isEmpty();
        assertThat(local().branchHead("../../HEAD")).isEmpty();
    }

    @Test
    void findsACommitByFullAndShortId() throws Exception {
        String head = commit(Map.of("a", "1"));
        String blob = git.getRepository().resolve("HEAD:a").name();

        assertThat(local().findCommit(head)).contains(head);
        assertThat(local().findCommit(head.substring(0, 8).toUpperCase())).contains(head);
        assertThat(local().findCommit("0".repeat(40))).isEmpty();
        assertThat(local().findCommit(blob)).isEmpty();
        assertThat(local().findCommit("main")).isEmpty();
    }

    @Test
    void tellsAncestorsFromOthers() throws Exception {
        String first = commit(Map.of("a", "1"));
        git.branchCreate().setName("side").call();
        String second = commit(Map.of("a", "2"));

        assertThat(local().isAncestor(first, second)).isTrue();
        assertThat(local().isAncestor(first, first)).isTrue();
        assertThat(local().isAncestor(second, first)).isFalse();
        assertThat(local().contains("main", second)).isTrue();
        assertThat(local().contains("side", second)).isFalse();
        assertThat(local().contains("side", first)).isTrue();
        assertThat(local().contains("none", first)).isFalse();
        assertThatThrownBy(() -> local().isAncestor("f".repeat(40), first))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-004 The repository of canteen-api has no commit (or more than one) with the id '"
                        + "f".repeat(40) + "': use the full id of a commit that was pushed");
    }

    @Test
    @DisplayName("VER-01: version tags in precedence order")
    void ordersVersionTagsByPrecedence() throws Exception {
        String head = commit(Map.of("a", "1"));
        for (String tag : List.of("v1.10.0", "v1.9.0", "v1.10.0-rc.1", "1.0.0", "v1.2", "vintage")) {
            boolean annotated = tag.endsWith("0");
            git.tag()
                    .setName(tag)
                    .setAnnotated(annotated)
                    .setMessage(annotated ? tag : null)
                    .setSigned(false)
                    .call();
        }

        assertThat(local().versionTags())
                .containsExactly(new VersionTag("v1.9.0", "1.9.0", head), new VersionTag("v1.10.0", "1.10.0", head));
        assertThat(local().versionTag("1.9.0")).contains(new VersionTag("v1.9.0", "1.9.0", head));
        assertThat(local().versionTag("1.8.0")).isEmpty();
        assertThat(local().versionTag("intage")).isEmpty();
        assertThat(local().versionTag("1.10.0-rc.1")).isEmpty();
        assertThat(local().ignoredTags())
                .containsExactly(
                        new IgnoredTag("v1.10.0-rc.1", "pre-release"),
                        new IgnoredTag("v1.2", "no version by Semantic Versioning"));
    }

    @Test
    @DisplayName("SCOPE, MIG: reads files, lines, migrations and scope of a change")
    void readsAChange() throws Exception {
        String from = commit(Map.of(
                "app/Models/Meal.php", "<?php\nclass Meal {}\n",
                "database/migrations/2026_01_01_000000_a.php", "<?php // a\n",
                "database/migrations/2026_01_02_000000_b.php", "<?php // b\n",
                "old.txt", "one\ntwo\nthree\nfour\n"));
        delete("database/migrations/2026_01_02_000000_b.php");
        delete("old.txt");
        commit(Map.of("new.txt", "one\ntwo\nthree\nfour\n", "logo.png", "\0\1\2\0"));
        String to = commit(Map.of(
                "app/Models/Meal.php", "<?php\nclass Meal { }\n",
                "database/migrations/2026_01_01_000000_a.php", "<?php // edited\n",
                "database/migrations/2026_02_02_000000_d.sql", "ALTER TABLE meals DROP COLUMN note;",
                "database/migrations/2026_02_02_000000_c.php",
                        "<?php class C { function up() { Schema::create('c', function (Blueprint $t) {}); }"
                                + " function down() { Schema::drop('c'); } }\n",
                "app/Policies/MealPolicy.php", "<?php\n",
                "nginx/site.conf", "server {}\n"));

        ChangeSet changes = local().changes(from, to);

        assertThat(changes.commits()).isEqualTo(2);
        assertThat(changes.files())
                .contains(
                        new ChangeSet.ChangedFile("app/Models/Meal.php", "modified", 1, 1),
                        new ChangeSet.ChangedFile("new.txt", "renamed", 0, 0),
                        new ChangeSet.ChangedFile("logo.png", "added", 0, 0))
                .isSortedAccordingTo(Comparator.comparing(ChangeSet.ChangedFile::path));
        assertThat(changes.migrations())
                .extracting(Migration::name, Migration::destructive, Migration::reversible)
                .containsExactly(tuple("2026_02_02_000000_c", false, true), tuple("2026_02_02_000000_d", true, false));
        assertThat(changes.alteredMigrations())
                .containsExactly(
                        "database/migrations/2026_01_01_000000_a.php", "database/migrations/2026_01_02_000000_b.php");
        assertThat(changes.contains()).containsExactlyInAnyOrder("backend", "database-migration", "infrastructure");
        assertThat(changes.changedAspects())
                .containsExactlyInAnyOrder("code-logic", "permissions", "high-risk-database");
    }

    private static final String RENAMING =
            "<?php\nreturn new class extends Migration { public function up() { Schema::rename('a', 'b'); } };\n";

    @Test
    @DisplayName("MIG: migrations of modules and packages are found wherever a class extends Migration")
    void findsMigrationsInModules() throws Exception {
        String from = commit(Map.of(
                "Modules/Wallet/Database/Migrations/2025_01_01_000000_old.php",
                RENAMING,
                "packages/fees/src/Database/Migrations/2025_01_01_000000_first.php",
                RENAMING,
                "app/Support/TenantMigration.php",
                "<?php abstract class TenantMigration extends Migration {}\n",
                "app/Models/a_model.php",
                "<?php class A {}\n"));
        String to = commit(Map.of(
                "Modules/Wallet/Database/Migrations/2025_01_01_000000_old.php", RENAMING + "// edited\n",
                "Modules/Meal/Database/Migrations/2026_01_02_000000_b.php", RENAMING,
                "packages/fees/src/Database/Migrations/2026_01_01_000000_a.php", "<?php require 'hidden.php';\n",
                "packages/fees/src/Database/Migrations/2026_01_03_000000_c.sql", "DROP TABLE fees;",
                "elsewhere/late.php",
                        "<?php\n// x\nclass Late extends \\App\\Support\\TenantMigration { function up() {} }\n",
                "app/Support/TenantMigration.php",
                        "<?php abstract class TenantMigration extends Migration { public $x; }\n",
                "app/Models/a_model.php", "<?php class A { public $x; }\n",
                "app/Http/Controller.php", "<?php // extends Migration\nclass Controller extends Base {}\n"));

        ChangeSet changes = local().changes(from, to);

        assertThat(changes.migrations())
                .extracting(Migration::path, Migration::destructive)
                .containsExactly(
                        tuple("packages/fees/src/Database/Migrations/2026_01_01_000000_a.php", true),
                        tuple("Modules/Meal/Database/Migrations/2026_01_02_000000_b.php", true),
                        tuple("packages/fees/src/Database/Migrations/2026_01_03_000000_c.sql", true),
                        tuple("elsewhere/late.php", false));
        assertThat(changes.alteredMigrations())
                .containsExactly("Modules/Wallet/Database/Migrations/2025_01_01_000000_old.php");
        assertThat(changes.contains()).contains("database-migration");
    }

    @Test
    @DisplayName("MIG: configured folders, and no others, hold the migrations")
    void findsMigrationsInConfiguredFolders() throws Exception {
        String from = commit(Map.of("a.txt", "a"));
        String to = commit(Map.of(
                "Modules/Meal/Database/Migrations/2026_01_02_000000_b.php", RENAMING,
                "db/2026_01_01_000000_a.sql", "DROP TABLE fees;",
                "other/2026_01_03_000000_c.php", RENAMING));

        assertThat(repository(Origins.at(workTree.toString(), List.of("Modules/*/Database/Migrations", "db")))
                        .changes(from, to)
                        .migrations())
                .extracting(Migration::path)
                .containsExactly(
                        "db/2026_01_01_000000_a.sql", "Modules/Meal/Database/Migrations/2026_01_02_000000_b.php");
    }

    @Test
    @DisplayName("MIG-06: earlier migrations tell whether a column gets wider")
    void knowsTypesFromEarlierMigrations() throws Exception {
        String from = commit(Map.of(
                "database/migrations/2025_01_01_000000_a.php",
                "<?php return new class extends Migration { public function up() { Schema::create('meals', function (Blueprint $t)"
                        + " { $t->string('name', 50)->nullable(); $t->string('note', 50)->nullable(); }); } };"));
        String to = commit(
                Map.of(
                        "database/migrations/2026_01_01_000000_b.php",
                        "<?php return new class extends Migration { public function up() { Schema::table('meals', function (Blueprint $t)"
                                + " { $t->string('name', 60)->nullable()->change(); $t->string('note', 20)->nullable()->change(); }); } };"));

        assertThat(local().changes(from, to).migrations().get(0).operations())
                .extracting(Migration.Operation::detail, Migration.Operation::grade)
                .containsExactly(tuple("name", Grade.HARMLESS), tuple("note", Grade.BREAKS));
    }

    @Test
    @DisplayName("MIG-06: earlier migrations count in a folder that shows only by what lies in it")
    void knowsTypesFromEarlierMigrationsOfAnyFolder() throws Exception {
        String creates = "<?php return new class extends Migration { public function up()"
                + " { Schema::create('meals', function (Blueprint $t) { $t->string('name', 50)->nullable(); }); } };";
        String from =
                commit(Map.of("schema/2025_01_01_000000_a.php", creates, "schema/2025_01_02_000000_b.sql", "-- b\n"));
        String to = commit(Map.of(
                "schema/2025_01_02_000000_b.sql",
                "-- edited\n",
                "schema/2026_01_01_000000_c.php",
                "<?php return new class extends Migration { public function up() { Schema::table('meals', function (Blueprint $t)"
                        + " { $t->string('name', 20)->nullable()->change(); }); } };"));

        ChangeSet changes = local().changes(from, to);

        assertThat(changes.alteredMigrations()).containsExactly("schema/2025_01_02_000000_b.sql");
        assertThat(changes.migrations().get(0).operations())
                .extracting(Migration.Operation::detail, Migration.Operation::grade)
                .containsExactly(tuple("name", Grade.BREAKS));
    }

    @Test
    @DisplayName("SCOPE, MIG: of many files each is read as if it were alone, whichever thread reads it")
    void readsManyFiles() throws Exception {
        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            String old = IntStream.range(0, 20 + i % 7)
                    .mapToObj("line %d\n"::formatted)
                    .collect(joining());
            before.put("app/A%03d.php".formatted(i), old);
            // One line of each goes, i % 5 + 1 come.
            after.put("app/A%03d.php".formatted(i), old.substring(7) + "new\n".repeat(i % 5 + 1));
        }
        before.put("app/Database/Migrations/2025_01_01_000000_a.php", RENAMING);
        before.put("modules/z/2025_01_02_000000_b.php", RENAMING);
        after.put("app/Database/Migrations/2025_01_01_000000_a.php", RENAMING + "// edited\n");
        after.put("modules/z/2025_01_02_000000_b.php", RENAMING + "// edited\n");
        after.put("app/Database/Migrations/2026_01_02_000000_d.php", RENAMING);
        after.put("modules/z/2026_01_01_000000_c.php", RENAMING);
        String from = commit(before);
        String to = commit(after);

        ChangeSet changes = local().changes(from, to);

        assertThat(changes.files())
                .hasSize(304)
                .isSortedAccordingTo(Comparator.comparing(ChangeSet.ChangedFile::path))
                .filteredOn(file -> file.path().startsWith("app/A"))
                .allSatisfy(file -> {
                    int number = Integer.parseInt(file.path().substring(5, 8));
                    assertThat(file).isEqualTo(new ChangeSet.ChangedFile(file.path(), "modified", number % 5 + 1, 1));
                });
        assertThat(changes.alteredMigrations())
                .containsExactly(
                        "app/Database/Migrations/2025_01_01_000000_a.php", "modules/z/2025_01_02_000000_b.php");
        assertThat(changes.migrations())
                .extracting(Migration::name)
                .containsExactly("2026_01_01_000000_c", "2026_01_02_000000_d");
    }

    @Test
    void aRenamedMigrationIsBothAlteredAndNew() throws Exception {
        String content = "<?php class C { function up() { Schema::drop('c'); } }\n";
        String from = commit(Map.of("database/migrations/2026_01_01_000000_a.php", content));
        delete("database/migrations/2026_01_01_000000_a.php");
        String to = commit(Map.of("database/migrations/2026_01_03_000000_a.php", content));

        ChangeSet changes = local().changes(from, to);

        assertThat(changes.alteredMigrations()).containsExactly("database/migrations/2026_01_01_000000_a.php");
        assertThat(changes.migrations()).extracting(Migration::name).containsExactly("2026_01_03_000000_a");
    }

    @Test
    void textAndTestsProveNothing() throws Exception {
        String from = commit(Map.of("README.md", "a\n"));
        String to = commit(Map.of("README.md", "b\n", "tests/Feature/WalletTest.php", "<?php\n"));

        assertThat(local().changes(from, to).contains()).isEmpty();
        assertThat(local().changes(from, to).changedAspects()).isEmpty();
        assertThat(local().changes(from, to).changedLines()).isEqualTo(3);
    }

    @Test
    @DisplayName("VER-05: the tag of a version that was rolled back stays, and a second one tells it apart")
    void marksTheTagOfAVersionThatWasRolledBack() throws Exception {
        String first = commit(Map.of("a", "1"));
        local().tag("1.5.0", first, "canteen-api 1.5.0");

        assertThat(local().markRolledBack("1.5.0", "production kept 1.4.1")).isEqualTo("rolled-back/v1.5.0");
        assertThat(local().markRolledBack("1.5.0", "again")).isEqualTo("rolled-back/v1.5.0");
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            RevTag marker = walk.parseTag(
                    git.getRepository().exactRef("refs/tags/rolled-back/v1.5.0").getObjectId());
            assertThat(marker.getFullMessage()).startsWith("production kept 1.4.1");
            assertThat(walk.peel(marker).name()).isEqualTo(first);
        }
        assertThat(local().versionTags()).extracting(VersionTag::name).containsExactly("v1.5.0");
        assertThatThrownBy(() -> local().markRolledBack("1.6.0", "m")).hasMessageContaining("REL-SRC-020");
    }

    @Test
    @DisplayName("RULE-06: a tag that is no version's is annotated, made once and read back")
    void putsATagThatIsNoVersions() throws Exception {
        String first = commit(Map.of("a", "1"));
        local().putTag("release-evidence/1", "a note\n");
        local().putTag("release-evidence/1", "another one\n");
        git.tag().setName("release-evidence/light").setAnnotated(false).call();

        assertThat(local().tagMessages("release-evidence/"))
                .isEqualTo(Map.of("release-evidence/1", "a note\n", "release-evidence/light", ""));
        assertThat(git.getRepository().resolve("release-evidence/1^{commit}").name())
                .isEqualTo(first);
        assertThat(local().versionTags()).isEmpty();
    }

    @Test
    void putsNoTagWhereThereIsNoCommit() {
        assertThatThrownBy(() -> local().putTag("release-evidence/1", "a note\n"))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "REL-SRC-052 The repository of canteen-api has no commit that the tag release-evidence/1 could be put on: push a branch");
    }

    @Test
    @DisplayName("VER-05: a version's tag is annotated, made once and never moved")
    void tagsAVersionOnce() throws Exception {
        String first = commit(Map.of("a", "1"));
        String second = commit(Map.of("a", "2"));

        VersionTag tag = local().tag("1.5.0", first, "canteen-api 1.5.0");

        assertThat(tag).isEqualTo(new VersionTag("v1.5.0", "1.5.0", first));
        ObjectId id = git.getRepository().exactRef("refs/tags/v1.5.0").getObjectId();
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            RevTag annotated = walk.parseTag(id);
            assertThat(annotated.getFullMessage()).startsWith("canteen-api 1.5.0");
            assertThat(annotated.getTaggerIdent().getWhenAsInstant()).isEqualTo(CLOCK.instant());
        }
        assertThat(local().tag("1.5.0", first, "again")).isEqualTo(tag);
        assertThat(git.getRepository().exactRef("refs/tags/v1.5.0").getObjectId())
                .isEqualTo(id);
        assertThatThrownBy(() -> local().tag("1.5.0", second, "moved"))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-006 The tag v1.5.0 of canteen-api already names commit " + first + ", not "
                        + second + ": a released version is never modified (VER-05), release the change as a new"
                        + " version");
        assertThatThrownBy(() -> local().tag("v1", second, "bad"))
                .hasMessage("REL-SRC-005 'v1' is not a version that canteen-api releases (no version by Semantic"
                        + " Versioning): tag with MAJOR.MINOR.PATCH");

        Files.createFile(workTree.resolve(".git/refs/tags/v1.6.0.lock"));
        assertThatThrownBy(() -> local().tag("1.6.0", second, "locked"))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-008 The tag v1.6.0 could not be created in the repository of canteen-api: check"
                        + " that this process may write to it");
    }

    @Test
    @DisplayName("a mirror that cannot be kept is said, with the folder")
    void saysWhereAMirrorCannotBeKept() throws Exception {
        commit(Map.of("a", "1"));
        Files.writeString(directory.resolve("data"), "a file");

        assertThatThrownBy(() -> repository(workTree.toUri().toString()).branchHead("main"))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-009 The mirror of canteen-api cannot be written to "
                        + directory.resolve("data/source/canteen-api")
                        + ": check the rights and the free space of releases.data-dir");
    }

    @Test
    void aWrongPathIsSaidAndDoesNotOpenAnEnclosingRepository() throws Exception {
        Path inside = Files.createDirectories(workTree.resolve("sub"));

        assertThatThrownBy(() -> repository(inside.toString()).versionTags())
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-001 There is no Git repository at " + inside
                        + ": correct releases.services.canteen-api.source.repository");
    }

    @Test
    void readsAMirrorThatFollowsItsOriginAndPushesTagsBack() throws Exception {
        String first = commit(Map.of("a", "1"));
        SourceRepository mirrored = repository(workTree.toUri().toString());
        assertThat(mirrored.branchHead("main")).contains(first);

        String second = commit(Map.of("a", "2"));

        assertThat(mirrored.branchHead("main")).contains(second);
        assertThat(mirrored.tag("1.5.0", second, "canteen-api 1.5.0").commit()).isEqualTo(second);
        assertThat(git.getRepository().exactRef("refs/tags/v1.5.0")).isNotNull();
        assertThat(directory.resolve("data/source/canteen-api/HEAD")).exists();

        git.tagDelete().setTags("v1.5.0").call();
        assertThat(mirrored.versionTag("1.5.0")).isEmpty();
    }

    @Test
    @DisplayName("a lock that a killed process left in the mirror hides nothing: it is taken away, or said")
    @ExtendWith(OutputCaptureExtension.class)
    void aLockOfAKilledProcessHidesNoCommit(CapturedOutput output) throws Exception {
        String first = commit(Map.of("a", "1"));
        SourceRepository mirrored = repository(workTree.toUri().toString());
        assertThat(mirrored.branchHead("main")).contains(first);
        String second = commit(Map.of("a", "2"));
        Path lock = directory.resolve("data/source/canteen-api/refs/heads/main.lock");
        Files.createFile(lock);

        Files.setLastModifiedTime(lock, FileTime.from(CLOCK.instant().minusSeconds(5)));
        assertThatThrownBy(() -> mirrored.branchHead("main"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("REL-SRC-062 The mirror of canteen-api")
                .hasMessageContaining("refs/heads/main");

        Files.setLastModifiedTime(lock, FileTime.from(CLOCK.instant().minusSeconds(60)));
        assertThat(mirrored.branchHead("main")).contains(second);
        assertThat(lock).doesNotExist();
        assertThat(output).contains("REL-SRC-063 The lock " + lock + " was left by a process that is gone");
    }

    @Test
    void aTagThatTheOriginRefusesIsNotKept() throws Exception {
        String head = commit(Map.of("a", "1"));
        SourceRepository mirrored = repository(workTree.toUri().toString());
        mirrored.versionTags();
        LocalGitAccess mirror = new LocalGitAccess(
                "canteen-api", directory.resolve("data/source/canteen-api").toString());
        GitAccess refusing = new GitAccess() {
            @Override
            public String location() {
                return mirror.location();
            }

            @Override
            public Repository open() {
                return mirror.open();
            }

            @Override
            public void refresh() {}

            @Override
            public void publishTag(Repository repository, String tagName) {
                throw new SourceException("REL-SRC-007 refused");
            }
        };
        SourceRepository repository = new GitSourceRepository(
                "canteen-api",
                refusing,
                Origins.at("unused"),
                new ChangeReader(new ScopeRules(Map.of()), new LaravelMigrations(), List.of(), Dialect.ANY),
                options(),
                CLOCK,
                () -> false);

        assertThatThrownBy(() -> repository.tag("1.5.0", head, "m")).hasMessage("REL-SRC-007 refused");
        assertThat(repository.versionTag("1.5.0")).isEmpty();
    }

    @Test
    @DisplayName("in safe mode an origin is neither fetched nor given a tag: what was fetched before is read")
    void leavesTheOriginAloneInSafeMode() throws Exception {
        String first = commit(Map.of("a", "1"));
        SourceRepository mirrored = repository(workTree.toUri().toString());
        assertThat(mirrored.branchHead("main")).contains(first);
        String second = commit(Map.of("a", "2"));
        safeMode = true;

        assertThat(mirrored.branchHead("main")).contains(first);
        for (SourceRepository repository : List.of(mirrored, local())) {
            assertThatThrownBy(() -> repository.tag("1.5.0", first, "m"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("REL-INS-002 The tag v1.5.0 is refused in safe mode");
            assertThat(repository.versionTag("1.5.0")).isEmpty();
        }
        FileSystemUtils.deleteRecursively(directory.resolve("data"));
        assertThatThrownBy(() -> mirrored.branchHead("main"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("REL-SRC-061 There is no mirror of canteen-api here yet.");

        safeMode = false;
        assertThat(mirrored.branchHead("main")).contains(second);
    }

    @Test
    void anUnreachableOriginIsSaidWithoutItsPassword() {
        assertThatThrownBy(
                        () -> repository("file://user:hidden@localhost/nowhere").branchHead("main"))
                .isInstanceOf(SourceException.class)
                .hasMessage("REL-SRC-003 The origin of canteen-api cannot be fetched: check that it is reachable and"
                        + " that releases.services.canteen-api.source.repository is right")
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("nowhere"))
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("hidden"));
        assertThat(directory.resolve("data/source/canteen-api")).doesNotExist();
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private String commit(Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = workTree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage("change")
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .call()
                .name();
    }

    private void delete(String path) throws Exception {
        git.rm().addFilepattern(path).call();
    }

    private SourceRepository local() throws IOException {
        return repository(workTree.toString());
    }

    private SourceRepository repository(String location) {
        return repository(Origins.at(location));
    }

    private SourceRepository repository(SourceSettings.Origin origin) {
        SourceSettings settings = new SourceSettings(
                directory.resolve("data").toString(),
                Map.of("canteen-api", new SourceSettings.Service(origin)),
                options());
        return new GitSourceRepositories(settings, new LaravelMigrations(), CLOCK, () -> safeMode)
                .of("canteen-api")
                .orElseThrow();
    }

    private static SourceSettings.Options options() {
        return new SourceSettings.Options(Map.of(), Duration.ofSeconds(5), "Release management", "r@localhost");
    }
}
