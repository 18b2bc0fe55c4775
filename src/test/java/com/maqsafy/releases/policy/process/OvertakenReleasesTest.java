package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.policy.ReleaseOvertaken;
import com.maqsafy.releases.policy.ReleasedListener;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DisplayName("RB-01: whoever is overtaken is told, after the release and without holding it up")
class OvertakenReleasesTest {

    private static final List<Finding> OVERTAKEN = List.of(new Finding("RB-01", "Production runs 1.4.2"));

    private final Releases releases = mock(Releases.class);
    private final Dossiers dossiers = mock(Dossiers.class);
    private final OvertakenReleaseRule rule = mock(OvertakenReleaseRule.class);
    private final Ledger ledger = mock(Ledger.class);
    private final ReleaseProcess process = mock(ReleaseProcess.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private OvertakenReleases overtaken;

    @BeforeEach
    void setUp() {
        TransactionSynchronizationManager.initSynchronization();
        when(process.tell(any(), any())).thenReturn(true);
        doReturn(OVERTAKEN).when(rule).evaluate(any());
        overtaken = new OvertakenReleases(releases, dossiers, rule, ledger, process, transactions);
    }

    @AfterEach
    void clear() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void tellsNobodyBeforeTheCommit() {
        open(story("1.5.0"));

        overtaken.releasing(story("1.4.2").details());

        verifyNoInteractions(ledger, process);
    }

    @Test
    void recordsTheVersionOnlyAndAsksForRework() {
        open(story("1.5.0"), story("1.4.2"));

        release("1.4.2");

        ArgumentCaptor<Attestation> told = ArgumentCaptor.forClass(Attestation.class);
        verify(ledger).append(told.capture());
        assertThat(told.getValue().release()).isEqualTo("canteen-api-1.5.0");
        assertThat(told.getValue().actor()).isEqualTo("system:release");
        assertThat(told.getValue().kind()).isEqualTo("releaseOvertaken");
        assertThat(told.getValue().items()).containsExactly("RB-01");
        assertThat(told.getValue().event()).isEqualTo(new ReleaseOvertaken("1.4.2"));
        verify(process).tell("canteen-api-1.5.0", "release.reworkRequested");
    }

    @Test
    void isRecordedForOneThatDoesNotWaitToo() {
        open(story("1.5.0"));
        when(process.tell(any(), any())).thenReturn(false);

        release("1.4.2");

        verify(ledger).append(any());
        verify(transactions, never()).rollback(any());
        verify(process, times(1)).tell(any(), any());
    }

    @Test
    void leavesAloneWhatIsInProductionAndWhatIsNotStale() {
        ReleaseStory deploying = story("1.5.0");
        deploying.status = ReleaseStatus.DEPLOYING;
        open(deploying);
        release("1.4.2");

        open(story("1.3.8"));
        doReturn(List.of()).when(rule).evaluate(any());
        release("1.4.2");

        verifyNoInteractions(ledger, process);
    }

    @Test
    void triesAgainWhenOtherWorkWasFaster() {
        open(story("1.5.0"));
        when(process.tell(any(), any()))
                .thenThrow(new OptimisticLockingException("faster"))
                .thenReturn(true);

        release("1.4.2");

        verify(process, times(2)).tell(any(), any());
    }

    @Test
    void triesAgainWhenItStoppedWaitingAtThatMoment() {
        open(story("1.5.0"));
        when(process.tell(any(), any())).thenReturn(false, true);
        // The first commit is that of finding the open releases.
        doNothing()
                .doThrow(new UnexpectedRollbackException("marked"))
                .doNothing()
                .when(transactions)
                .commit(any());

        release("1.4.2");

        verify(process, times(2)).tell(any(), any());
    }

    @Test
    void aFailureStopsNeitherTheReleaseNorTheTellingOfOthers() {
        open(story("1.5.0"), story("2.0.0"));
        when(dossiers.of("canteen-api-1.5.0")).thenThrow(new IllegalStateException("no repository"));

        release("1.4.2");

        verify(ledger).append(any());
        when(releases.open(any())).thenThrow(new IllegalStateException("no database"));
        release("1.4.2");
    }

    @Test
    @DisplayName("endings are called after the gate has passed and before the release is recorded, which seals it")
    void endingsAreCalledBeforeTheRecord() {
        ReleaseDetails details = story("1.5.0").details();
        when(releases.get(details.key())).thenReturn(details);
        GateRecords gate = mock(GateRecords.class);
        ReleasedListener ending = mock(ReleasedListener.class);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(details.key());
        RecordReleaseDelegate delegate = new RecordReleaseDelegate(gate, releases, ledger, List.of(ending));

        when(gate.evaluate(any(), any())).thenReturn(new GateResult(false, OVERTAKEN));
        assertThatThrownBy(() -> delegate.execute(execution)).hasMessageStartingWith("REL-POL-020");
        verifyNoInteractions(ending, ledger);

        when(gate.evaluate(execution, GateStage.RELEASE)).thenReturn(new GateResult(true, List.of()));
        delegate.execute(execution);
        InOrder order = inOrder(gate, ending, ledger, releases);
        order.verify(gate, times(2)).evaluate(execution, GateStage.RELEASE);
        order.verify(ending).releasing(details);
        order.verify(ledger).append(any());
        order.verify(releases).moveTo(any(), any(), any());
    }

    private static ReleaseStory story(String version) {
        ReleaseStory story = ReleaseStory.prepared();
        story.version = version;
        return story;
    }

    private void open(ReleaseStory... stories) {
        when(releases.open("canteen-api"))
                .thenReturn(List.of(stories).stream().map(ReleaseStory::details).toList());
        for (ReleaseStory story : stories) {
            Dossier dossier = mock(Dossier.class);
            when(dossier.release()).thenReturn(story.details());
            when(dossiers.of(story.details().key())).thenReturn(dossier);
        }
    }

    private void release(String version) {
        overtaken.releasing(story(version).details());
        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        TransactionSynchronizationManager.clearSynchronization();
        TransactionSynchronizationManager.initSynchronization();
    }
}
