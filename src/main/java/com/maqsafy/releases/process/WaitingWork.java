package com.maqsafy.releases.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees work that waits because a limit is reached, counts it, and says so when it waits long. */
final class WaitingWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalTaskWorker.class);
    private static final Duration SAY_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkerSettings settings;
    private final Bulkheads bulkheads;
    private final Map<String, WorkHandler> handlers;
    private final Map<WorkKind, Integer> counts = new ConcurrentHashMap<>();
    private final Map<WorkKind, Long> said = new EnumMap<>(WorkKind.class);

    WaitingWork(
            JdbcClient jdbc,
            Clock clock,
            WorkerSettings settings,
            Bulkheads bulkheads,
            Map<String, WorkHandler> handlers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.bulkheads = bulkheads;
        this.handlers = handlers;
    }

    /**
     * Work that this worker has reserved and does not run yet.
     *
     * @param hidden whether it is in a tenant
     * @param since {@link System#nanoTime()} when it was reserved
     */
    record Held(WorkKind kind, boolean hidden, long since) {}

    /** How much work of a kind waited when it was last looked, without what is in a tenant ({@link WorkFigures}). */
    int count(WorkKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Looks again; asks the database only while a limit is reached. */
    void look(List<Held> held) {
        Map<WorkKind, Waiting> waiting = new EnumMap<>(WorkKind.class);
        for (Held one : held) {
            Duration since = Duration.ofNanos(System.nanoTime() - one.since());
            waiting.merge(one.kind(), new Waiting(1, one.hidden() ? 1 : 0, since), Waiting::and);
        }
        List<WorkKind> open = bulkheads.open();
        if (open.size() < WorkKind.values().length) {
            notReserved(open).forEach((kind, more) -> waiting.merge(kind, more, Waiting::and));
        }
        for (WorkKind kind : WorkKind.values()) {
            @Nullable Waiting now = waiting.get(kind);
            counts.put(kind, now == null ? 0 : now.count() - now.hidden());
            if (now != null && now.longest().compareTo(settings.warnAfter()) > 0) {
                say(kind, now);
            }
        }
    }

    private Map<WorkKind, Waiting> notReserved(List<WorkKind> open) {
        Map<WorkKind, Waiting> waiting = new EnumMap<>(WorkKind.class);
        Instant now = clock.instant();
        jdbc.sql("""
                        SELECT topic_name_, count(*) AS pieces, count(tenant_id_) AS hidden, min(create_time_) AS first FROM act_ru_ext_task
                        WHERE (lock_exp_time_ IS NULL OR lock_exp_time_ <= ?) AND (retries_ IS NULL OR retries_ > 0)
                          AND suspension_state_ = 1
                        GROUP BY topic_name_""").param(Timestamp.from(now)).query(rs -> {
            WorkHandler handler = handlers.get(rs.getString("topic_name_"));
            Timestamp first = rs.getTimestamp("first");
            if (handler != null && !open.contains(handler.kind())) {
                Duration longest = first == null ? Duration.ZERO : Duration.between(first.toInstant(), now);
                waiting.merge(
                        handler.kind(), new Waiting(rs.getInt("pieces"), rs.getInt("hidden"), longest), Waiting::and);
            }
        });
        return waiting;
    }

    private void say(WorkKind kind, Waiting waiting) {
        long now = System.nanoTime();
        Long before = said.get(kind);
        if (before != null && now - before < SAY_EVERY.toNanos()) {
            return;
        }
        said.put(kind, now);
        LOG.warn(
                "REL-PRC-041 {} pieces of work of kind {} wait for their turn, the longest for {} s. {} may run at once, {} of"
                        + " one service; these run: {}. Look for what hangs, or raise releases.worker.{} or"
                        + " releases.worker.per-service.",
                waiting.count(),
                kind.word(),
                waiting.longest().toSeconds(),
                settings.limit(kind),
                settings.limitOfService(kind),
                bulkheads.users(kind),
                kind.word());
    }

    /** How much waits, and how long the first of it. */
    private record Waiting(int count, int hidden, Duration longest) {

        Waiting and(Waiting other) {
            return new Waiting(
                    count + other.count,
                    hidden + other.hidden,
                    longest.compareTo(other.longest) > 0 ? longest : other.longest);
        }
    }
}
