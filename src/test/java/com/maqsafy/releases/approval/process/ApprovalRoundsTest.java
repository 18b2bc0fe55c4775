package com.maqsafy.releases.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ApprovalRoundOpened.AskedRole;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApprovalRoundsTest {

    @Test
    @DisplayName("APR-01 to APR-07: a table that asks nobody approves nothing")
    void refusesARoundInWhichNobodyApproves() {
        ReleaseDetails release = ReleaseStory.requested().details();
        Releases releases = mock(Releases.class);
        when(releases.get(release.key())).thenReturn(release);
        ApprovalState nobody = mock(ApprovalState.class);
        when(nobody.required()).thenReturn(new TreeMap<>());
        Approvals approvals = mock(Approvals.class);
        when(approvals.of(any(), any(), any(), any())).thenReturn(nobody);
        Ledger ledger = mock(Ledger.class);
        ApprovalRounds rounds = new ApprovalRounds(
                releases,
                ledger,
                approvals,
                mock(SeparationOfDuties.class),
                mock(Restrictions.class),
                Clock.systemUTC());

        assertThatThrownBy(() -> rounds.open(release.key(), List.of(), null, "serviceTask_openApprovalRound"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-APR-010 Nobody would approve " + release.key()
                        + ". Mend the decision table required-approvals.");
        verify(ledger, never()).append(any());
    }

    @Test
    @DisplayName("a round asks those of the table and of the policy who have not approved this content yet")
    void asksWhoHasNotApproved() {
        ReleaseStory story = ReleaseStory.prepared();
        String digest = ContentDigest.ofNewRound(story.details(), story.records());
        story.add(
                "approvalDecided",
                "tech",
                "{role: 'technical-owner', decision: 'approve', reason: '', contentDigest: '%s'}".formatted(digest));
        LiftedDuty lifted = new LiftedDuty("tester-not-approver", "the settings");
        SeparationOfDuties duties = mock(SeparationOfDuties.class);
        when(duties.lifted(any(), any(), eq(true), any())).thenReturn(List.of(lifted));
        Scene scene = new Scene(story, duties);

        assertThat(scene.rounds.open(
                        story.details().key(),
                        List.of(Map.of("role", "business-owner", "reason", "it costs money", "item", "APR-03")),
                        null,
                        "serviceTask_openApprovalRound"))
                .containsExactly("product-owner", "business-owner");

        assertThat(scene.appended).singleElement().satisfies(a -> {
            assertThat(a.actor()).isEqualTo("system:approval");
            assertThat(a.items()).containsExactly("APR-02");
            assertThat(a.element()).isEqualTo("serviceTask_openApprovalRound");
            ApprovalRoundOpened round = (ApprovalRoundOpened) a.event();
            assertThat(round.contentDigest()).isEqualTo(digest);
            assertThat(round.withTests()).isTrue();
            assertThat(round.roles())
                    .containsExactly(
                            new AskedRole("business-owner", "it costs money", "APR-03"),
                            new AskedRole("technical-owner", "the policy asks for it", "APR-02"),
                            new AskedRole("product-owner", "the policy asks for it", "APR-02"));
            assertThat(round.asked()).containsExactly("business-owner", "product-owner");
            assertThat(round.liftedDuties()).containsExactly(lifted);
        });
        verify(scene.releases).moveTo(story.details().key(), ReleaseStatus.AWAITING_APPROVAL, "");
    }

    @Test
    void endsApprovedRejectedOrWithRework() {
        ReleaseStory approved = ReleaseStory.approved();
        Scene scene = new Scene(approved, mock(SeparationOfDuties.class));
        assertThat(scene.rounds.conclude(approved.details().key())).isEqualTo("approved");
        verify(scene.releases).moveTo(approved.details().key(), ReleaseStatus.APPROVED, "");

        ReleaseStory rejected = ReleaseStory.approved().decide("technical-owner", "tech", "reject");
        scene = new Scene(rejected, mock(SeparationOfDuties.class));
        assertThat(scene.rounds.conclude(rejected.details().key())).isEqualTo("rejected");
        verify(scene.releases, never()).moveTo(any(), any(), any());

        ReleaseStory sentBack = ReleaseStory.approved().decide("technical-owner", "tech", "rework");
        assertThat(new Scene(sentBack, mock(SeparationOfDuties.class))
                        .rounds.conclude(sentBack.details().key()))
                .isEqualTo("rework");
    }

    @Test
    void theProcessIsToldWhomToAskAndHowItEnded() {
        ApprovalRounds rounds = mock(ApprovalRounds.class);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn("canteen-api-1.5.0");
        when(execution.getCurrentActivityId()).thenReturn("serviceTask_openApprovalRound");
        List<Map<String, Object>> asked = List.of(Map.of("role", "qa"));
        when(execution.getVariable("requiredApprovals")).thenReturn(asked);
        DeployedTables tables = mock(DeployedTables.class);
        when(tables.asked(execution, "required-approvals")).thenReturn(Optional.empty());
        when(rounds.open("canteen-api-1.5.0", asked, null, "serviceTask_openApprovalRound"))
                .thenReturn(List.of("qa"));
        when(rounds.conclude("canteen-api-1.5.0")).thenReturn("rework");

        new OpenApprovalRoundDelegate(rounds, tables).execute(execution);
        new ConcludeApprovalDelegate(rounds).execute(execution);

        verify(execution).setVariable("approverRoles", List.of("qa"));
        verify(execution).setVariable("approvalsStopped", false);
        verify(execution).setVariable("approvalOutcome", "rework");
    }

    /** Rounds over a story's ledger, among people of whom no approval lapses. */
    private static final class Scene {
        private final Releases releases = mock(Releases.class);
        private final List<Attestation> appended = new ArrayList<>();
        private final ApprovalRounds rounds;

        private Scene(ReleaseStory story, SeparationOfDuties duties) {
            String key = story.details().key();
            when(releases.get(key)).thenReturn(story.details());
            Ledger ledger = mock(Ledger.class);
            when(ledger.records(key)).thenAnswer(asked -> story.records());
            when(ledger.append(any())).thenAnswer(asked -> {
                Attestation a = asked.getArgument(0);
                appended.add(a);
                story.add(a.kind(), a.actor(), EventKinds.payload(a.event()).toString());
                return story.records().get(story.records().size() - 1);
            });
            Approvals approvals = mock(Approvals.class);
            when(approvals.of(any(), any(), any(), any()))
                    .thenAnswer(asked ->
                            ApprovalState.of(asked.getArgument(0), asked.getArgument(1), asked.getArgument(2)));
            Restrictions restrictions = mock(Restrictions.class);
            when(restrictions.restricted(key)).thenReturn(true);
            rounds = new ApprovalRounds(
                    releases, ledger, approvals, duties, restrictions, Clock.fixed(story.next(), ZoneOffset.UTC));
        }
    }
}
