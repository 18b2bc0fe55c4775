package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.SealedReleaseException;
import java.util.List;
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
            append(
                    caller,
                    task,
                    new DutyRefused(
                            EngineCall.shown(user),
                            operation,
                            violation.item(),
                            EngineCall.shown(violation.message()),
                            task.form(),
                            leftOut.getAsInt() > 0 ? leftOut.getAsInt() : null,
                            null));
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-073 A duty was refused to {} and could not be recorded: {}", user, violation, e);
        }
    }

    private void append(String caller, TaskContext task, DutyRefused event) {
        try {
            ownTransaction.executeWithoutResult(tx -> ledger.append(Attestation.of(task.release(), caller, event)
                    .serving(List.of(event.item()))
                    .at(task.element(), task.definition())));
        } catch (SealedReleaseException e) {
            ownTransaction.executeWithoutResult(tx -> administration.append(caller, event.of(task.release())));
        }
    }
}
