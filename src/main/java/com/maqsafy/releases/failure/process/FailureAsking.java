package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.failure.FoundFailure;
import com.maqsafy.releases.failure.TechnicalFailure;
import com.maqsafy.releases.failure.TechnicalFailureMet;
import com.maqsafy.releases.failure.TechnicalFailureSettled;
import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SystemProcesses;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus.Phase;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the owner of a failure, and takes the question back when it is over; each in one transaction with its record. */
@Component
class FailureAsking {

    static final String PROCESS = "technical-failure";

    private static final String ACTOR = "system:process";
    private static final String GONE = "failure.gone";

    private final TechnicalFailures failures;
    private final FailureOwnerTable owners;
    private final Releases releases;
    private final Ledger ledger;
    private final SystemProcesses processes;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final TransactionTemplate ownTransaction;

    FailureAsking(
            TechnicalFailures failures,
            FailureOwnerTable owners,
            Releases releases,
            Ledger ledger,
            SystemProcesses processes,
            @Lazy RuntimeService runtime,
            @Lazy HistoryService history,
            PlatformTransactionManager transactions) {
        this.failures = failures;
        this.owners = owners;
        this.releases = releases;
        this.ledger = ledger;
        this.processes = processes;
        this.runtime = runtime;
        this.history = history;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Asks, unless somebody was asked already.
     *
     * @param stillThere whether the failure is still there, asked once no other node can ask about it: what was found may
     *     have been repeated in the meantime, and its question closed
     */
    void ask(FoundFailure found, BooleanSupplier stillThere) {
        Optional<ReleaseDetails> release = releases.find(found.release());
        if (release.isPresent()) {
            boolean production = release.get().status().phase() == Phase.IN_PRODUCTION;
            FailureOwner owner = owners.of(found.work(), production);
            ownTransaction.executeWithoutResult(tx -> failures.open(found, owner)
                    .ifPresent(failure -> {
                        if (stillThere.getAsBoolean()) {
                            ask(failure, release.get(), owner);
                        } else {
                            tx.setRollbackOnly();
                        }
                    }));
        }
    }

    private void ask(TechnicalFailure failure, ReleaseDetails release, FailureOwner owner) {
        FoundFailure found = failure.found();
        attest(
                failure,
                new TechnicalFailureMet(
                        found.what(),
                        found.work(),
                        found.message(),
                        found.tries(),
                        found.refused(),
                        List.of(failure.owner().split(",")),
                        failure.dueAt().toString(),
                        owner.decidedBy()));
        failures.asked(
                failure.id(),
                processes.start(
                        PROCESS,
                        release.key(),
                        tenant(release),
                        Map.of(
                                ReleaseVariables.RELEASE_KEY.name(), release.key(),
                                ReleaseVariables.RELEASE_TYPE.name(),
                                        release.type().word(),
                                ReleaseVariables.FAILURE.name(), String.valueOf(failure.id()),
                                ReleaseVariables.FAILURE_OWNER.name(), failure.owner(),
                                ReleaseVariables.FAILURE_DUE_AT.name(),
                                        failure.dueAt().toString())));
    }

    /** The tenant id that hides the release's own process, also of one that is gone. */
    private @Nullable String tenant(ReleaseDetails release) {
        HistoricProcessInstance own = history.createHistoricProcessInstanceQuery()
                .processInstanceId(release.processInstanceId())
                .singleResult();
        return own == null ? null : own.getTenantId();
    }

    /** The failure is over without an answer: its question ends by itself. */
    void settle(TechnicalFailure failure) {
        ownTransaction.executeWithoutResult(tx -> {
            if (!failures.close(failure.id())) {
                return;
            }
            attest(failure, new TechnicalFailureSettled(failure.found().what()));
            Execution waiting = runtime.createExecutionQuery()
                    .processInstanceId(failure.instance())
                    .messageEventSubscriptionName(GONE)
                    .singleResult();
            if (waiting != null) {
                runtime.messageEventReceived(GONE, waiting.getId());
            }
        });
    }

    /** Whether the process that asks still runs; somebody may have ended it by hand. */
    boolean runs(TechnicalFailure failure) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(failure.instance())
                        .singleResult()
                != null;
    }

    /** The question was ended by hand and nothing was answered; if the failure is still there, it is asked again. */
    void forget(TechnicalFailure failure) {
        ownTransaction.executeWithoutResult(tx -> failures.close(failure.id()));
    }

    private void attest(TechnicalFailure failure, LedgerEvent event) {
        FoundFailure found = failure.found();
        ledger.append(Attestation.of(found.release(), ACTOR, event).at(found.element(), found.definition()));
    }
}
