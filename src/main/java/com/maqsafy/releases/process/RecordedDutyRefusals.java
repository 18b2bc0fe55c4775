package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.SealedReleaseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts refused duties into the release's ledger, in a transaction that follows the refused one: while that lasts it may hold
 * the very chain.
 */
@Component
class RecordedDutyRefusals implements RefusedDuties {

    static final String KIND = "dutyRefused";

    private static final Logger LOG = LoggerFactory.getLogger(RecordedDutyRefusals.class);

    private final Ledger ledger;
    private final AdministrationLedger administration;
    private final RefusalLimit limit;
    private final TransactionTemplate ownTransaction;

    RecordedDutyRefusals(
            Ledger ledger,
            AdministrationLedger administration,
            RefusalLimit limit,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.administration = administration;
        this.limit = limit;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(String caller, String user, TaskContext task, Violation violation) {
        EngineCall call = CallerCommands.current();
        String operation = call == null ? "" : call.operation();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(caller, user, operation, task, violation);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                keep(caller, user, operation, task, violation);
            }
        });
    }

    private void keep(String caller, String user, String operation, TaskContext task, Violation violation) {
        OptionalInt leftOut = limit.admits(caller, operation + ' ' + task.taskId() + ' ' + user + ' ' + violation);
        if (leftOut.isEmpty()) {
            return;
        }
        try {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("account", EngineCall.shown(user));
            payload.put("operation", operation);
            payload.put("item", violation.item());
            payload.put("message", EngineCall.shown(violation.message()));
            payload.put("form", task.form());
            if (leftOut.getAsInt() > 0) {
                payload.put("leftOut", leftOut.getAsInt());
            }
            append(caller, task, violation, payload);
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-073 A duty was refused to {} and could not be recorded: {}", user, violation, e);
        }
    }

    private void append(String caller, TaskContext task, Violation violation, Map<String, Object> payload) {
        try {
            ownTransaction.executeWithoutResult(tx -> ledger.append(new Attestation(
                    task.release(),
                    caller,
                    KIND,
                    List.of(violation.item()),
                    task.element(),
                    task.definition(),
                    payload)));
        } catch (SealedReleaseException e) {
            payload.put("release", task.release());
            ownTransaction.executeWithoutResult(tx -> administration.append(caller, KIND, payload));
        }
    }
}
