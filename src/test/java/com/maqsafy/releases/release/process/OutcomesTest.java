package com.maqsafy.releases.release.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

@DisplayName("LOG-05, LOG-06: how a release ended, only as its records say, and why, in the words of who refused it")
class OutcomesTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);

    @ParameterizedTest
    @CsvSource({
        "approvalDecided, reject",
        "hotfixScopeDecided, refuse",
        "riskReviewed, not-acceptable",
    })
    void isTheReasonOfTheRefusingDecision(String kind, String decision) {
        ReleaseStory story = ReleaseStory.requested()
                .add(kind, "manager", "{decision: '%s', reason: 'a feature'}".formatted(decision))
                .add("riskReviewed", "tech", "{decision: 'acceptable', reason: 'it is local'}")
                .add("approvalDecided", "tech", "{decision: 'approve', reason: 'seen'}");

        assertThat(rejected(story)).isEqualTo("a feature");
    }

    @Test
    void isAGeneralOneWhenNobodySaidWhy() {
        assertThat(rejected(
                        ReleaseStory.requested().add("approvalDecided", "tech", "{decision: 'reject', reason: ''}")))
                .isEqualTo("It was refused.");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseStatus.class,
            names = {"WITHDRAWN", "REJECTED", "ROLLED_BACK", "FAILED"})
    void noFinalStatusIsWrittenWithoutTheRecordsThatJustifyIt(ReleaseStatus status) {
        assertThatThrownBy(() -> end(ReleaseStory.requested(), status)).hasMessageStartingWith("REL-REL-006");

        verify(releases, never()).moveTo(any(), any(), any());
        verify(ledger, never()).append(any());
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseStatus.class,
            names = {"WITHDRAWN", "REJECTED"})
    void whatTouchedProductionIsNotTakenBackByAWord(ReleaseStatus status) {
        ReleaseStory story = ReleaseStory.deployed();
        story.status = ReleaseStatus.VERIFYING;
        assertThatThrownBy(() -> end(story, status)).hasMessageStartingWith("REL-REL-005 ");
        verify(releases, never()).moveTo(any(), any(), any());
    }

    @Test
    @DisplayName("one that is about to touch production and is not let is withdrawn: there is nothing to go back from")
    void whatHasNotTouchedProductionYetIsWithdrawn() {
        ReleaseStory story =
                ReleaseStory.deploying().add("withdrawalRequested", "owner", "{reason: 'the tag is taken'}");
        end(story, ReleaseStatus.WITHDRAWN);
        verify(releases).moveTo(eq(KEY), eq(ReleaseStatus.WITHDRAWN), any());

        story.add("stepStarted", "system:worker", "{plan: 'deployment', attempt: 1, step: 'take-code', run: 1}");
        assertThatThrownBy(() -> end(story, ReleaseStatus.WITHDRAWN)).hasMessageStartingWith("REL-REL-005 ");
    }

    @Test
    void aReleaseThatOnlyRunsIsNeitherRolledBackNorFailed() {
        ReleaseStory story = ReleaseStory.deployed();
        assertThatThrownBy(() -> end(story, ReleaseStatus.ROLLED_BACK)).hasMessageStartingWith("REL-REL-006");
        assertThatThrownBy(() -> end(story, ReleaseStatus.FAILED)).hasMessageStartingWith("REL-REL-006");
    }

    @Test
    void aRollbackIsOneOnlyWhenDecidedOnAndVerifiedAfterItsLastStep() {
        ReleaseStory story = ReleaseStory.deployed();
        String round = "{purpose: 'rollback', attempt: 1, round: 1, checks: ['health', 'login']}";
        String passed = "{purpose: 'rollback', check: '%s', critical: true, outcome: 'passed'}";

        story.add("rollbackDecided", "rollback", "{attempt: 1, decision: 'approve'}");
        story.add("stepEnded", "system:worker", "{plan: 'rollback', attempt: 1, outcome: 'succeeded'}");
        story.add("verificationRoundOpened", "system:verification", round);
        story.add("checkRun", "system:worker", passed.formatted("health"));
        assertThatThrownBy(() -> end(story, ReleaseStatus.ROLLED_BACK)).hasMessageStartingWith("REL-REL-006");

        story.add(
                "checkRun",
                "system:worker",
                "{purpose: 'rollback', check: 'login', critical: true, outcome: 'failed'}");
        assertThatThrownBy(() -> end(story, ReleaseStatus.ROLLED_BACK)).hasMessageStartingWith("REL-REL-006");

        story.add("checkRun", "system:worker", passed.formatted("login"));
        end(story, ReleaseStatus.ROLLED_BACK);
        verify(releases).moveTo(eq(KEY), eq(ReleaseStatus.ROLLED_BACK), any());

        story.add("stepEnded", "system:worker", "{plan: 'rollback', attempt: 1, outcome: 'succeeded'}");
        assertThatThrownBy(() -> end(story, ReleaseStatus.ROLLED_BACK)).hasMessageStartingWith("REL-REL-006");
    }

    @Test
    void aReleaseHasFailedOnlyWhenItsRecoveryWasGivenUp() {
        ReleaseStory story =
                ReleaseStory.deployed().add("recoveryDecided", "rollback", "{attempt: 1, decision: 'again'}");
        assertThatThrownBy(() -> end(story, ReleaseStatus.FAILED)).hasMessageStartingWith("REL-REL-006");

        end(story.add("recoveryDecided", "rollback", "{attempt: 1, decision: 'failed'}"), ReleaseStatus.FAILED);
        verify(releases).moveTo(eq(KEY), eq(ReleaseStatus.FAILED), any());
    }

    private void end(ReleaseStory story, ReleaseStatus status) {
        when(releases.get(KEY)).thenReturn(story.details());
        when(ledger.records(KEY)).thenReturn(story.records());
        doCallRealMethod().when(ledger).history(KEY);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(KEY);
        new Outcomes(releases, ledger).record(execution, status, "It ended.");
    }

    private String rejected(ReleaseStory story) {
        when(releases.get(KEY)).thenReturn(story.details());
        when(ledger.records(KEY)).thenReturn(story.records());
        doCallRealMethod().when(ledger).history(KEY);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(KEY);

        new Outcomes(releases, ledger).record(execution, ReleaseStatus.REJECTED, "It was refused.");

        ArgumentCaptor<String> notes = ArgumentCaptor.forClass(String.class);
        verify(releases).moveTo(eq(KEY), eq(ReleaseStatus.REJECTED), notes.capture());
        verify(ledger).append(any());
        return notes.getValue();
    }
}
