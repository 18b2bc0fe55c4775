package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A copy of production waits, on a real PostgreSQL; further nodes of production do not. */
@ExtendWith(OutputCaptureExtension.class)
class InstanceTest {

    private static final Set<String> ADMIN = Set.of("camunda-admin");
    private static final Set<String> MANAGEMENT = Set.of("management");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private TestDatabase database;

    @TempDir
    private Path directories;

    @BeforeEach
    void create() {
        database = TestDatabase.create().migrateAll();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void firstStartMakesAnIdentityThatTheNextStartFinds() throws IOException {
        InstanceState first;
        try (Node node = new Node(database, "a")) {
            assertThat(node.instance.on()).isFalse();
            first = node.instance.state();
            assertThat(first.mode()).isEqualTo("normal");
            assertThat(first.instance()).isNotEmpty();
        }
        try (Node node = new Node(database, "a")) {
            assertThat(node.instance.on()).isFalse();
            assertThat(node.instance.state().instance()).isEqualTo(first.instance());
            assertThat(node.instance.state().node()).isEqualTo(first.node());
        }
    }

    @Test
    void aFurtherNodeJoinsWithAFreshDataDirectory() throws IOException {
        try (Node a = new Node(database, "a");
                Node b = new Node(database, "b")) {
            assertThat(b.instance.on()).isFalse();
            assertThat(b.instance.state().instance())
                    .isEqualTo(a.instance.state().instance());
            assertThat(b.instance.state().node())
                    .isNotEqualTo(a.instance.state().node());
            assertThat(b.instance.state().nodes()).hasSize(2);
        }
    }

    @Test
    void aFreshDataDirectoryWaitsWhenTheServerWasStartedSinceTheLastSignOfLife() throws IOException {
        new Node(database, "a").close();
        anotherServer();
        try (Node b = new Node(database, "b")) {
            assertThat(b.instance.reasons())
                    .as("the files of the server may have been copied")
                    .singleElement()
                    .asString()
                    .startsWith("REL-INS-022 The data directory is new, and the database server was started at");
            b.instance.look();
            assertThat(b.instance.on()).isTrue();
            try (Node a = new Node(database, "a")) {
                assertThat(a.instance.on()).as("a node that is known goes on").isFalse();
                b.instance.look();
                assertThat(b.instance.on())
                        .as("where a known node works, a further one may")
                        .isFalse();
                assertThat(b.instance.state().instance())
                        .isEqualTo(a.instance.state().instance());
            }
        }
    }

    @Test
    void twoPeopleSayThatAServerWhichNoKnownNodeUsesIsProduction() throws IOException {
        new Node(database, "a").close();
        anotherServer();
        try (Node b = new Node(database, "b")) {
            b.instance.claim("admin", ADMIN, "The volume of the application was lost");
            b.instance.claim("manager", MANAGEMENT, "It is the old server, which was started again");
            assertThat(b.instance.on()).isFalse();
        }
        try (Node b = new Node(database, "b")) {
            assertThat(b.instance.on()).isFalse();
        }
    }

    @Test
    void aKnownNodeGoesOnAfterAnUpgradeFromBeforeStartsWereNoted() throws IOException {
        new Node(database, "a").close();
        JdbcClient.create(database.dataSource())
                .sql("UPDATE instance_node SET server_started = NULL")
                .update();
        try (Node b = new Node(database, "b")) {
            assertThat(b.instance.reasons()).singleElement().asString().startsWith("REL-INS-022");
        }
        try (Node a = new Node(database, "a");
                Node b = new Node(database, "b")) {
            assertThat(a.instance.on()).isFalse();
            assertThat(b.instance.on()).isFalse();
        }
    }

    /** As if the server were another process than the one to which the nodes gave their signs of life. */
    private void anotherServer() {
        JdbcClient.create(database.dataSource())
                .sql("UPDATE instance_node SET server_started = server_started - interval '1 microsecond'")
                .update();
    }

    @Test
    void twoApplicationsDoNotShareADataDirectory() throws IOException {
        try (Node a = new Node(database, "a")) {
            assertThatThrownBy(() -> new Node(database, "a"))
                    .hasMessageStartingWith("REL-INS-010 Another running application uses the data directory");
            assertThat(a.instance.on()).isFalse();
        }
    }

    @Test
    void aRestoredDatabaseWaitsUntilAnAdministratorAndASecondPersonHaveSaid(CapturedOutput output) throws IOException {
        String original;
        try (Node node = new Node(database, "a")) {
            original = node.instance.state().instance();
        }
        try (TestDatabase copy = database.copy();
                Node node = new Node(copy, "elsewhere")) {
            Instance instance = node.instance;
            assertThat(instance.on()).isTrue();
            assertThat(instance.reasons())
                    .singleElement()
                    .asString()
                    .startsWith("REL-INS-011 The database is a copy: it was made as database " + database.name());
            assertThatThrownBy(() -> instance.require("The tag v1.0.0"))
                    .hasMessageStartingWith("REL-INS-002 The tag v1.0.0 is refused in safe mode");

            assertThatThrownBy(() -> instance.claim("dev", Set.of("developer"), "I say so"))
                    .hasMessageStartingWith("REL-INS-006");
            assertThatThrownBy(() -> instance.claim("admin", ADMIN, " ")).hasMessageStartingWith("REL-INS-007");
            instance.claim("admin", Set.of("camunda-admin", "management"), "Site A burnt down");
            assertThat(instance.on())
                    .as("one person is not enough, whatever roles")
                    .isTrue();
            assertThatThrownBy(() -> instance.claim("admin", ADMIN, "Again")).hasMessageStartingWith("REL-INS-008");
            assertThat(instance.state().claims()).extracting(Claim::person).containsExactly("admin");
            instance.look();
            assertThat(instance.on()).as("time alone changes nothing").isTrue();

            instance.claim("manager", MANAGEMENT, "Site A is off, I saw it");
            assertThat(instance.on()).isFalse();
            assertThat(output)
                    .contains("REL-INS-009 manager says that this instance is production: Site A is off, I saw it")
                    .contains("REL-INS-004 Safe mode has ended: instance "
                            + instance.state().instance());
            assertThat(instance.state().instance()).isNotEqualTo(original).isNotEmpty();
            assertThat(JdbcClient.create(copy.dataSource())
                            .sql("SELECT decided_by::text || reason FROM instance_identity WHERE generation = 2")
                            .query(String.class)
                            .single())
                    .isEqualTo("{admin,manager}admin: Site A burnt down; manager: Site A is off, I saw it");
            assertThatThrownBy(() -> instance.claim("tech", Set.of("technical-owner"), "Me too"))
                    .hasMessageStartingWith("REL-INS-005");
        }
        try (Node node = new Node(database, "a")) {
            assertThat(node.instance.on()).as("the original is not touched").isFalse();
        }
    }

    @Test
    void twoAdministratorsAreNotEnough() throws IOException {
        new Node(database, "a").close();
        try (TestDatabase copy = database.copy();
                Node node = new Node(copy, "b")) {
            node.instance.claim("admin", ADMIN, "Drill");
            node.instance.claim("root", ADMIN, "Drill");
            assertThat(node.instance.on()).isTrue();
            node.instance.claim("tech", Set.of("technical-owner"), "Drill");
            assertThat(node.instance.on()).isFalse();
        }
    }

    @Test
    void claimsOfOneCopyDoNotCountInAnother() throws IOException {
        new Node(database, "a").close();
        try (TestDatabase copy = database.copy()) {
            try (Node node = new Node(copy, "b")) {
                node.instance.claim("admin", ADMIN, "Drill");
            }
            try (TestDatabase copyOfTheCopy = copy.copy();
                    Node node = new Node(copyOfTheCopy, "c")) {
                node.instance.claim("manager", MANAGEMENT, "Drill");
                assertThat(node.instance.on()).isTrue();
                assertThat(node.instance.state().claims()).hasSize(1);
            }
        }
    }

    @Test
    void theOtherNodesFollowWhenTwoPeopleHaveSpoken() throws IOException {
        new Node(database, "a").close();
        new Node(database, "b").close();
        try (TestDatabase copy = database.copy();
                Node a = new Node(copy, "a");
                Node b = new Node(copy, "b")) {
            assertThat(a.instance.on()).isTrue();
            assertThat(b.instance.on()).isTrue();
            a.instance.claim("admin", ADMIN, "The database was restored in place");
            a.instance.claim("manager", MANAGEMENT, "Yes");
            assertThat(b.instance.on()).isTrue();
            b.instance.look();
            assertThat(b.instance.on()).isFalse();
            assertThat(b.instance.state().instance())
                    .isEqualTo(a.instance.state().instance());
        }
    }

    @Test
    void aCopiedDataDirectoryWaits() throws IOException {
        new Node(database, "a").close();
        Files.createDirectories(directories.resolve("b"));
        Files.copy(directories.resolve("a/node.json"), directories.resolve("b/node.json"));
        try (Node node = new Node(database, "b")) {
            assertThat(node.instance.reasons()).singleElement().asString().startsWith("REL-INS-013");
        }
        Files.delete(directories.resolve("b/node.json"));
        try (Node node = new Node(database, "b")) {
            assertThat(node.instance.on()).as("without it, it is a new node").isFalse();
        }
    }

    @Test
    void aDatabaseThatWasSetBackWaitsAlsoWhileItRuns() throws IOException {
        try (Node node = new Node(database, "a")) {
            node.instance.look();
            assertThat(node.instance.on()).isFalse();
            JdbcClient.create(database.dataSource())
                    .sql("UPDATE instance_node SET beat = 1")
                    .update();
            node.instance.look();
            assertThat(node.instance.reasons()).singleElement().asString().startsWith("REL-INS-015");
        }
    }

    @Test
    void aDatabaseThatWasSetBackWhileItRunsIsSeenBeforeWorkIsTaken() throws IOException {
        for (String set : List.of("UPDATE instance_node SET beat = 1", "DELETE FROM instance_node")) {
            try (Node node = new Node(database, "a-" + set.hashCode())) {
                node.instance.look();
                assertThat(node.instance.onNow()).isFalse();
                JdbcClient.create(database.dataSource()).sql(set).update();
                assertThat(node.instance.on()).as("it has not been looked").isFalse();
                assertThat(node.instance.onNow()).isTrue();
                assertThat(node.instance.reasons()).singleElement().asString().startsWith("REL-INS-015");
            }
        }
    }

    @Test
    void aNodeFollowsBeforeWorkIsTakenWhenTwoPeopleHaveSpokenElsewhere() throws IOException {
        try (Node a = new Node(database, "a")) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            anotherServer();
            try (Node b = new Node(database, "b")) {
                b.instance.claim("admin", ADMIN, "It is production");
                b.instance.claim("manager", MANAGEMENT, "It is");
                assertThat(a.instance.onNow()).isFalse();
                assertThat(a.instance.state().instance())
                        .isEqualTo(b.instance.state().instance());
                assertThat(jdbc.sql("SELECT count(*) FROM instance_node")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void safeModeBySettingIsEndedByNobody() throws IOException {
        try (Node node = new Node(database, "a", true)) {
            assertThat(node.instance.reasons()).containsExactly("REL-INS-017 releases.instance.safe-mode is set.");
            assertThatThrownBy(() -> node.instance.claim("admin", ADMIN, "Please"))
                    .hasMessageStartingWith("REL-INS-005");
        }
    }

    @Test
    void whoDecidedStaysRecordedForTheSuperuserToo() throws IOException {
        new Node(database, "a").close();
        JdbcClient superuser = JdbcClient.create(database.superuser());
        for (String change : new String[] {
            "UPDATE instance_identity SET reason = 'x'", "DELETE FROM instance_identity", "TRUNCATE instance_claim"
        }) {
            assertThatThrownBy(() -> superuser.sql(change).update()).as(change).hasMessageContaining("REL-INS-020");
        }
    }

    @Test
    void scheduledWorkRunsOnOneNodeAtATime() throws Exception {
        OnOneNode a = new OnOneNode(database.dataSource(), new KnownMode(false));
        OnOneNode b = new OnOneNode(database.dataSource(), new KnownMode(false));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        var threads = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = threads.submit(() -> a.run("look", () -> {
                inside.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                runs.incrementAndGet();
            }));
            inside.await();
            assertThat(b.run("look", runs::incrementAndGet)).isFalse();
            assertThat(b.run("something else", runs::incrementAndGet)).isTrue();
            go.countDown();
            assertThat(first.get()).isTrue();
            assertThat(b.run("look", runs::incrementAndGet)).isTrue();
            assertThat(runs).hasValue(3);
            assertThat(new OnOneNode(database.dataSource(), new KnownMode(true)).run("look", runs::incrementAndGet))
                    .as("in safe mode it is nobody's turn")
                    .isFalse();
            assertThat(runs).hasValue(3);
        } finally {
            threads.shutdownNow();
        }
    }

    private record KnownMode(boolean on) implements SafeMode {

        @Override
        public List<String> reasons() {
            return List.of();
        }
    }

    /** An application as far as its identity goes. */
    private final class Node implements AutoCloseable {

        private final NodeDirectory directory;
        private final Instance instance;

        Node(TestDatabase database, String name) {
            this(database, name, false);
        }

        Node(TestDatabase database, String name, boolean safeMode) {
            InstanceSettings settings = new InstanceSettings(
                    directories.resolve(name).toString(), new InstanceSettings.Instance(safeMode, true));
            directory = new NodeDirectory(settings);
            instance = new Instance(
                    new InstanceStore(JdbcClient.create(database.dataSource())),
                    directory,
                    settings,
                    database.dataSource(),
                    Persons.unknown(),
                    new JdbcTransactionManager(database.dataSource()),
                    clock);
            instance.afterPropertiesSet();
        }

        @Override
        public void close() throws IOException {
            directory.destroy();
        }
    }
}
