package com.maqsafy.releases.process;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps count of the work that runs, and lets no kind and no service take more than its share. */
final class Bulkheads {

    /** Whether work may run. */
    enum Entry {
        ENTERED,
        /** The limit of its kind is reached. */
        KIND_FULL,
        /** Its service has its share of the kind. */
        SERVICE_FULL
    }

    private final WorkerSettings settings;
    private final Map<WorkKind, Map<String, Integer>> busy = new EnumMap<>(WorkKind.class);

    Bulkheads(WorkerSettings settings) {
        this.settings = settings;
        Stream.of(WorkKind.values()).forEach(kind -> busy.put(kind, new HashMap<>()));
    }

    /** Counts work that begins, unless a limit forbids it. */
    synchronized Entry enter(WorkKind kind, String service) {
        if (free(kind) <= 0) {
            return Entry.KIND_FULL;
        }
        Map<String, Integer> services = of(kind);
        if (services.getOrDefault(service, 0) >= settings.limitOfService(kind)) {
            return Entry.SERVICE_FULL;
        }
        services.merge(service, 1, Integer::sum);
        return Entry.ENTERED;
    }

    /** Counts work that has ended. */
    synchronized void leave(WorkKind kind, String service) {
        of(kind).computeIfPresent(service, (name, count) -> count > 1 ? count - 1 : null);
    }

    /** How much more work of a kind may begin. */
    synchronized int free(WorkKind kind) {
        return settings.limit(kind) - busy(kind);
    }

    /** How much work of a kind runs. */
    synchronized int busy(WorkKind kind) {
        return of(kind).values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> of(WorkKind kind) {
        return requireNonNull(busy.get(kind));
    }

    /** Who takes how much of a kind, most first, e.g. {@code orders 7, invoices 1}. */
    synchronized String users(WorkKind kind) {
        return of(kind).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(e -> e.getKey() + ' ' + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The kinds of which more may begin. */
    synchronized List<WorkKind> open() {
        return Stream.of(WorkKind.values()).filter(kind -> free(kind) > 0).toList();
    }
}
