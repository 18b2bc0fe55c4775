package com.maqsafy.releases.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Directories for what need not outlive the JVM of a test, databases above all: in memory where the system has plenty of it
 * ({@code /dev/shm}), else where temporary files are. A database writes thousands of small files for each test; where they
 * go to a disk, the tests of a build wait for it. What a JVM that was killed left there the next one takes away.
 */
public final class Scratch {

    private static final Path MEMORY = Path.of("/dev/shm");

    /** Less is not plenty: a container often has 64 MiB. */
    private static final long PLENTY = 8L << 30;

    private static final String PREFIX = "release-tests-";

    private static final Duration DATABASES_END_WITHIN = Duration.ofSeconds(20);

    private static final Path OWN = own();

    private Scratch() {}

    /** A new directory; it goes with the JVM, as soon as no database runs in any. */
    public static Path directory(String name) {
        try {
            return Files.createTempDirectory(OWN, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path own() {
        try {
            Path base = isPlenty() ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
            try (Stream<Path> left = Files.list(base)) {
                left.filter(Scratch::isLeft).forEach(Scratch::delete);
            }
            Path own = Files.createDirectories(
                    base.resolve(PREFIX + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(own)));
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPlenty() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= PLENTY;
    }

    private static boolean isLeft(Path directory) {
        String name = directory.getFileName().toString();
        return name.matches(PREFIX + "\\d+") && !isAlive(name.substring(PREFIX.length()));
    }

    private static boolean isAlive(String process) {
        return ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static void end(Path own) {
        long end = System.nanoTime() + DATABASES_END_WITHIN.toNanos();
        while (isInUse(own) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        delete(own);
    }

    private static boolean isInUse(Path own) {
        try (Stream<Path> files = Files.find(
                own, 3, (file, attributes) -> file.getFileName().toString().equals("postmaster.pid"))) {
            for (Path file : files.toList()) {
                // Its first line is the process; one that was killed leaves it behind.
                if (isAlive(Files.readAllLines(file).get(0).strip())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException | NumberFormatException e) {
            // Something is being written or deleted at this moment.
            return true;
        }
    }

    private static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            System.err.println("Left behind: " + directory + " (" + e + ")");
        }
    }
}
