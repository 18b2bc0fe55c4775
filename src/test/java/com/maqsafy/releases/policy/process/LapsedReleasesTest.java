package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.policy.ApprovalLapsed;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.LapseRules;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@ExtendWith(OutputCaptureExtension.class)
class LapsedReleasesTest {

    private static final Finding OLD =
            new Finding("RULE-05", "The test report is older than P14D. Run the tests again.");

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final LapseRules rules = mock(LapseRules.class);
    private final Approvals approvals = mock(Approvals.class);
    private final ReleaseProcess process = mock(ReleaseProcess.class);
    private final SafeMode safeMode = mock(SafeMode.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final TransactionStatus transaction = mock(TransactionStatus.class);

    private void look(ReleaseDetails release) {
        when(transactions.getTransaction(any())).thenReturn(transaction);
        when(releases.log(any()))
                .thenReturn(List.of(new LogEntry(1, release, "")))
                .thenReturn(List.of());
        new LapsedReleases(
                        releases,
                        ledger,
                        approvals,
                        rules,
                        process,
                        safeMode,
                        Clock.systemUTC(),
                        mock(OnOneNode.class),
                        transactions)
                .look();
    }

    private static ReleaseDetails preparing() {
        ReleaseStory story = ReleaseStory.requested();
        story.status = ReleaseStatus.PREPARING;
        return story.details();
    }

    @Test
    @DisplayName("a release that waits on what counts no longer is told to the log and to the ledger")
    void saysWhatCountsNoLonger(CapturedOutput output) {
        ReleaseDetails release = preparing();
        when(releases.get(release.key())).thenReturn(release);
        when(rules.of(any())).thenReturn(List.of(OLD));

        look(release);

        verify(ledger).append(any());
        assertThat(output).contains("REL-POL-031 " + release.key() + " waits on what counts no longer: [" + OLD + "]");
    }

    @Test
    @DisplayName("a release that cannot be judged now is looked at again in a minute, and holds up no other")
    void looksAgainAtWhatCannotBeJudged(CapturedOutput output) {
        ReleaseDetails release = preparing();
        when(releases.get(release.key())).thenThrow(new IllegalStateException("moved meanwhile"));

        look(release);

        verify(ledger, never()).append(any());
        assertThat(output)
                .contains("REL-POL-030 Whether " + release.key()
                        + " waits on what counts no longer could not be found out");
    }

    @Test
    @DisplayName("while a release is prepared the same is said once, and what is new is said")
    void saysTheSameOnce() {
        ReleaseStory story = ReleaseStory.requested();
        story.add(
                "approvalLapsed",
                "system:policy",
                "{findings: [{item: 'RULE-05', message: '%s'}]}".formatted(OLD.message()));
        when(releases.get(story.details().key())).thenReturn(story.details());
        when(ledger.records(story.details().key())).thenReturn(story.records());
        when(rules.of(any())).thenReturn(List.of(OLD));
        look(story.details());
        verify(ledger, never()).append(any());
        verify(transaction).setRollbackOnly();

        clearInvocations(transaction);
        when(rules.of(any())).thenReturn(List.of(OLD, new Finding("RULE-02", "Its time has passed.")));
        look(story.details());
        verify(ledger).append(any());
        verify(transaction, never()).setRollbackOnly();
    }

    @Test
    @DisplayName("APR-02: a lapsed approval that the open round does not ask for sends the release back, once")
    void sendsBackWhatWaitsOnALapsedApproval() {
        ReleaseStory story = ReleaseStory.approved();
        lapsed(story, "technical-owner");
        when(process.tell(any(), any())).thenReturn(true);

        look(story.details());

        ArgumentCaptor<Attestation> said = ArgumentCaptor.forClass(Attestation.class);
        verify(ledger).append(said.capture());
        assertThat(said.getValue().items()).containsExactly("APR-02");
        assertThat(((ApprovalLapsed) said.getValue().event()).findings())
                .containsExactly(new Finding(
                        "APR-02",
                        "The approval of tech as technical-owner counts no longer: tech approved and the account is"
                                + " gone. It is asked for again."));
        verify(process).tell(story.details().key(), "release.reworkRequested");
        verify(transaction, never()).setRollbackOnly();

        when(process.tell(any(), any())).thenReturn(false);
        look(story.details());
        verify(transaction).setRollbackOnly();
    }

    @Test
    @DisplayName("APR-02: what the open round asks for already is not said again")
    void leavesAloneWhatIsAskedForAlready() {
        ReleaseStory story = ReleaseStory.approved();
        story.round("technical-owner", "product-owner")
                .change("approvalRoundOpened", p -> p.putArray("asked").add("technical-owner"));
        lapsed(story, "technical-owner");

        look(story.details());

        verify(ledger, never()).append(any());
        verify(process, never()).tell(any(), any());
    }

    @Test
    void leavesAloneWhatIsInProductionAndEverythingInSafeMode() {
        ReleaseStory story = ReleaseStory.deploying();
        when(releases.get(story.details().key())).thenReturn(story.details());
        when(rules.of(any())).thenReturn(List.of(OLD));
        look(story.details());
        verify(ledger, never()).append(any());

        when(safeMode.on()).thenReturn(true);
        clearInvocations(releases);
        look(story.details());
        verify(releases, never()).get(any());
    }

    /** Lets the approval of a role count no longer. */
    private void lapsed(ReleaseStory story, String role) {
        when(releases.get(story.details().key())).thenReturn(story.details());
        when(ledger.records(story.details().key())).thenReturn(story.records());
        when(rules.of(any())).thenReturn(List.of());
        ApprovalState state = ApprovalState.of(story.details(), story.digest(), story.records());
        ApprovalState.Decision decision = state.decisions().get(role);
        Map<String, ApprovalState.Decision> left = new HashMap<>(state.decisions());
        left.remove(role);
        when(approvals.of(any(), any(), any(), any()))
                .thenReturn(new ApprovalState(
                        state.digest(),
                        state.required(),
                        left,
                        Map.of(role, new ApprovalState.Lapse(decision, "and the account is gone"))));
    }

    @Test
    @DisplayName(
            "LOG-06: a release with findings is not recorded as released; a person decides, and no try is repeated")
    void recordsNoReleaseWithFindings() {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn("canteen-api-1.5.0");
        GateRecords gate = mock(GateRecords.class);
        when(gate.evaluate(execution, GateStage.RELEASE)).thenReturn(new GateResult(false, List.of(OLD)));

        assertThatThrownBy(() -> new RecordReleaseDelegate(gate, releases, ledger, List.of()).execute(execution))
                .isInstanceOfSatisfying(
                        BpmnError.class, e -> assertThat(e.getErrorCode()).isEqualTo("recordingRefused"))
                .hasMessageStartingWith("REL-POL-020 canteen-api-1.5.0 cannot be recorded as released: [")
                .hasMessageContaining(OLD.message());
        ArgumentCaptor<Attestation> refused = ArgumentCaptor.forClass(Attestation.class);
        verify(ledger).append(refused.capture());
        assertThat(refused.getValue().event())
                .isEqualTo(new PublicationRefused(List.of(OLD.item() + " " + OLD.message())));
        verify(releases, never()).moveTo(any(), any(), any());
    }
}
