package com.maqsafy.releases.demo.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The service's console command, what {@code composer} and {@code php artisan} are to a Laravel backend.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused (a damaged backup, a migration that cannot be rolled back).
 */
public final class CanteenCli {

    private static final String USAGE = """
            Usage: canteen <root> <command>
              install                          check composer.json and install the dependencies
              migrate [--database=staging]     run the migrations that the database does not have
              migrate:rollback [--to=<v>]      roll the last batch back, or all that version <v> has not, or <n> migrations
              migrate:test <commit>            rehearse the migrations of a commit on the staging database
              config:cache route:cache view:cache
              queue:restart                    let the queue worker take up the code, and wait for it
              down [--secret=<s>], up          enter and leave maintenance mode; who visits /<s> gets past it
              backup <file>                    write all tables to a file
              backup:verify <file>             read a backup whole and check it""";

    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(30);

    private final CanteenRoot root;
    private final PrintStream out;
    private final Clock clock;

    public CanteenCli(Path directory, PrintStream out, Clock clock) {
        this.root = new CanteenRoot(directory);
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length < 2) {
            out.println(USAGE);
            System.exit(CanteenException.USAGE);
        }
        List<String> command = List.of(arguments).subList(1, arguments.length);
        System.exit(new CanteenCli(Path.of(arguments[0]), out, Clock.systemUTC()).run(command));
    }

    /** Runs a command, prints what it did, and gives its exit code. */
    public int run(List<String> command) {
        try {
            execute(command.get(0), command.subList(1, command.size()));
            return 0;
        } catch (CanteenException e) {
            out.println("ERROR " + e.getMessage());
            return e.exitCode();
        } catch (IOException | SQLException e) {
            out.println("ERROR " + command.get(0) + " failed: " + e.getMessage());
            return CanteenException.FAILED;
        }
    }

    private void execute(String command, List<String> arguments) throws IOException, SQLException {
        switch (command) {
            case "install" -> install();
            case "migrate" -> migrate(arguments);
            case "migrate:rollback" -> rollBack(arguments);
            case "migrate:test" -> rehearse(only(command, arguments));
            case "config:cache" -> cache("config");
            case "route:cache" -> cache("route");
            case "view:cache" -> cache("view");
            case "queue:restart" -> restartQueue();
            case "down" -> enterMaintenance(arguments);
            case "up" -> leaveMaintenance();
            case "backup" -> backUp(Path.of(only(command, arguments)));
            case "backup:verify" -> verifyBackup(Path.of(only(command, arguments)));
            default -> throw new CanteenException(CanteenException.USAGE, "Unknown command " + command + ".\n" + USAGE);
        }
    }

    private static String only(String command, List<String> arguments) {
        if (arguments.size() != 1) {
            throw new CanteenException(CanteenException.USAGE, command + " takes one argument.\n" + USAGE);
        }
        return arguments.get(0);
    }

    private void install() throws IOException {
        Path composer = root.code().resolve("composer.json");
        if (!Files.isRegularFile(composer)) {
            throw new CanteenException(
                    CanteenException.FAILED, "composer.json is missing in " + root.code() + ". Check out a version.");
        }
        JsonNode requires = Json.MAPPER.readTree(composer.toFile()).path("require");
        Json.write(
                root.code().resolve("vendor/installed.json"),
                Map.of("packages", requires, "installedAt", clock.instant().toString()));
        out.printf("Installed %d package(s) from composer.json%n", requires.size());
    }

    private void migrate(List<String> arguments) throws IOException, SQLException {
        boolean staging = arguments.equals(List.of("--database=staging"));
        if (!staging && !arguments.isEmpty()) {
            throw new CanteenException(CanteenException.USAGE, "migrate knows only --database=staging.\n" + USAGE);
        }
        CanteenRuntime runtime = CanteenRuntime.read(root);
        List<SqlMigration> migrations = SqlMigration.of(root.code());
        try (Connection connection = staging ? runtime.staging() : runtime.production()) {
            MigrationTable table = new MigrationTable(connection);
            List<SqlMigration> pending = table.pending(migrations);
            if (pending.isEmpty()) {
                out.println("Nothing to migrate");
                return;
            }
            int batch = table.nextBatch();
            for (SqlMigration migration : pending) {
                long start = System.nanoTime();
                try {
                    table.apply(migration, batch);
                } catch (SQLException e) {
                    throw new CanteenException(
                            CanteenException.FAILED,
                            "Migration %s failed and was undone: %s".formatted(migration.name(), e.getMessage()),
                            e);
                }
                out.printf(
                        "Migrated %s in %d ms%n",
                        migration.name(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        }
    }

    private void rollBack(List<String> arguments) throws IOException, SQLException {
        try (Connection connection = CanteenRuntime.read(root).production()) {
            MigrationTable table = new MigrationTable(connection);
            List<SqlMigration> leaving = leaving(table.applied(), arguments);
            if (leaving.isEmpty()) {
                out.println("Nothing to roll back");
                return;
            }
            // All or none: half a way back is a state that no version was made for.
            List<String> stuck = leaving.stream()
                    .filter(migration -> !migration.reversible())
                    .map(SqlMigration::name)
                    .toList();
            if (!stuck.isEmpty()) {
                throw new CanteenException(
                        CanteenException.REFUSED,
                        "Cannot roll back: %s has no down migration. Restore the backup instead."
                                .formatted(String.join(", ", stuck)));
            }
            for (SqlMigration migration : leaving) {
                try {
                    table.rollBack(migration);
                } catch (SQLException e) {
                    throw new CanteenException(
                            CanteenException.FAILED,
                            "Rolling back %s failed and was undone: %s".formatted(migration.name(), e.getMessage()),
                            e);
                }
                out.println("Rolled back " + migration.name());
            }
        }
    }

    /** The migrations to roll back, the last one first. */
    private List<SqlMigration> leaving(List<MigrationTable.Applied> applied, List<String> arguments)
            throws IOException {
        List<MigrationTable.Applied> backwards = new ArrayList<>(applied);
        Collections.reverse(backwards);
        Stream<MigrationTable.Applied> leaving;
        if (arguments.isEmpty()) {
            int last = backwards.isEmpty() ? 0 : backwards.get(0).batch();
            leaving = backwards.stream().filter(each -> each.batch() == last);
        } else {
            String to = only("migrate:rollback", arguments);
            if (to.matches("--to=\\d{1,3}")) {
                leaving = backwards.stream().limit(Long.parseLong(to.substring(5)));
            } else if (to.matches("--to=\\d+\\.\\d+\\.\\d+")) {
                List<String> kept = SqlMigration.names(new GitCommand(root.code()), commit("v" + to.substring(5)));
                leaving = backwards.stream()
                        .filter(each -> !kept.contains(each.migration().name()));
            } else {
                throw new CanteenException(
                        CanteenException.USAGE, "--to takes a version (1.4.1) or a number of migrations.\n" + USAGE);
            }
        }
        return leaving.map(MigrationTable.Applied::migration).toList();
    }

    private void rehearse(String revision) throws IOException, SQLException {
        GitCommand git = new GitCommand(root.code());
        git.run("fetch", "--quiet", "--tags", "origin");
        String commit = commit(revision);
        CanteenRuntime runtime = CanteenRuntime.read(root);
        Path directory = Files.createTempDirectory("migrations");
        try (Connection production = runtime.production();
                Connection staging = runtime.staging()) {
            SqlMigration.export(git, commit, directory);
            new StagingRehearsal(production, staging, out).rehearse(SqlMigration.of(directory));
        } finally {
            deleteTree(directory);
        }
    }

    private String commit(String revision) throws IOException {
        try {
            return new GitCommand(root.code())
                    .run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                    .strip();
        } catch (IOException e) {
            throw new CanteenException(
                    CanteenException.FAILED,
                    "The repository has no commit " + revision + ". Push it, or name another.",
                    e);
        }
    }

    private void cache(String what) throws IOException {
        CanteenCode code = CanteenCode.read(root.code());
        Json.write(
                root.cache(what),
                Map.of(
                        "version",
                        code.version(),
                        "cachedAt",
                        clock.instant().toString(),
                        "routes",
                        code.routes().keySet()));
        out.printf("Cached %s of version %s%n", what, code.version());
    }

    private void restartQueue() throws IOException {
        String expected = CanteenCode.read(root.code()).version();
        String signal = QueueWorker.requestRestart(root, UUID.randomUUID().toString());
        long end = System.nanoTime() + WORKER_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(root.workerState())) {
                JsonNode state = Json.MAPPER.readTree(root.workerState().toFile());
                if (state.path("signal").asText().equals(signal)) {
                    requireVersion(expected, state.path("version").asText());
                    out.println("Queue worker restarted with version " + expected);
                    return;
                }
            }
            pause();
        }
        throw new CanteenException(
                CanteenException.FAILED,
                "No queue worker took up the restart within %d s. Look whether the service runs, and at its log %s."
                        .formatted(WORKER_PATIENCE.toSeconds(), root.log()));
    }

    private static void requireVersion(String expected, String running) {
        if (!running.equals(expected)) {
            throw new CanteenException(
                    CanteenException.FAILED,
                    "The queue worker runs %s, not %s: the checkout changed meanwhile. Restart it again."
                            .formatted(running, expected));
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the queue worker", e);
        }
    }

    private void enterMaintenance(List<String> arguments) throws IOException {
        String secret = arguments.stream()
                .filter(a -> a.startsWith("--secret="))
                .map(a -> a.substring("--secret=".length()))
                .findFirst()
                .orElse("");
        Json.write(root.maintenanceFlag(), Map.of("since", clock.instant().toString(), "secret", secret));
        out.println("The service is in maintenance mode");
    }

    private void leaveMaintenance() throws IOException {
        Files.deleteIfExists(root.maintenanceFlag());
        out.println("The service is live");
    }

    private void backUp(Path file) throws IOException, SQLException {
        try (Connection connection = CanteenRuntime.read(root).production()) {
            DatabaseBackup.Manifest manifest = new DatabaseBackup(clock).write(connection, file);
            out.printf(
                    "Backed up %d tables with %d rows%n%s%n",
                    manifest.tables().size(), manifest.rows(), file.toAbsolutePath());
        }
    }

    private void verifyBackup(Path file) {
        DatabaseBackup.Manifest manifest = new DatabaseBackup(clock).verify(file);
        out.printf(
                "The backup is whole: %d tables with %d rows, taken at %s%n",
                manifest.tables().size(), manifest.rows(), manifest.takenAt());
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
