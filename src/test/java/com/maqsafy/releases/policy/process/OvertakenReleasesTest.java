package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.policy.ReleaseOvertaken;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Releases that a newer one overtook are told after it is released, and whatever that meets stops nothing")
class OvertakenReleasesTest {

    private final Releases releases = mock(Releases.class);
    private final Dossiers dossiers = mock(Dossiers.class);
    private final Ledger ledger = mock(Ledger.class);
    private final OvertakenReleaseRule rule = mock(OvertakenReleaseRule.class);
    private final ReleaseProcess process = mock(ReleaseProcess.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final ReleaseDetails released = ReleaseStory.requested().details();
    private final ReleaseStory other = ReleaseStory.requested();
    private final OvertakenReleases overtaken =
            new OvertakenReleases(releases, dossiers, rule, ledger, process, transactions);

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void saysWhenTheOthersCannotBeFound(CapturedOutput output) {
        when(releases.open("canteen-api")).thenThrow(new IllegalStateException("away"));
        released();
        assertThat(output)
                .contains("REL-POL-021 Whom 1.5.0 of canteen-api overtook could not be found out; the gate will find"
                        + " it.");
    }

    @Test
    void saysWhenOneCannotBeTold(CapturedOutput output) {
        others();
        when(dossiers.of("canteen-api-1.4.9")).thenThrow(new IllegalStateException("away"));
        released();
        assertThat(output)
                .contains("REL-POL-021 canteen-api-1.4.9 was not told that 1.5.0 overtook it; the gate will find it.")
                .doesNotContain("REL-POL-021 canteen-api-1.5.0");
        verifyNoInteractions(ledger);
    }

    @Test
    @DisplayName(
            "RB-01: each other one before production gets a record and its owner a task, in a transaction of its own")
    void tellsTheOthers() {
        others();
        overtakes(ReleaseStatus.AWAITING_APPROVAL, true);
        released();
        verify(ledger).append(Attestation.of("canteen-api-1.4.9", "system:release", new ReleaseOvertaken("1.5.0")));
        verify(process).tell("canteen-api-1.4.9", "release.reworkRequested");
        verifyNoMoreInteractions(ledger, process);
        verify(transactions, atLeastOnce())
                .getTransaction(
                        argThat(of -> of.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        verify(transactions, never())
                .getTransaction(
                        argThat(of -> of.getPropagationBehavior() != TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Test
    void leavesAloneWhatIsInProductionOrWasNotOvertaken() {
        others();
        overtakes(ReleaseStatus.DEPLOYING, true);
        released();
        overtakes(ReleaseStatus.AWAITING_APPROVAL, false);
        released();
        verifyNoInteractions(ledger, process);
    }

    @Test
    void tellsAgainWhenSomethingElseWasFaster(CapturedOutput output) {
        others();
        overtakes(ReleaseStatus.APPROVED, true);
        when(process.tell(any(), any()))
                .thenThrow(new OptimisticLockingFailureException("moved meanwhile"))
                .thenThrow(new OptimisticLockingException("moved meanwhile"))
                .thenReturn(true);
        released();
        verify(process, times(3)).tell("canteen-api-1.4.9", "release.reworkRequested");
        assertThat(output).doesNotContain("REL-POL-021");
    }

    @Test
    void givesUpWhenSomethingElseIsFasterAgainAndAgain(CapturedOutput output) {
        others();
        overtakes(ReleaseStatus.APPROVED, true);
        when(process.tell(any(), any())).thenThrow(new OptimisticLockingFailureException("moved meanwhile"));
        released();
        verify(process, times(6)).tell("canteen-api-1.4.9", "release.reworkRequested");
        assertThat(output)
                .contains("REL-POL-021 canteen-api-1.4.9 was not told that 1.5.0 overtook it; the gate will find it.");
    }

    private void others() {
        other.version = "1.4.9";
        when(releases.open("canteen-api")).thenReturn(List.of(released, other.details()));
    }

    private void overtakes(ReleaseStatus status, boolean found) {
        other.status = status;
        Dossier dossier = new Scene(other).dossier();
        when(dossiers.of("canteen-api-1.4.9")).thenReturn(dossier);
        when(rule.evaluate(dossier)).thenReturn(found ? List.of(new Finding("RB-01", "It was overtaken.")) : List.of());
    }

    private void released() {
        overtaken.releasing(released);
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        end();
        begin();
    }
}
