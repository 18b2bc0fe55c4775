package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.MadePostgres;
import com.maqsafy.releases.testing.OnlyInFull;
import com.maqsafy.releases.testing.TestJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The demonstration's PostgreSQL is durable and survives what happens on a developer's machine")
class DemoPostgresTest {

    @TempDir
    Path data;

    @BeforeEach
    void make(TestInfo test) {
        // One starts on nothing, as a demonstration does for the first time.
        if (!test.getTestMethod().orElseThrow().getName().equals("runsWithDurabilityOn")) {
            MadePostgres.in(data.resolve("postgres"));
        }
    }

    @Test
    @DisplayName("SHOW fsync, synchronous_commit, full_page_writes: all on")
    void runsWithDurabilityOn() throws Exception {
        DemoCredentials credentials = DemoCredentials.of(data);
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(value(postgres, credentials, "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @OnlyInFull
    @Test
    void keepsItsDataAndAsksEverybodyForAPassword() throws Exception {
        DemoCredentials credentials = DemoCredentials.of(data);
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            execute(postgres, credentials, "CREATE TABLE kept (id integer); INSERT INTO kept VALUES (7)");
        }
        DemoCredentials again = DemoCredentials.of(data);
        assertThat(again).isEqualTo(credentials);
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, again)) {
            assertThat(value(postgres, again, "SELECT id FROM kept")).isEqualTo("7");
            for (String user : new String[] {"postgres", "releases", "releases_owner", "canteen"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("releases"), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed for user \"" + user + "\"");
            }
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.url("releases"), "canteen", credentials.canteen()))
                    .hasMessageContaining("permission denied for database \"releases\"");
        }
    }

    @OnlyInFull
    @Test
    @DisplayName("A data directory from before, in which the application's role owned everything, is handed over")
    void theApplicationsRoleOwnsNothing() throws Exception {
        DemoCredentials credentials = DemoCredentials.of(data);
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            try (Connection superuser =
                            DriverManager.getConnection(postgres.url("releases"), "postgres", credentials.superuser());
                    Statement statement = superuser.createStatement()) {
                statement.execute("ALTER DATABASE releases OWNER TO releases");
                statement.execute("CREATE TABLE old (id integer)");
                statement.execute("ALTER TABLE old OWNER TO releases");
            }
        }
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            assertThat(value(postgres, credentials, "SELECT tableowner FROM pg_tables WHERE tablename = 'old'"))
                    .isEqualTo("releases_owner");
            try (Connection application =
                            DriverManager.getConnection(postgres.url("releases"), "releases", credentials.releases());
                    Statement statement = application.createStatement()) {
                for (String made :
                        new String[] {"TABLE t (id integer)", "TEMPORARY TABLE t (id integer)", "SCHEMA s"}) {
                    assertThatThrownBy(() -> statement.execute("CREATE " + made))
                            .hasMessageContaining("permission denied");
                }
            }
            try (Connection superuser =
                            DriverManager.getConnection(postgres.url("releases"), "postgres", credentials.superuser());
                    Statement statement = superuser.createStatement()) {
                statement.execute("ALTER ROLE postgres SET synchronous_commit = off");
            }
        }
        assertThatThrownBy(() -> DemoPostgres.start(data, 0, credentials))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("REL-DEM-005 The embedded PostgreSQL would lose committed data in a crash:")
                .hasMessageContaining("synchronous_commit=off");
    }

    @OnlyInFull
    @Test
    void stopsTheServerThatAKilledJvmLeftAndKeepsItsData() throws Exception {
        Process killed = TestJvm.of(PostgresHolder.class, data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = killed.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("committed")) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo("committed");
        }
        ProcessHandle leftover = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .get(0)))
                .orElseThrow();
        killed.destroyForcibly();
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(leftover.isAlive()).as("the server outlives its JVM").isTrue();

        DemoCredentials credentials = DemoCredentials.of(data);
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(data);
                DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            assertThat(lock).isNotNull();
            assertThat(leftover.isAlive()).as("the old server is stopped").isFalse();
            assertThat(value(postgres, credentials, "SELECT id FROM kept")).isEqualTo("42");
            assertThat(value(postgres, credentials, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    @OnlyInFull
    void startsAServerAgainThatWasKilled(CapturedOutput output) throws Exception {
        DemoCredentials credentials = DemoCredentials.of(data);
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            execute(postgres, credentials, "CREATE TABLE kept (id integer); INSERT INTO kept VALUES (7)");
            for (int kill = 1; kill <= 2; kill++) {
                kill();

                assertThat(valueOnceThere(postgres, credentials, "SELECT id FROM kept"))
                        .as("kill %d", kill)
                        .isEqualTo("7");
                assertThat(value(postgres, credentials, "SHOW fsync")).isEqualTo("on");
            }
            awaitLine(output, "REL-DEM-014 The embedded PostgreSQL runs again.");
        }
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("told to stop, it stays stopped")
                .doesNotExist();
    }

    @Test
    @OnlyInFull
    @DisplayName("A server whose data directory was damaged is not tried for ever")
    void givesAServerUpThatDoesNotStart(CapturedOutput output) throws Exception {
        try (DemoPostgres postgres = DemoPostgres.start(data, 0, DemoCredentials.of(data))) {
            assertThat(postgres.port()).isPositive();
            Files.delete(data.resolve("postgres/postgresql.conf"));
            kill();
            awaitLine(output, "REL-DEM-015 The embedded PostgreSQL does not start again.");
        }
    }

    private void kill() throws Exception {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .get(0)))
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void awaitLine(CapturedOutput output, String line) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!output.getAll().contains(line)) {
            assertThat(System.nanoTime()).as(line).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String valueOnceThere(DemoPostgres postgres, DemoCredentials credentials, String query)
            throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return value(postgres, credentials, query);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @OnlyInFull
    @Test
    void leavesAProcessAloneThatOnlyInheritedTheNumber() throws Exception {
        DemoCredentials credentials = DemoCredentials.of(data);
        DemoPostgres.start(data, 0, credentials).close();
        long own = ProcessHandle.current().pid();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), own + "\n" + data.resolve("postgres") + "\n1\n5432\n");

        try (DemoPostgres postgres = DemoPostgres.start(data, 0, credentials)) {
            assertThat(value(postgres, credentials, "SELECT 1")).isEqualTo("1");
        }
    }

    @OnlyInFull
    @Test
    void refusesADataDirectoryThatIsInUse() throws Exception {
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(data)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> DataDirectoryLock.acquire(data))
                    .isInstanceOf(DemoException.class)
                    .hasMessageStartingWith("REL-DEM-001 Another running application uses the data directory")
                    .hasMessageContaining("set releases.data-dir");
        }
        DataDirectoryLock.acquire(data).close();
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        DemoCredentials credentials = DemoCredentials.of(data);
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> DemoPostgres.start(data, taken.getLocalPort(), credentials))
                    .isInstanceOf(DemoException.class)
                    .hasMessageStartingWith("REL-DEM-004 Port " + taken.getLocalPort())
                    .hasMessageContaining("set releases.demo.postgres-port");
        }
    }

    private static String value(DemoPostgres postgres, DemoCredentials credentials, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url("releases"), "releases_owner", credentials.owner());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DemoPostgres postgres, DemoCredentials credentials, String command)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url("releases"), "releases_owner", credentials.owner());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
