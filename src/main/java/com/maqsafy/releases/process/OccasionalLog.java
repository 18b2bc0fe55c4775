package com.maqsafy.releases.process;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * Says that something keeps failing once in a while instead of every time, and once that it works again. Without stack
 * traces: what fails again and again for one reason, such as a database that is away, is told by its message.
 */
final class OccasionalLog {

    private final Logger log;
    private final Duration every;
    private long since;
    private long said;
    private int failures;

    OccasionalLog(Logger log, Duration every) {
        this.log = log;
        this.every = every;
    }

    /** It failed. */
    synchronized void failed(String what, Throwable cause) {
        long now = System.nanoTime();
        if (failures++ == 0) {
            since = now;
        } else if (now - said < every.toNanos()) {
            return;
        }
        said = now;
        log.warn(
                "{} ({} times in {} s): {}",
                what,
                failures,
                Duration.ofNanos(now - since).toSeconds(),
                root(cause));
    }

    /** It worked. */
    synchronized void worked(String what) {
        if (failures > 0) {
            log.info(
                    "{} after {} s and {} failures.",
                    what,
                    Duration.ofNanos(System.nanoTime() - since).toSeconds(),
                    failures);
            failures = 0;
        }
    }

    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
