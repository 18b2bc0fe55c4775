package com.maqsafy.releases.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Releases;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may answer the questions of a hotfix")
class HotfixDutyGuardTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = HotfixStory.prepared();
    private final Releases releases = mock(Releases.class);
    private final HotfixDutyGuard guard = new HotfixDutyGuard(releases, Persons.unknown());

    @Test
    @DisplayName("HOT-01, HOT-03: neither the requester nor the owner decides on the own hotfix")
    void refusesRequesterAndOwner() {
        story.requester = "tech";
        story.owner = "manager";
        when(releases.get(KEY)).thenReturn(story.details());

        assertThat(guard.objection(task("risk-review", ""), "tech"))
                .contains(
                        new Violation(
                                "HOT-03",
                                "user",
                                "tech requested this hotfix and does not review its risk. Let another member of technical-owner decide."));
        assertThat(guard.objection(task("hotfix-scope", ""), "manager"))
                .contains(
                        new Violation(
                                "HOT-01",
                                "user",
                                "manager owns this hotfix and does not decide on its size. Let another member of management decide."));
        assertThat(guard.objection(task("risk-review", ""), "manager")).isPresent();
        assertThat(guard.objection(task("hotfix-scope", ""), "tech")).isPresent();
        assertThat(guard.objection(task("risk-review", ""), "other")).isEmpty();
        assertThat(guard.objection(task("root-cause", ""), "tech")).isEmpty();
    }

    @Test
    @DisplayName("HOT-03: management may review a risk only after just this review was escalated")
    void opensTheReviewToManagementWhenTheLedgerSaysSo() {
        Ledger ledger = mock(Ledger.class);
        EscalatedRiskReview opening = new EscalatedRiskReview(ledger);
        TaskContext review = task("risk-review", "2026-03-02T08:15:00Z");

        assertThat(opening.alsoFor(review)).isEmpty();

        story.add("riskReviewEscalated", "system:hotfix", "{dueAt: '2026-03-02T08:15:00Z'}");
        when(ledger.last(KEY, RiskReviewEscalated.class))
                .thenReturn(new ReleaseHistory(story.records()).last(RiskReviewEscalated.class));
        assertThat(opening.alsoFor(review)).containsExactly("management");
        assertThat(opening.alsoFor(task("risk-review", "2026-03-03T08:15:00Z")))
                .as("a later review of the same release")
                .isEmpty();
        assertThat(opening.alsoFor(task("root-cause", "2026-03-02T08:15:00Z"))).isEmpty();
    }

    private static TaskContext task(String form, String riskReviewDueAt) {
        return new TaskContext(
                KEY,
                "1",
                "userTask_x",
                form,
                new DefinitionVersion("hotfix-assessment", 1),
                Map.of("riskReviewDueAt", riskReviewDueAt));
    }
}
