package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.process.DatabaseAway;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What workers attest. */
@Component
class WorkerRecords {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRecords.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Ledger ledger;
    private final KeptFiles files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkerRecords(Ledger ledger, KeptFiles files, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Appends a record in a transaction of its own, if the work is still this worker's. */
    void record(WorkItem item, LedgerEvent event) {
        record(item, event, event.items());
    }

    /** The same of an event whose items depend on the work. */
    void record(WorkItem item, LedgerEvent event, List<String> items) {
        patiently(item, event, items, () -> {}, () -> item.lease().confirm());
    }

    /** The same of an event that names what a command printed, which is kept with it; null where nothing ran. */
    void recordPrinted(WorkItem item, LedgerEvent event, @Nullable CommandResult result) {
        patiently(
                item,
                event,
                event.items(),
                () -> keepPrinted(result),
                () -> item.lease().confirm());
    }

    /** The same of an event that names this file. */
    void recordWith(WorkItem item, LedgerEvent event, byte[] file) {
        patiently(
                item,
                event,
                event.items(),
                () -> files.keep(file),
                () -> item.lease().confirm());
    }

    /** Keeps, in the caller's transaction and before its record, what a command printed; null where nothing ran. */
    void keepPrinted(@Nullable CommandResult result) {
        if (result != null) {
            files.keep(KeptFile.bytes(result.output()));
        }
    }

    /** What a record says of what a command printed; null where nothing ran. */
    static @Nullable KeptFile printed(@Nullable CommandResult result) {
        return result == null ? null : KeptFile.of(KeptFile.bytes(result.output()));
    }

    /** Appends a record in one transaction with something else, unless another worker has taken the work over. */
    void record(WorkItem item, LedgerEvent event, List<String> items, Runnable together) {
        patiently(item, event, items, together, () -> item.lease().requireNotTaken());
    }

    /** What has been done is true: while the database is away it is written again and again until it is there. */
    private void patiently(WorkItem item, LedgerEvent event, List<String> items, Runnable together, Runnable fence) {
        Instant begun = clock.instant();
        for (int tried = 1; ; tried++) {
            boolean again = tried > 1;
            try {
                transaction.executeWithoutResult(status -> {
                    if (again && isThere(item, event, begun)) {
                        return;
                    }
                    together.run();
                    append(item, "system:worker", event, items);
                    // Last: everybody else who needs both takes the ledger first and the work after it.
                    fence.run();
                });
                return;
            } catch (RuntimeException e) {
                if (!DatabaseAway.caused(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (!again) {
                    LOG.warn(
                            "REL-DEP-075 The database is away; that {} of {} happened is written as soon as it is back.",
                            event.kind(),
                            item.release());
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    /** Whether the try before was committed after all: its answer got lost with the connection. */
    private boolean isThere(WorkItem item, LedgerEvent event, Instant begun) {
        return ledger.history(item.release())
                .all(event.getClass())
                .anyMatch(r -> !r.time().isBefore(begun.truncatedTo(ChronoUnit.SECONDS))
                        && r.event().equals(event));
    }

    /**
     * Appends a record of what is done in the same transaction, if the work is still this worker's; both are there for good
     * when this returns.
     *
     * @throws com.maqsafy.releases.process.LeaseLostException when the work is no longer this worker's
     */
    <T> T record(WorkItem item, List<String> items, Supplier<T> done, Function<T, LedgerEvent> event) {
        return Objects.requireNonNull(transaction.execute(status -> {
            T result = done.get();
            append(item, "system:worker", event.apply(result), items);
            // Last, as above.
            item.lease().confirm();
            return result;
        }));
    }

    /**
     * Records that production is not touched, and why; the message becomes the incident's.
     *
     * @throws com.maqsafy.releases.process.LeaseLostException when another worker has taken the work over
     */
    WorkResult refuse(WorkItem item, String where, List<String> findings) {
        DeploymentRefused event = new DeploymentRefused(where, findings);
        transaction.executeWithoutResult(status -> {
            append(item, "system:gate", event, event.items());
            // Last, as above: what another worker does meanwhile was not refused.
            item.lease().requireNotTaken();
        });
        return new WorkResult.Refused(String.join(" ", findings));
    }

    private void append(WorkItem item, String actor, LedgerEvent event, List<String> items) {
        ledger.append(
                Attestation.of(item.release(), actor, event).serving(items).at(item.element(), item.definition()));
    }
}
