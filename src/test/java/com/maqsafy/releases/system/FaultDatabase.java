package com.maqsafy.releases.system;

import com.maqsafy.releases.testing.MadePostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of one's own, with durability on, that can be killed and started again where it was. */
final class FaultDatabase {

    private static final String NAME = "releases";

    private final Path directory;
    private final int port;

    private FaultDatabase(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static FaultDatabase create(Path directory) throws IOException, SQLException {
        FaultDatabase database = new FaultDatabase(MadePostgres.in(directory.resolve("postgres")), freePort());
        try (var connection = database.launch().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE releases LOGIN PASSWORD 'releases'");
            statement.execute("CREATE ROLE releases_owner LOGIN PASSWORD 'releases_owner'");
            statement.execute("CREATE DATABASE releases OWNER releases_owner");
            statement.execute("REVOKE ALL ON DATABASE releases FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE releases TO releases");
        }
        return database;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    JdbcClient client() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(NAME);
        source.setPassword(NAME);
        return JdbcClient.create(source);
    }

    void kill() throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        postmaster.ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = directory.resolve("postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }

    /** Starts it again; its former processes notice within moments that the first of them is gone. */
    void start() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                launch();
                return;
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        // A start that failed leaves its lock to the garbage collector, and each further one would find it taken.
        Files.deleteIfExists(directory.resolve("epg-lock"));
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                directory.resolveSibling("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setRegisterShutdownHook(false)
                .start();
    }
}
