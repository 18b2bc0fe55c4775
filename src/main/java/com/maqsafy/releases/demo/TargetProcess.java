package com.maqsafy.releases.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The running process of a target. It writes its process id and port to {@code storage/framework/server.json} and ends when
 * its standard input does, so it never outlives the application that started it.
 */
final class TargetProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");
    private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");

    private final Process process;
    private final int port;

    private TargetProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** One that an earlier run left ends by itself; this waits for one that is just ending. */
    static void stopLeftover(Path root) throws IOException {
        Path state = state(root);
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

    /**
     * Starts the process and waits until it says on which port it listens.
     *
     * @param wantedPort for the message when it does not
     */
    static TargetProcess start(Path root, int wantedPort, List<String> command) throws IOException {
        Path output = root.resolve("storage/logs/server.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<Long> port = number(state(root), PORT);
            if (port.isPresent()) {
                return new TargetProcess(process, port.get().intValue());
            }
            pause(process);
        }
        process.destroyForcibly();
        throw new DemoException(
                "REL-DEM-008 The demo service did not start on port %d: %s. If the port is taken, set releases.demo.target-port (0 for any free one)."
                        .formatted(wantedPort, Files.readString(output).strip()));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        awaitExit(process.toHandle());
    }

    private static Path state(Path root) {
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
}
