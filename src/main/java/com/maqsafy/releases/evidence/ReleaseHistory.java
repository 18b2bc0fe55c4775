package com.maqsafy.releases.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened with a release, as its ledger has it; the one reader of events.
 *
 * <p>A type is the class of one kind, or an interface that events of several kinds have in common.
 *
 * @param records the release's ledger in order, or a part of it
 */
public record ReleaseHistory(List<LedgerRecord> records) {

    public ReleaseHistory {
        records = List.copyOf(records);
    }

    /** All events of a type in order. */
    public <E extends LedgerEvent> Stream<Recorded<E>> all(Class<E> type) {
        return records.stream().flatMap(r -> r.as(type).stream());
    }

    /** The last event of a type: where several answer the same question, it is the one that counts. */
    public <E extends LedgerEvent> Optional<Recorded<E>> last(Class<E> type) {
        for (int i = records.size() - 1; i >= 0; i--) {
            Optional<Recorded<E>> found = records.get(i).as(type);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The last event of a type that fits. */
    public <E extends LedgerEvent> Optional<Recorded<E>> last(Class<E> type, Predicate<? super E> which) {
        return all(type).filter(r -> which.test(r.event())).reduce((earlier, later) -> later);
    }

    /** Whether there is an event of a type. */
    public boolean has(Class<? extends LedgerEvent> type) {
        return records.stream().anyMatch(r -> r.is(type));
    }

    /** Position of the last event of a type, 0 when there is none. */
    public long lastSequence(Class<? extends LedgerEvent> type) {
        return records.stream()
                .filter(r -> r.is(type))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
    }

    /** What came after a record. */
    public ReleaseHistory since(long sequence) {
        return new ReleaseHistory(
                records.stream().filter(r -> r.sequence() > sequence).toList());
    }
}
