package com.maqsafy.releases.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL of the demonstration: durable, its data kept under the data directory, each database with an
 * owner of its own who logs in with a password. The application is not the owner of its tables, as in production.
 */
final class DemoPostgres implements AutoCloseable {

    /** What a commit that was answered must survive; the embedded server's own defaults are off. */
    private static final Map<String, String> DURABILITY =
            new TreeMap<>(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));

    private static final Logger LOG = LoggerFactory.getLogger(DemoPostgres.class);
    private static final int RESTARTS = 10;

    private final Path dataDirectory;
    private final Path directory;
    private final EmbeddedPostgres server;
    private boolean closed;

    private DemoPostgres(Path dataDirectory, Path directory, EmbeddedPostgres server) {
        this.dataDirectory = dataDirectory;
        this.directory = directory;
        this.server = server;
    }

    /**
     * Starts the server; one that an earlier run left behind is stopped first.
     *
     * @param dataDirectory the application's data directory; the caller holds its lock
     * @param port port on the loopback address, 0 for any free one
     */
    static DemoPostgres start(Path dataDirectory, int port, DemoCredentials credentials) throws IOException {
        Path directory = dataDirectory.resolve("postgres").toAbsolutePath().normalize();
        new LeftoverServer(directory, credentials.superuser()).stop();
        requireFree(port);
        DemoPostgres postgres =
                new DemoPostgres(dataDirectory, directory, launch(dataDirectory, directory, port, credentials));
        try {
            postgres.verifyDurability();
            postgres.createRolesAndDatabases(credentials);
            postgres.requirePasswords(directory, credentials);
            postgres.watch();
            return postgres;
        } catch (SQLException | IOException | RuntimeException e) {
            postgres.close();
            throw e instanceof DemoException known
                    ? known
                    : new DemoException(
                            "REL-DEM-004 The embedded PostgreSQL in %s could not be prepared: %s"
                                    .formatted(directory, e.getMessage()),
                            e);
        }
    }

    /** Asked before the start: a program that accepts connections and never answers would be waited for without end. */
    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new DemoException(
                    "REL-DEM-004 Port %d, on which the embedded PostgreSQL is to listen, is taken. Stop what uses it, or set releases.demo.postgres-port (0 for any free port)."
                            .formatted(port),
                    e);
        }
    }

    private static EmbeddedPostgres launch(Path dataDirectory, Path directory, int port, DemoCredentials credentials) {
        Path log = dataDirectory.resolve("postgres.log").toAbsolutePath();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", credentials.superuser())
                .setPGStartupWait(Duration.ofMinutes(1))
                // A pipe would break when this JVM is killed, and the server lives on.
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // The application stops it, after everything that uses it.
                .setRegisterShutdownHook(false);
        // These become -c options behind the -F that the library passes, and the last one counts.
        DURABILITY.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            throw new DemoException(
                    "REL-DEM-004 The embedded PostgreSQL did not start in %s; %s says why. If %s is missing or the first start was cut off, delete the data directory."
                            .formatted(directory, log, DemoCredentials.FILE),
                    e);
        }
    }

    private void verifyDurability() throws SQLException {
        Map<String, String> actual = durability();
        if (!actual.equals(DURABILITY)) {
            throw new DemoException(
                    "REL-DEM-005 The embedded PostgreSQL would lose committed data in a crash: it runs with %s instead of %s. Take them off its roles and databases (ALTER ROLE ALL RESET ALL, ALTER ROLE postgres RESET ALL)."
                            .formatted(actual, DURABILITY));
        }
    }

    /** The server's own answer to SHOW for each setting that durability depends on. */
    Map<String, String> durability() throws SQLException {
        Map<String, String> actual = new TreeMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : DURABILITY.keySet()) {
                try (ResultSet row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    actual.put(name, row.getString(1));
                }
            }
        }
        return actual;
    }

    private void createRolesAndDatabases(DemoCredentials credentials) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            createRole(statement, "releases_owner", credentials.owner());
            createRole(statement, "releases", credentials.releases());
            createRole(statement, "canteen", credentials.canteen());
            // Staging is filled table by table, which foreign keys must tolerate.
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO canteen");
            createDatabase(statement, "releases", "releases_owner");
            createDatabase(statement, "canteen", "canteen");
            createDatabase(statement, "canteen_staging", "canteen");
        }
        // In a data directory from before, the application's role owned everything.
        try (Connection connection = server.getDatabase("postgres", "releases").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("REASSIGN OWNED BY releases TO releases_owner");
            // Afterwards: rights that the former owner had on it went over too.
            statement.execute("GRANT CONNECT ON DATABASE releases TO releases");
        }
    }

    private static void createRole(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + name + "'")) {
            statement.execute("CREATE ROLE " + name + " LOGIN");
        }
        statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
    }

    private static void createDatabase(Statement statement, String name, String owner) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** The server is created trusting every local user; from now on everybody needs a password. */
    private void requirePasswords(Path directory, DemoCredentials credentials) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + credentials.superuser() + "'");
            Files.write(
                    directory.resolve("pg_hba.conf"),
                    List.of(
                            "local all all scram-sha-256",
                            "host all all 127.0.0.1/32 scram-sha-256",
                            "host all all ::1/128 scram-sha-256"));
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** JDBC address of a database, without user and password. */
    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    int port() {
        return server.getPort();
    }

    /** The server's process, as it says itself. */
    private Optional<ProcessHandle> process() {
        try {
            return Files.readAllLines(directory.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A server that ends without being told to, e.g. killed for want of memory, is started again as it was. */
    private void watch() {
        process()
                .flatMap(p -> p.info().command().map(Path::of).map(program -> new Running(p, program)))
                .ifPresent(this::watch);
    }

    private void watch(Running running) {
        running.process().onExit().thenAcceptAsync(ended -> startAgain(ended.pid(), running.program()));
    }

    private synchronized void startAgain(long ended, Path program) {
        for (int tried = 1; !closed && tried <= RESTARTS; tried++) {
            LOG.warn(
                    "REL-DEM-011 The embedded PostgreSQL (process {}) ended without being told to. It is started again, try {}; {} may say why it ended.",
                    ended,
                    tried,
                    log());
            if (restarted(program.resolveSibling("pg_ctl"))) {
                Optional<ProcessHandle> again = process();
                if (again.isPresent()) {
                    LOG.info("REL-DEM-014 The embedded PostgreSQL runs again.");
                    watch(new Running(again.get(), program));
                    return;
                }
                // Ended once more before it could be watched.
            }
            // Its children may still be ending.
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        if (!closed) {
            LOG.error(
                    "REL-DEM-015 The embedded PostgreSQL does not start again. Stop the demonstration and start it anew.");
        }
    }

    private record Running(ProcessHandle process, Path program) {}

    /** PostgreSQL keeps the options of its last start, and restarts with them. */
    private boolean restarted(Path pgCtl) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // As the library does: PostgreSQL does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl.toString(), "-D", directory.toString(), "-w", "-l", log().toString(), "restart"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            LOG.warn("REL-DEM-011 {} cannot be run: {}", pgCtl, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return false;
        }
    }

    private Path log() {
        return dataDirectory.resolve("postgres.log").toAbsolutePath();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        server.close();
    }
}
