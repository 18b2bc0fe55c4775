package com.maqsafy.releases.events;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves what was committed, at this node or another, to those who watch here: as soon as PostgreSQL tells, and by itself
 * every now and then, so that nothing hangs on a connection that was lost.
 */
@Component
class EventRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EventHub hub;
    private final EventLog log;
    private final EventSettings settings;
    private final ObjectProvider<JdbcConnectionDetails> database;
    private volatile boolean running;
    private Thread thread;
    private ScheduledExecutorService pulse;

    EventRelay(EventHub hub, EventLog log, EventSettings settings, ObjectProvider<JdbcConnectionDetails> database) {
        this.hub = hub;
        this.log = log;
        this.settings = settings;
        this.database = database;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::relay, "release-events");
        thread.setDaemon(true);
        thread.start();
        pulse = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread beating = new Thread(task, "release-events-pulse");
            beating.setDaemon(true);
            return beating;
        });
        long every = settings.heartbeat().toMillis();
        pulse.scheduleAtFixedRate(() -> hub.beat(settings.maxDuration()), every, every, TimeUnit.MILLISECONDS);
    }

    /** Streams end before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        pulse.shutdownNow();
        hub.close();
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        log.forget(settings.retention());
    }

    private void relay() {
        Duration pause = Duration.ofSeconds(1);
        boolean told = false;
        while (running) {
            try (EventListening listening = open()) {
                if (told) {
                    LOG.info("REL-EVT-003 Events are heard again.");
                }
                told = false;
                pause = Duration.ofSeconds(1);
                listen(listening);
            } catch (SQLException | RuntimeException e) {
                if (running && !told) {
                    LOG.warn(
                            "REL-EVT-002 Events of other nodes are not heard until the database answers; until then it is asked every {} s. {}",
                            LONGEST_PAUSE.toSeconds(),
                            e.getMessage());
                    told = true;
                }
                lookWithoutHearing(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private EventListening open() throws SQLException {
        JdbcConnectionDetails details = database.getIfAvailable();
        if (details == null) {
            throw new SQLException("There is no database to listen to.");
        }
        return EventListening.open(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    private void listen(EventListening listening) throws SQLException {
        // What was committed while nobody listened.
        hub.progress();
        while (running) {
            Set<String> tables = listening.next((int) settings.pollInterval().toMillis());
            if (tables.contains("step_progress") || tables.isEmpty()) {
                hub.progress();
            } else {
                hub.advance();
            }
        }
    }

    private void lookWithoutHearing(Duration pause) {
        LockSupport.parkNanos(this, pause.toNanos());
        if (running) {
            try {
                hub.progress();
            } catch (RuntimeException away) {
                // The database is away for the pool too; it has been said.
            }
        }
    }
}
