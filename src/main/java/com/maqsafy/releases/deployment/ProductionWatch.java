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

    private static final Duration TAGS = Duration.ofSeconds(5);

    private final ProductionSettings settings;
    private final ProductionObservations observations;
    private final RolledBackTags tags;
    private final ObjectProvider<SafeMode> safeMode;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService pool;

    ProductionWatch(
            ProductionSettings settings,
            ProductionObservations observations,
            RolledBackTags tags,
            ObjectProvider<SafeMode> safeMode) {
        this.settings = settings;
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
        settings.asked()
                .forEach(service -> every(
                        started,
                        look(settings.of(service).orElseThrow().interval()),
                        service,
                        () -> observations.observeWhenDue(service)));
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

    /** How often it is looked whether a target is due: it may be due at once, after a deployment. */
    private static Duration look(Duration interval) {
        long seconds = Math.max(1, Math.min(30, interval.toSeconds() / 10));
        return Duration.ofSeconds(seconds);
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
