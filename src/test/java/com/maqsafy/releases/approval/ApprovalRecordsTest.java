package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.release.HeldRole;
import com.maqsafy.releases.release.LiftedDuty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the records of approvals say to people")
class ApprovalRecordsTest {

    private static final HeldRole LATELY = new HeldRole("technical-owner", "2026-03-01T08:00:00Z", "admin", true);

    @Test
    void anApprovalTellsOfARoleGivenLatelyAndOfALiftedDuty() {
        assertThat(approval(null).words().text()).doesNotContain("lately", "lifted");
        assertThat(approval(new Act("tech", List.of(), List.of())).words().text())
                .doesNotContain("lately", "lifted");
        assertThat(approval(new Act(
                                "tech",
                                List.of(LATELY, new HeldRole("qa", "2026-03-01T08:00:00Z", "admin", true)),
                                List.of(new LiftedDuty("tester-not-approver", "a setting"))))
                        .words()
                        .text())
                .endsWith("; the role was given only lately: technical owner since 2026-03-01T08:00:00Z by admin;"
                        + " lifted: who attested a test of the release does not approve it");
        assertThat(approval(new Act(
                                "tech",
                                List.of(new HeldRole("technical-owner", "2026-03-01T08:00:00Z", "admin", false)),
                                List.of()))
                        .words()
                        .text())
                .doesNotContain("lately");
    }

    @Test
    void onlyARejectionRefuses() {
        assertThat(approval(null).refuses()).isFalse();
        assertThat(new ApprovalDecided("qa", "reject", "", "d", 1L, null).refuses())
                .isTrue();
    }

    @Test
    void aBreakGlassTellsWhatWasDoneWithItAndWhoSignedInByPassword() {
        assertThat(new BreakGlassUsed(4L, "writer-not-approver", "tech", "approval", "qa", null).words())
                .isEqualTo(Words.bad(
                        "did with the break-glass what the duty “who wrote a change of the release does not approve"
                                + " it” forbids: approval as qa"));
        assertThat(new BreakGlassUsed(null, null, "root", null, null, "10.0.0.1").words())
                .isEqualTo(Words.bad("signed in by password as root from 10.0.0.1"));
    }

    @Test
    void aReviewAnswersARowWithOneAnswer() {
        MigrationReviewed review = new MigrationReviewed(
                "c", "reviewed", "", Map.of("MIG-05", Answer.of("no", "it locks")), "2 s", null, null);
        assertThat(review.answers("MIG-05", "no")).isTrue();
        assertThat(review.answers("MIG-05", "yes")).isFalse();
        assertThat(review.answers("MIG-04", "no")).isFalse();
    }

    @Test
    @DisplayName("a confirmation or an end of another break-glass is none of this one")
    void belongsToTheRecordThatOpenedIt() {
        ReleaseStory story = ReleaseStory.prepared()
                .add(
                        "breakGlassOpened",
                        "admin",
                        "{duty: 'writer-not-approver', role: 'qa', account: '', reason: 'x', lasts: 'PT1H'}");
        long opened = story.records().size();
        story.add("breakGlassConfirmed", "admin-2", "{opened: 1}").add("breakGlassEnded", "admin-2", "{opened: 1}");
        assertThat(BreakGlass.last(story.records())).hasValueSatisfying(glass -> {
            assertThat(glass.state(glass.openedAt())).isEqualTo(BreakGlass.State.WAITING);
            assertThat(glass.until()).isEqualTo(glass.openedAt().plus(Duration.ofHours(1)));
        });
        story.add("breakGlassConfirmed", "admin-2", "{opened: %d}".formatted(opened));
        assertThat(BreakGlass.last(story.records()))
                .hasValueSatisfying(
                        glass -> assertThat(glass.state(glass.openedAt())).isEqualTo(BreakGlass.State.OPEN));
    }

    @Test
    void aValueOfTheSecondFactorIsOneWord() {
        for (String value : List.of("", "mfa phr")) {
            assertThatThrownBy(() -> new SecondFactorSettings(List.of("mfa", value), List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("REL-APR-020 ");
        }
        assertThat(new SecondFactorSettings(List.of("mfa", "phr"), List.of()).suffices("tech", "phr"))
                .isTrue();
    }

    private static ApprovalDecided approval(Act act) {
        return new ApprovalDecided("technical-owner", "approve", "", "d".repeat(64), 1L, act);
    }
}
