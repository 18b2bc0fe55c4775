package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.SealedReleaseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who may not do a task and tries is told of in the release's ledger, whatever becomes of the attempt's transaction. */
class RecordedDutyRefusalsTest {

    private static final DefinitionVersion APPROVAL = new DefinitionVersion("release-approval", 1);
    private static final TaskContext TASK =
            new TaskContext("canteen-api-1.5.0", "1", "userTask_approveRelease", "approve-release", APPROVAL, Map.of());
    private static final Violation OWN = new Violation("APR-02", "assignee", "Let somebody else approve it.");

    private final Ledger ledger = mock();
    private final AdministrationLedger administration = mock();
    private final PlatformTransactionManager transactions = mock();
    private final RecordedDutyRefusals refusals = new RecordedDutyRefusals(
            ledger,
            administration,
            new RefusalLimit(Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC)),
            transactions);

    @Test
    void isRecordedInATransactionOfItsOwn() {
        refusals.record("owner", "owner", TASK, OWN);

        verify(transactions)
                .getTransaction(argThat(
                        asked -> asked.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        verify(ledger).append(refused("owner", null));
    }

    @Test
    void waitsForTheEndOfTheTransactionThatWasRefused() {
        TransactionSynchronizationManager.initSynchronization();
        try {
            refusals.record("owner", "owner", TASK, OWN);
            verifyNoInteractions(ledger);

            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(s -> s.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
            verify(ledger).append(refused("owner", null));
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void theSameOneIsRecordedOnceAndTheNextTellsHowManyWereLeftOut() {
        for (int i = 0; i < 4; i++) {
            refusals.record("owner", "owner", TASK, OWN);
        }
        verify(ledger, times(1)).append(any());
        clearInvocations(ledger);

        refusals.record("owner", "deputy", TASK, OWN);
        verify(ledger).append(refused("deputy", 3));
    }

    @Test
    void theAdministrationKeepsThatOfASealedRelease() {
        when(ledger.append(any())).thenThrow(mock(SealedReleaseException.class));

        refusals.record("owner", "owner", TASK, OWN);

        verify(administration)
                .append(
                        "owner",
                        new DutyRefused(
                                "owner",
                                "",
                                "APR-02",
                                "Let somebody else approve it.",
                                "approve-release",
                                null,
                                "canteen-api-1.5.0"));
    }

    private static Attestation refused(String user, Integer leftOut) {
        return Attestation.of(
                        "canteen-api-1.5.0",
                        "owner",
                        new DutyRefused(
                                user, "", "APR-02", "Let somebody else approve it.", "approve-release", leftOut, null))
                .serving(List.of("APR-02"))
                .at("userTask_approveRelease", APPROVAL);
    }
}
