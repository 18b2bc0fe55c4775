package com.maqsafy.releases.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The locks of a repository that a killed process has left: with one of them a branch or tag stays as it was for ever. */
final class StaleLocks {

    private static final Logger LOG = LoggerFactory.getLogger(StaleLocks.class);

    /** A lock is held while one small file is written. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private StaleLocks() {}

    /** Takes away the locks of a bare repository's refs that are older than anybody holds one; whether there were any. */
    static boolean removeFrom(Path repository, Clock clock) {
        List<Path> stale = of(repository, clock.instant().minus(LONGEST));
        for (Path lock : stale) {
            try {
                Files.deleteIfExists(lock);
                LOG.warn("REL-SRC-063 The lock {} was left by a process that is gone and is taken away.", lock);
            } catch (IOException e) {
                LOG.warn("REL-SRC-063 The lock {} cannot be taken away: check its rights", lock, e);
            }
        }
        return !stale.isEmpty();
    }

    private static List<Path> of(Path repository, Instant before) {
        try (Stream<Path> files = Files.walk(repository.resolve("refs"))) {
            return Stream.concat(files, Stream.of(repository.resolve("packed-refs.lock")))
                    .filter(file -> file.toString().endsWith(".lock"))
                    .filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, before))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // Somebody else changes it meanwhile; the next exchange looks again.
            return List.of();
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            return false;
        }
    }
}
