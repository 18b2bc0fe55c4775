package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.notes.PublicationRefused;
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
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class LapsedReleasesTest {

    private static final Finding OLD =
            new Finding("RULE-05", "The test report is older than P14D. Run the tests again.");

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final LapseRules rules = mock(LapseRules.class);

    private void look(ReleaseDetails release) {
        when(releases.log(any()))
                .thenReturn(List.of(new LogEntry(1, release, "")))
                .thenReturn(List.of());
        new LapsedReleases(
                        releases,
                        ledger,
                        mock(Approvals.class),
                        rules,
                        mock(ReleaseProcess.class),
                        mock(SafeMode.class),
                        Clock.systemUTC(),
                        mock(OnOneNode.class),
                        mock(PlatformTransactionManager.class))
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
