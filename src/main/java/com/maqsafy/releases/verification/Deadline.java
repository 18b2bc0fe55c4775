package com.maqsafy.releases.verification;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The end of the time that a check has, by the clock that nobody sets. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Whether no time is left. */
    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    /** The time left, more than zero. */
    Duration remaining() throws TimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException();
        }
        return Duration.ofNanos(left);
    }

    /** The time left in milliseconds, at least one. */
    int remainingMillis() throws TimeoutException {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, remaining().toMillis()));
    }
}
