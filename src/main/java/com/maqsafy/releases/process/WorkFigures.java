package com.maqsafy.releases.process;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The worker's figures: {@code releases_worker_busy}, {@code releases_worker_waiting} and {@code releases_worker_wait}, by kind
 * of work. Work in a tenant is of a release that is or was restricted, and is in none of them: figures are read by others.
 */
final class WorkFigures {

    private final Map<WorkKind, AtomicInteger> busy;
    private final Map<WorkKind, Timer> waits;

    /** @param waiting how much work of a kind waits because a limit is reached */
    WorkFigures(MeterRegistry registry, ToIntFunction<WorkKind> waiting) {
        busy = each(kind -> new AtomicInteger());
        for (WorkKind kind : WorkKind.values()) {
            Gauge.builder("releases.worker.busy", busy.get(kind), AtomicInteger::get)
                    .tag("kind", kind.word())
                    .description("Pieces of work that run")
                    .register(registry);
            Gauge.builder("releases.worker.waiting", () -> waiting.applyAsInt(kind))
                    .tag("kind", kind.word())
                    .description("Pieces of work that wait because a limit is reached")
                    .register(registry);
        }
        waits = each(kind -> Timer.builder("releases.worker.wait")
                .tag("kind", kind.word())
                .description("From the creation of a piece of work to its start")
                .register(registry));
    }

    void begins(WorkKind kind) {
        requireNonNull(busy.get(kind)).incrementAndGet();
    }

    void ends(WorkKind kind) {
        requireNonNull(busy.get(kind)).decrementAndGet();
    }

    void waited(WorkKind kind, Duration time) {
        requireNonNull(waits.get(kind)).record(time.isNegative() ? Duration.ZERO : time);
    }

    private static <T> Map<WorkKind, T> each(Function<WorkKind, T> of) {
        return Stream.of(WorkKind.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), of));
    }
}
