package com.maqsafy.releases.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.DatabaseAway;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What workers attest. */
@Component
class WorkerRecords {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRecords.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkerRecords(Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Appends a record in a transaction of its own, if the work is still this worker's. */
    void record(WorkItem item, String kind, List<String> items, Map<String, Object> payload) {
        patiently(item, kind, items, payload, () -> {}, () -> item.lease().confirm());
    }

    /** Appends a record in one transaction with something else, unless another worker has taken the work over. */
    void record(WorkItem item, String kind, List<String> items, Map<String, Object> payload, Runnable together) {
        patiently(item, kind, items, payload, together, () -> item.lease().requireNotTaken());
    }

    /** What has been done is true: while the database is away it is written again and again until it is there. */
    private void patiently(
            WorkItem item,
            String kind,
            List<String> items,
            Map<String, Object> payload,
            Runnable together,
            Runnable fence) {
        Instant begun = clock.instant();
        for (int tried = 1; ; tried++) {
            boolean again = tried > 1;
            try {
                transaction.executeWithoutResult(status -> {
                    if (again && isThere(item, kind, payload, begun)) {
                        return;
                    }
                    together.run();
                    append(item, "system:worker", kind, items, payload);
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
                            kind,
                            item.release());
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    /** Whether the try before was committed after all: its answer got lost with the connection. */
    private boolean isThere(WorkItem item, String kind, Map<String, Object> payload, Instant begun) {
        return ledger.records(item.release()).stream()
                .filter(r -> r.kind().equals(kind) && !r.time().isBefore(begun.truncatedTo(ChronoUnit.SECONDS)))
                .anyMatch(r -> same(r.payload(), payload));
    }

    /**
     * Appends a record of what is done in the same transaction, if the work is still this worker's; both are there for good
     * when this returns.
     *
     * @throws com.maqsafy.releases.process.LeaseLostException when the work is no longer this worker's
     */
    <T> T record(
            WorkItem item,
            String kind,
            List<String> items,
            Supplier<T> done,
            Function<T, Map<String, Object>> payload) {
        return Objects.requireNonNull(transaction.execute(status -> {
            T result = done.get();
            append(item, "system:worker", kind, items, payload.apply(result));
            // Last, as above.
            item.lease().confirm();
            return result;
        }));
    }

    /** Records that production is not touched, and why; the message becomes the incident's. */
    WorkResult refuse(WorkItem item, String where, List<String> findings) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("where", where);
        payload.put("findings", findings);
        transaction.executeWithoutResult(
                status -> append(item, "system:gate", "deploymentRefused", List.of(), payload));
        return new WorkResult.Refused(String.join(" ", findings));
    }

    private static boolean same(JsonNode recorded, Map<String, Object> payload) {
        try {
            // Both as text and back: numbers of another width are the same number.
            return JSON.readTree(JSON.writeValueAsString(payload)).equals(JSON.readTree(recorded.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(WorkItem item, String actor, String kind, List<String> items, Map<String, Object> payload) {
        ledger.append(new Attestation(item.release(), actor, kind, items, item.element(), item.definition(), payload));
    }
}
