package com.maqsafy.releases.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of a test's own, with the databases {@code canteen} and {@code canteen_staging}. */
public final class MariaDb implements AutoCloseable {

    public static final String USER = "canteen";
    public static final String PASSWORD = "made-for-this-test";

    private final Path directory;
    private final int port;
    private final Process server;

    private MariaDb(Path directory, int port, Process server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /** Whether Debian's {@code mariadb-server} is here. */
    public static boolean installed() {
        return Stream.of("mariadbd", "mariadb-install-db", "mariadb")
                .allMatch(name -> find(name).isPresent());
    }

    public static MariaDb start(Path directory) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path data = Files.createDirectories(directory.resolve("data"));
        // A server that starts deletes what others have in a common folder for temporary tables.
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        String user = System.getProperty("user.name");
        run(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + data,
                "--tmpdir=" + temporary,
                "--user=" + user,
                "--skip-test-db",
                "--auth-root-authentication-method=normal");
        Process server = new ProcessBuilder(
                        find("mariadbd").orElseThrow(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--tmpdir=" + temporary,
                        "--user=" + user,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + directory.resolve("s"),
                        "--pid-file=" + directory.resolve("pid"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        MariaDb started = new MariaDb(directory, port, server);
        started.awaitAnswer();
        started.sql("CREATE DATABASE canteen; CREATE DATABASE canteen_staging; CREATE USER '" + USER
                + "'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'; GRANT ALL ON *.* TO '" + USER + "'@'127.0.0.1'");
        return started;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int tried = 0; tried < 300; tried++) {
            if (!server.isAlive()) {
                break;
            }
            try {
                sql("SELECT 1");
                return;
            } catch (IOException e) {
                server.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("MariaDB did not start: " + Files.readString(directory.resolve("log")));
    }

    public int port() {
        return port;
    }

    /** What the statements answer, rows as lines of columns separated by tabs. */
    public String sql(String statements) throws IOException, InterruptedException {
        return run(
                "mariadb",
                "--no-defaults",
                "--socket=" + directory.resolve("s"),
                "--user=root",
                "--skip-column-names",
                "--execute=" + statements);
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(find(program).orElseThrow()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + ": " + output);
        }
        return output.strip();
    }

    private static Optional<String> find(String program) {
        return Stream.of(System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin")
                .flatMap(path -> Stream.of(path.split(":")))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor(30, TimeUnit.SECONDS);
    }
}
