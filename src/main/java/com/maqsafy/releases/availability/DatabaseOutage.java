package com.maqsafy.releases.availability;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether the database is away, since when, and who has been told.
 *
 * <p>After a connection that could not be had, others fail at once for a second, so that threads do not queue up behind
 * the same wait; then one tries for all, which is the heartbeat where there is one. Of whatever fails meanwhile the log tells once a minute and source.
 */
@Component
public class DatabaseOutage {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** The heartbeat's pause and its patience, in ns. */
    private static final long BEAT = Duration.ofSeconds(2).toNanos();

    private static final long TELL_EVERY = Duration.ofMinutes(1).toNanos();

    /** One outage. {@code retryAt} and {@code since} are values of {@link System#nanoTime()}. */
    private record Outage(long since, long retryAt) {}

    private final LongSupplier nanos;
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicLong untold = new AtomicLong();
    private final ThreadLocal<Boolean> request = new ThreadLocal<>();
    private final ThreadLocal<Boolean> probe = new ThreadLocal<>();
    private volatile @Nullable Outage outage;
    private volatile @Nullable Long heard;
    private @Nullable Thread trying;

    @Autowired
    DatabaseOutage() {
        this(System::nanoTime);
    }

    DatabaseOutage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether the last connection that was asked for could not be had. */
    public boolean ongoing() {
        return outage != null;
    }

    /** Whether to fail at once: the heartbeat tries for all, or without one, a try has just failed or somebody tries now. */
    synchronized boolean failFast() {
        Outage current = outage;
        if (current == null) {
            return false;
        }
        if (beats() || trying != null || nanos.getAsLong() - current.retryAt() < 0) {
            noticed();
            return true;
        }
        trying = Thread.currentThread();
        return false;
    }

    synchronized void failed(SQLException e) {
        noticed();
        if (trying == Thread.currentThread()) {
            trying = null;
        }
        Outage current = outage;
        long now = nanos.getAsLong();
        outage = new Outage(current == null ? now : current.since(), now + PAUSE);
        if (current == null) {
            untold.set(0);
            LOG.error(
                    "REL-AVL-001 The database cannot be reached: {}. Requests are answered with 503 and work waits until it is back; what fails meanwhile is told once a minute.",
                    LostConnection.reason(e));
        }
    }

    /** The heartbeat had an answer. */
    void heard() {
        heard = nanos.getAsLong();
        answered();
    }

    /** Whether there is a heartbeat, and it had an answer once. */
    boolean beats() {
        return heard != null;
    }

    /** Whether the heartbeat, if there is one, lacks an answer: who gets no connection then does not wait for other users. */
    boolean quiet() {
        Long last = heard;
        return last != null && nanos.getAsLong() - last > BEAT;
    }

    /** A connection was had. */
    void answered() {
        if (outage == null) {
            return;
        }
        synchronized (this) {
            if (trying == Thread.currentThread()) {
                trying = null;
            }
            Outage ended = outage;
            if (ended != null) {
                outage = null;
                LOG.info(
                        "REL-AVL-003 The database answers again after {} s; {} failures were not told one by one.",
                        Duration.ofNanos(nanos.getAsLong() - ended.since()).toSeconds(),
                        untold.get());
            }
        }
    }

    /** A try ended without an answer of the database, e.g. with an error of our own. */
    synchronized void gaveUp() {
        if (trying == Thread.currentThread()) {
            trying = null;
        }
    }

    /** Instead of a stack trace: one line a minute for each source. */
    void tell(String source, @Nullable String reason) {
        long now = nanos.getAsLong();
        AtomicBoolean due = new AtomicBoolean();
        told.compute(source, (key, last) -> {
            due.set(last == null || now - last >= TELL_EVERY);
            return due.get() ? now : last;
        });
        if (due.get()) {
            LOG.warn(
                    "REL-AVL-002 {}: the connection to the database is lost{}. It is tried again; the next line about this comes in a minute.",
                    source,
                    reason == null ? "" : " (" + reason + ")");
        } else {
            untold.incrementAndGet();
        }
    }

    /** The current thread answers a request; what it meets is remembered until {@link #endRequest()}. */
    void beginRequest() {
        request.set(false);
    }

    boolean inRequest() {
        return request.get() != null;
    }

    /** What the current thread does failed for want of the database. */
    void noticed() {
        if (request.get() != null) {
            request.set(true);
        }
    }

    boolean metInRequest() {
        return Boolean.TRUE.equals(request.get());
    }

    void endRequest() {
        request.remove();
    }

    /** The current thread asks how the application is, which must be answered at once, until {@link #endProbe()}. */
    void beginProbe() {
        probe.set(true);
    }

    boolean inProbe() {
        return probe.get() != null;
    }

    void endProbe() {
        probe.remove();
    }
}
