package com.maqsafy.releases.deployment;

import com.maqsafy.releases.instance.SafeMode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks the targets at their intervals what they run, and has the tags of rolled-back versions marked. Both leave the JVM,
 * so they are the work of nodes with a worker; of several such nodes one asks.
 */
@Component
@ConditionalOnProperty(name = "releases.worker.enabled", matchIfMissing = true)
class ProductionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionWatch.class);

    /** A target that does not answer holds one of them until its time is over. */
    private static final int THREADS = 4;

    /** How often it is looked which targets are due, by one statement for all: one may be due at once, after a deployment. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How often the record of a service is tried to begin: its repository may not have been reachable, or has its first tag now. */
    private static final Duration UNRECORDED = Duration.ofSeconds(30);

    private static final Duration TAGS = Duration.ofSeconds(5);

    private final ProductionObservations observations;
    private final RolledBackTags tags;
    private final ObjectProvider<SafeMode> safeMode;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService pool;

    ProductionWatch(ProductionObservations observations, RolledBackTags tags, ObjectProvider<SafeMode> safeMode) {
        this.observations = observations;
        this.tags = tags;
        this.safeMode = safeMode;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (pool != null) {
            return;
        }
        AtomicInteger number = new AtomicInteger();
        ScheduledExecutorService started = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "production-watch-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        every(started, UNRECORDED, "services without a record", () -> ask(started, observations.unrecorded()));
        every(started, LOOK, "what is due", () -> ask(started, observations.due()));
        every(started, TAGS, "rolled-back tags", tags::markDue);
        pool = started;
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() throws InterruptedException {
        if (pool != null) {
            pool.shutdownNow();
            pool.awaitTermination(5, TimeUnit.SECONDS);
            pool = null;
        }
    }

    /** A service whose target is still being asked is not asked a second time. */
    private void ask(ScheduledExecutorService started, Set<String> services) {
        services.stream()
                .filter(asking::add)
                .forEach(service -> started.execute(() -> {
                    try {
                        quietly(service, () -> observations.observeWhenDue(service));
                    } finally {
                        asking.remove(service);
                    }
                }));
    }

    private void every(ScheduledExecutorService started, Duration pause, String what, Runnable work) {
        started.scheduleWithFixedDelay(() -> quietly(what, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One line when it begins to fail and one when it works again: it is tried every few seconds. */
    private void quietly(String what, Runnable work) {
        try {
            SafeMode mode = safeMode.getIfAvailable();
            if (mode != null && mode.on()) {
                return;
            }
            work.run();
            if (failing.remove(what)) {
                LOG.info("REL-PRD-021 Looking after {} works again.", what);
            }
        } catch (RuntimeException e) {
            if (failing.add(what)) {
                LOG.warn("REL-PRD-020 Looking after {} failed; it is tried again.", what, e);
            }
        }
    }
}
