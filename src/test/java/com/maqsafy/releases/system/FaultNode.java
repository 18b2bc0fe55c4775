package com.maqsafy.releases.system;

import com.maqsafy.releases.testing.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A node: the application in a JVM of its own, which can be killed, frozen, and run out of disk. */
final class FaultNode {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(8);

    private final String name;
    private final Path directory;
    private final List<String> arguments;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile Process process;
    private volatile boolean available;

    FaultNode(String name, Path directory, List<String> arguments) throws IOException {
        this.name = name;
        this.directory = Files.createDirectories(directory.resolve(name));
        this.arguments = arguments;
        this.port = FaultDatabase.freePort();
        Files.writeString(clock(), "0");
    }

    Path log() {
        return directory.resolve("application.log");
    }

    private Path clock() {
        return directory.resolve("clock");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Rest rest() {
        return new Rest(port);
    }

    /** Whether requests may be sent to it. */
    boolean available() {
        return available;
    }

    void start() throws IOException {
        List<String> options = new ArrayList<>(TestJvm.QUICK);
        options.addAll(List.of("-Xmx600m", "-Dtest.clock=" + clock()));
        List<String> command = TestJvm.command(options, TestJvm.CLASS_PATH, ClockedApplication.class);
        command.addAll(List.of("--server.port=" + port, "--releases.data-dir=" + directory.resolve("data")));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /**
     * Waits until it answers a person. One that ended by itself, because the database was away while it started, is started
     * again, as whatever supervises it in production would do.
     */
    void awaitUp() {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(name + " did not start, see " + log());
            }
            if (!process.isAlive()) {
                startAgain();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        available = true;
    }

    private void startAgain() {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        try {
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/releases?limit=1"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("owner:demo".getBytes()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        available = false;
        process.destroyForcibly().waitFor();
    }

    void freeze() throws IOException, InterruptedException {
        available = false;
        run("kill", "-STOP", String.valueOf(process.pid()));
    }

    void thaw() throws IOException, InterruptedException {
        run("kill", "-CONT", String.valueOf(process.pid()));
        awaitUp();
    }

    /** From now on nothing that it, or a command that it starts, writes into a file arrives there. */
    void fillDisk() throws IOException, InterruptedException {
        run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=0:unlimited");
    }

    void clearDisk() throws IOException, InterruptedException {
        run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=unlimited:unlimited");
    }

    /** Sets its clock forward or back from the real time. */
    void setClock(Duration offset) throws IOException {
        Files.writeString(clock(), String.valueOf(offset.toMillis()));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
