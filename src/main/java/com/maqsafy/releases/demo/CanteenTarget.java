package com.maqsafy.releases.demo;

import com.maqsafy.releases.demo.target.CanteenCli;
import com.maqsafy.releases.demo.target.CanteenRuntime;
import com.maqsafy.releases.demo.target.CanteenServer;
import com.maqsafy.releases.demo.target.GitCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installation of canteen-api and its running process. */
final class CanteenTarget implements AutoCloseable {

    private static final String FIRST_TAG = "v1.4.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");
    private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");

    private final Path root;
    private final Process process;
    private final int port;

    private CanteenTarget(Path root, Process process, int port) {
        this.root = root;
        this.process = process;
        this.port = port;
    }

    /**
     * Installs the first version if nothing is installed yet, and starts the service.
     *
     * @param root the installation's directory
     * @param repository the bare repository it is cloned from
     */
    static CanteenTarget start(Path root, Path repository, CanteenRuntime runtime, ChildJvm jvm, Clock clock)
            throws IOException {
        Files.createDirectories(root.resolve("storage/logs"));
        Files.createDirectories(root.resolve("storage/framework"));
        Files.createDirectories(root.resolve("backups"));
        stopLeftover(root);
        runtime.write(root);
        jvm.writeArguments(root.resolve("canteen.args"), CanteenCli.class);
        jvm.writeArguments(root.resolve("server.args"), CanteenServer.class);
        install(root, repository, clock);
        return launch(root, runtime.port());
    }

    /** A server ends by itself with the application that started it; this waits for one that is just ending. */
    private static void stopLeftover(Path root) throws IOException {
        Path state = serverState(root);
        Optional<ProcessHandle> leftover = number(state, PID)
                .flatMap(ProcessHandle::of)
                .filter(handle -> handle.info()
                        .commandLine()
                        .filter(line -> line.contains(root.toString()))
                        .isPresent());
        if (leftover.isPresent()) {
            leftover.get().destroy();
            awaitExit(leftover.get());
        }
        Files.deleteIfExists(state);
    }

    private static void install(Path root, Path repository, Clock clock) throws IOException {
        Path done = root.resolve("storage/framework/installed");
        if (Files.exists(done)) {
            return;
        }
        Path code = root.resolve("current");
        if (!Files.exists(code)) {
            Path partial = root.resolve("current.partial");
            deleteTree(partial);
            git(root, "clone", "--quiet", repository.toString(), partial.toString());
            Files.move(partial, code, StandardCopyOption.ATOMIC_MOVE);
        }
        git(code, "checkout", "--quiet", "--force", FIRST_TAG);
        for (String command : List.of("install", "migrate", "config:cache", "route:cache", "view:cache")) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            int exit = new CanteenCli(root, new PrintStream(output, true, StandardCharsets.UTF_8), clock)
                    .run(List.of(command));
            if (exit != 0) {
                throw new DemoException(
                        "REL-DEM-006 The demo service could not be installed in %s: %s. Delete this directory and start again."
                                .formatted(
                                        root,
                                        output.toString(StandardCharsets.UTF_8).strip()));
            }
        }
        Files.writeString(done, FIRST_TAG);
    }

    private static void git(Path directory, String... arguments) throws IOException {
        try {
            new GitCommand(directory).run(arguments);
        } catch (IOException e) {
            throw new DemoException(
                    "REL-DEM-007 The demo service needs the command git: %s. Install Git, and see that it is on the PATH."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static CanteenTarget launch(Path root, int wantedPort) throws IOException {
        Path output = root.resolve("storage/logs/server.out");
        Process process = new ProcessBuilder(ChildJvm.java(), "@" + root.resolve("server.args"), root.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<Long> port = number(serverState(root), PORT);
            if (port.isPresent()) {
                return new CanteenTarget(root, process, port.get().intValue());
            }
            pause(process);
        }
        process.destroyForcibly();
        throw new DemoException(
                "REL-DEM-008 The demo service did not start on port %d: %s. If the port is taken, set releases.demo.target-port (0 for any free one)."
                        .formatted(wantedPort, Files.readString(output).strip()));
    }

    private static Path serverState(Path root) {
        return root.resolve("storage/framework/server.json");
    }

    private static Optional<Long> number(Path file, Pattern pattern) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(Files.readString(file));
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** Waits a moment for the process to write its port, or to end. */
    private static void pause(Process process) throws IOException {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the demo service started", e);
        }
    }

    private static void awaitExit(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the demo service stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path root() {
        return root;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        awaitExit(process.toHandle());
    }
}
