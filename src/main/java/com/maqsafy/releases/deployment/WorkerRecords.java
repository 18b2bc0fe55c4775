package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What workers attest. */
@Component
class WorkerRecords {

    private final Ledger ledger;
    private final TransactionTemplate transaction;

    WorkerRecords(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** Appends a record in a transaction of its own. */
    void record(WorkItem item, String kind, List<String> items, Map<String, Object> payload) {
        record(item, kind, items, payload, () -> {});
    }

    /** Appends a record in one transaction with something else. */
    void record(WorkItem item, String kind, List<String> items, Map<String, Object> payload, Runnable together) {
        transaction.executeWithoutResult(status -> {
            together.run();
            append(item, "system:worker", kind, items, payload);
        });
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

    private void append(WorkItem item, String actor, String kind, List<String> items, Map<String, Object> payload) {
        ledger.append(new Attestation(item.release(), actor, kind, items, item.element(), item.definition(), payload));
    }
}
