package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lets an approval count no longer while a release waits. */
class LapseRulesTest {

    private static final Finding NOBODY = new Finding("APR-02", "Nobody can approve any more.");
    private static final Finding PASSED = new Finding("RULE-02", "Its time has passed.");
    private static final Finding OTHERS = new Finding("DEP-01", "Other commands would run.");

    private final ApproversRule approvers = mock(ApproversRule.class);
    private final PlannedTimePassedRule plannedTime = mock(PlannedTimePassedRule.class);
    private final ApprovedPlanRule plan = mock(ApprovedPlanRule.class);
    private final LapseRules rules = new LapseRules(approvers, plannedTime, plan);

    @Test
    void looksAtTheCommandsOnceApproversHaveSeenThem() {
        ReleaseStory story = ReleaseStory.approved();
        Dossier approved = dossier(story, ReleaseStatus.APPROVED);
        assertThat(rules.of(approved)).containsExactly(NOBODY, PASSED, OTHERS);

        Dossier preparing = dossier(story, ReleaseStatus.PREPARING);
        assertThat(rules.of(preparing)).containsExactly(NOBODY, PASSED);
    }

    private Dossier dossier(ReleaseStory story, ReleaseStatus status) {
        story.status = status;
        Dossier dossier = new Scene(story).dossier();
        when(approvers.evaluate(dossier)).thenReturn(List.of(NOBODY));
        when(plannedTime.evaluate(dossier)).thenReturn(List.of(PASSED));
        when(plan.evaluate(dossier)).thenReturn(List.of(OTHERS));
        return dossier;
    }
}
