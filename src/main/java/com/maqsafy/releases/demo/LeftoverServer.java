package com.maqsafy.releases.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server that a killed JVM left running on our data directory. */
final class LeftoverServer {

    private final Path directory;
    private final String password;
    private final Duration patience;

    /**
     * @param directory PostgreSQL's data directory
     * @param password password of the superuser
     */
    LeftoverServer(Path directory, String password) {
        this(directory, password, Duration.ofMinutes(1));
    }

    /** @param patience how long it may take to stop */
    LeftoverServer(Path directory, String password, Duration patience) {
        this.directory = directory;
        this.password = password;
        this.patience = patience;
    }

    /** Stops the server that {@code postmaster.pid} names, if it runs and serves our directory. */
    void stop() throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process = processOf(lines);
        if (process.isEmpty()) {
            // PostgreSQL itself replaces the file of a process that is gone.
            return;
        }
        if (serves(process.get(), lines)) {
            shutDown(process.get());
        } else if (isPostgres(process.get())) {
            throw new DemoException(
                    "REL-DEM-002 %s names process %d, a PostgreSQL server that cannot be told to serve this directory. Stop it, or delete the file if it serves another one."
                            .formatted(pidFile, process.get().pid()));
        } else {
            // The machine was restarted and the number now belongs to another program.
            Files.delete(pidFile);
        }
    }

    private static Optional<ProcessHandle> processOf(List<String> lines) {
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private boolean serves(ProcessHandle process, List<String> lines) {
        return isPostgres(process)
                && (process.info()
                                .commandLine()
                                .filter(line -> line.contains(directory.toString()))
                                .isPresent()
                        || saysItServes(lines));
    }

    /** Not every system shows another process's program; then only the server's own word counts. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().toLowerCase(Locale.ROOT))
                .map(name -> name.startsWith("postgres"))
                .orElse(true);
    }

    private boolean saysItServes(List<String> lines) {
        if (lines.size() < 4) {
            return false;
        }
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        String url = "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), directory);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private void shutDown(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder(fastShutdown(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a PostgreSQL server of an earlier run stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoException(
                    "REL-DEM-003 The PostgreSQL server of an earlier run (process %d) did not stop within %d s. Stop it by hand and start again."
                            .formatted(process.pid(), patience.toSeconds()),
                    e);
        }
    }

    /** PostgreSQL ends its sessions on SIGINT; pg_ctl would do the same but refuses to run as root. */
    private List<String> fastShutdown(ProcessHandle process) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            return List.of("kill", "-INT", Long.toString(process.pid()));
        }
        // The first word of postmaster.opts is the server's program; pg_ctl lies beside it.
        String server =
                Files.readString(directory.resolve("postmaster.opts")).replaceAll("(?s)^\"?([^\"]+?\\.exe).*$", "$1");
        return List.of(
                Path.of(server).resolveSibling("pg_ctl.exe").toString(),
                "stop",
                "-D",
                directory.toString(),
                "-m",
                "fast");
    }
}
