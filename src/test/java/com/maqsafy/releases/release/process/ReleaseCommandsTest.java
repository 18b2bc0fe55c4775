package com.maqsafy.releases.release.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.ReleaseActions;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.ReworkRequested;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("What is asked of a release is refused with everything that stands against it")
class ReleaseCommandsTest {

    private final Releases releases = mock(Releases.class);
    private final ReleaseActions actions = mock(ReleaseActions.class);
    private final Ledger ledger = mock(Ledger.class);
    private final Amendment amendment = mock(Amendment.class);
    private final TextGuard guard = mock(TextGuard.class);
    private final ReleaseProcess process = mock(ReleaseProcess.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final EngineReleaseCommands commands = new EngineReleaseCommands(
            mock(),
            mock(),
            mock(),
            releases,
            actions,
            ledger,
            amendment,
            guard,
            process,
            mock(),
            new TransactionTemplate(transactions),
            transactions);
    private final ReleaseDetails release = ReleaseStory.prepared().details();

    @BeforeEach
    void aReleaseOfItsOwner() {
        when(releases.get(release.key())).thenReturn(release);
        when(actions.mayStop(any(), anyString())).thenReturn(true);
        when(actions.mayComment(anyString())).thenReturn(true);
        when(amendment.notPlannable("soon")).thenReturn(List.of(new Violation("RULE-07", "plannedAt", "no time")));
        when(guard.objection("reason", "token abc"))
                .thenReturn(Optional.of(new Violation("RULE-04", "reason", "a token")));
    }

    @Test
    void aDelayNamesReasonAndTime() {
        assertThat(fields(() -> commands.putOff(release.key(), "owner", " ", "soon")))
                .containsExactly("reason LOG-06", "plannedAt RULE-07");
        assertThat(fields(() -> commands.putOff(release.key(), "owner", "token abc", "")))
                .containsExactly("reason RULE-04", "plannedAt NOTE-08");
    }

    @Test
    void whatIsSentBackIsAPart() {
        assertThat(fields(() -> commands.rework(release.key(), "owner", "", List.of("tests", "tset", "tests:TEST-10"))))
                .containsExactly("reason LOG-06", "parts PRIN-02", "parts PRIN-02");
    }

    @Test
    void noReasonThatTheLedgerMayNotKeepIsKept() {
        assertThat(fields(() -> commands.withdraw(release.key(), "owner", "token abc")))
                .containsExactly("reason RULE-04");
        assertThat(fields(() -> commands.rework(release.key(), "owner", "x".repeat(2001), List.of())))
                .containsExactly("reason LOG-06");
    }

    @Test
    void itsStandIsNamedBesideTheReason() {
        ReleaseDetails ended = mock(ReleaseDetails.class);
        when(ended.status()).thenReturn(ReleaseStatus.RELEASED);
        when(releases.get(release.key())).thenReturn(ended);
        assertThat(fields(() -> commands.withdraw(release.key(), "owner", "")))
                .containsExactly("reason LOG-06", "status LOG-05");
        assertThat(fields(() -> commands.comment(release.key(), "owner", "")))
                .containsExactly("text LOG-06", "status LOG-05");
    }

    @Test
    @DisplayName(
            "a deployment that is refused before it has touched anything is withdrawn, so that it does not block the service")
    void whatHasNotTouchedProductionYetIsWithdrawn() {
        ReleaseStory story = ReleaseStory.deploying();
        when(releases.get(release.key())).thenReturn(story.details());
        when(ledger.records(release.key())).thenReturn(story.records());
        when(process.runs(release.key())).thenReturn(true);
        when(process.tell(release.key(), "release.withdrawn")).thenReturn(true);

        commands.withdraw(release.key(), "owner", "the tag is taken");
        verify(process).tell(release.key(), "release.withdrawn");

        story.add("maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        when(ledger.records(release.key())).thenReturn(story.records());
        SubmissionRefusedException refused = catchThrowableOfType(
                SubmissionRefusedException.class, () -> commands.withdraw(release.key(), "owner", "too late"));
        assertThat(refused.violations()).extracting(Violation::field).containsExactly("status");
        assertThat(catchThrowableOfType(
                                SubmissionRefusedException.class,
                                () -> commands.rework(release.key(), "owner", "again", List.of()))
                        .violations())
                .extracting(Violation::field)
                .containsExactly("status");
    }

    @Test
    void thePartsAreThoseOfThePreparation() {
        assertThat(ReworkRequested.PARTS)
                .containsExactlyElementsOf(Arrays.stream(PreparationPart.values())
                        .map(PreparationPart::word)
                        .toList());
        assertThat(ReworkRequested.unknown(List.of("tests:TEST-06", "notes"))).isEmpty();
    }

    private List<String> fields(ThrowingCallable call) {
        SubmissionRefusedException refused = catchThrowableOfType(SubmissionRefusedException.class, call);
        verifyNoInteractions(ledger);
        return refused.violations().stream()
                .map(v -> v.field() + ' ' + v.item())
                .toList();
    }
}
