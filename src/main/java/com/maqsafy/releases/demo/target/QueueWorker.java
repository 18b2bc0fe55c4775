package com.maqsafy.releases.demo.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Works off the table {@code jobs} with the code that was checked out when the worker started, however often the
 * checkout changes: like a Laravel worker it takes up new code only when it is told to restart (DEP-05).
 */
final class QueueWorker implements AutoCloseable {

    /** The queue that is worked off during maintenance too: what checks of a deployment ask. */
    static final String FORCED = "verification";

    private static final long IDLE_MILLIS = 200;
    private static final int REMEMBERED = 1_000;

    private final CanteenRoot root;
    private final CanteenRuntime runtime;
    private final CanteenLog log;
    private final Clock clock;
    private final BlockingQueue<Boolean> wakeUp = new ArrayBlockingQueue<>(1);
    private final AtomicLong processed = new AtomicLong();
    private final Thread thread = new Thread(this::run, "queue-worker");
    private volatile boolean stopped;
    private volatile @Nullable CanteenCode code;
    private volatile @Nullable Instant lastJobAt;
    private final Map<String, Outcome> finished = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outcome> eldest) {
            return size() > REMEMBERED;
        }
    };
    private boolean failing;

    QueueWorker(CanteenRoot root, CanteenRuntime runtime, CanteenLog log, Clock clock) {
        this.root = root;
        this.runtime = runtime;
        this.log = log;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is a job: do not wait for the next look. */
    void wakeUp() {
        wakeUp.offer(Boolean.TRUE);
    }

    /** The version that the worker runs, empty while it has not started. */
    String version() {
        CanteenCode running = code;
        return running == null ? "" : running.version();
    }

    @Nullable
    Instant lastJobAt() {
        return lastJobAt;
    }

    /** Jobs done since the server started. */
    long processed() {
        return processed.get();
    }

    /** Asks a running worker to restart: whoever waits for it compares the state file with the returned signal. */
    static String requestRestart(CanteenRoot root, String signal) throws IOException {
        Json.write(root.restartSignal(), Map.of("signal", signal));
        return signal;
    }

    private void run() {
        while (!stopped) {
            try {
                String signal = signal(root.restartSignal());
                CanteenCode started = CanteenCode.read(root.code());
                code = started;
                Json.write(
                        root.workerState(),
                        Map.of(
                                "version",
                                started.version(),
                                "signal",
                                signal,
                                "startedAt",
                                clock.instant().toString()));
                log.info("Queue worker started with version " + started.version());
                workUntilSignalled(started, signal);
            } catch (IOException e) {
                failed("Queue worker cannot start: " + e.getMessage());
                pause();
            }
        }
    }

    private void workUntilSignalled(CanteenCode started, String signal) throws IOException {
        while (!stopped && signal(root.restartSignal()).equals(signal)) {
            if (!workOne(started, Files.exists(root.maintenanceFlag()))) {
                pause();
            }
        }
    }

    /** As in Laravel, jobs wait while the service is down for maintenance, but for those of a worker with --force. */
    private boolean workOne(CanteenCode started, boolean down) {
        try (Connection connection = runtime.production()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet job = statement.executeQuery("DELETE FROM jobs WHERE id ="
                            + " (SELECT id FROM jobs " + (down ? "WHERE queue = '" + FORCED + "' " : "")
                            + "ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id")) {
                if (!job.next()) {
                    failing = false;
                    return false;
                }
                String id = job.getString(1);
                connection.commit();
                failing = false;
                finish(id, started);
                return true;
            }
        } catch (SQLException e) {
            failed("Queue worker cannot read jobs: " + e.getMessage());
            return false;
        }
    }

    private void finish(String id, CanteenCode started) {
        boolean broken = started.queue().broken();
        synchronized (finished) {
            finished.put(id, new Outcome(broken ? "failed" : "processed", started.version()));
        }
        if (broken) {
            log.error("Job " + id + " failed: App\\Jobs\\Ping has no handler in version " + started.version());
        } else {
            processed.incrementAndGet();
            lastJobAt = clock.instant();
        }
    }

    /** How a job ended, empty while it waits; only the last {@value #REMEMBERED} jobs are remembered. */
    Optional<Outcome> outcome(String id) {
        synchronized (finished) {
            return Optional.ofNullable(finished.get(id));
        }
    }

    /** Logs the first failure of a row of failures: the worker looks several times a second. */
    private void failed(String message) {
        if (!failing && !stopped) {
            log.error(message);
        }
        failing = true;
    }

    private void pause() {
        try {
            wakeUp.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private static String signal(Path file) throws IOException {
        return Files.exists(file)
                ? Json.MAPPER.readTree(file.toFile()).path("signal").asText()
                : "";
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How a job ended.
     *
     * @param status {@code processed} or {@code failed}
     * @param version version of the worker that took it
     */
    record Outcome(String status, String version) {}
}
