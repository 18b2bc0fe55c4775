package com.maqsafy.releases.failure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.failure.FoundFailure;
import com.maqsafy.releases.failure.FoundFailure.Kind;
import com.maqsafy.releases.failure.TechnicalFailure;
import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.process.SystemProcesses;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionStatus;

@DisplayName("The owner of a failure is asked")
class FailureAskingTest {

    private static final FoundFailure FOUND = new FoundFailure(
            "incident",
            Kind.JOB,
            "job",
            "snack-api-1.0.1",
            "serviceTask_concludeApproval",
            null,
            "Release approval: Conclude approval",
            "concludeApprovalDelegate",
            "broken",
            3,
            false);

    private final TechnicalFailures failures = mock(TechnicalFailures.class);
    private final FailureOwnerTable owners = mock(FailureOwnerTable.class);
    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final SystemProcesses processes = mock(SystemProcesses.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final SimpleTransactionStatus transaction = new SimpleTransactionStatus();
    private final FailureAsking asking = new FailureAsking(
            failures,
            owners,
            releases,
            ledger,
            processes,
            mock(RuntimeService.class, RETURNS_DEEP_STUBS),
            mock(HistoryService.class, RETURNS_DEEP_STUBS),
            transactions);

    @BeforeEach
    void knowTheRelease() {
        ReleaseDetails release = mock(ReleaseDetails.class);
        when(release.key()).thenReturn("snack-api-1.0.1");
        when(release.type()).thenReturn(ReleaseType.PATCH);
        when(release.status()).thenReturn(ReleaseStatus.AWAITING_APPROVAL);
        when(release.processInstanceId()).thenReturn("instance");
        when(releases.find("snack-api-1.0.1")).thenReturn(Optional.of(release));
        FailureOwner owner = FailureOwner.withoutTable(false);
        when(owners.of("concludeApprovalDelegate", false)).thenReturn(owner);
        when(transactions.getTransaction(any())).thenReturn(transaction);
        when(failures.open(FOUND, owner))
                .thenReturn(Optional.of(new TechnicalFailure(
                        7, FOUND, "technical-owner", "Mend it.", Instant.EPOCH, false, null, Instant.EPOCH, null)));
    }

    @Test
    void onceAndWithARecord() {
        when(processes.start(anyString(), anyString(), any(), any())).thenReturn("asking");
        asking.ask(FOUND, () -> true);
        verify(ledger).append(any());
        verify(processes).start(eq("technical-failure"), eq("snack-api-1.0.1"), any(), any());
        verify(failures).asked(7, "asking");
        assertThat(transaction.isRollbackOnly()).isFalse();
    }

    @Test
    @DisplayName("but not about what was repeated between the look and the question")
    void notAboutWhatIsGoneByNow() {
        asking.ask(FOUND, () -> false);
        verify(processes, never()).start(anyString(), anyString(), any(), any());
        verify(ledger, never()).append(any());
        assertThat(transaction.isRollbackOnly()).as("nothing is kept").isTrue();
    }
}
