package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** APR-01 to APR-07 and promise 3. */
class ApprovalStateTest {

    @Test
    void isCompleteWhenEveryRequiredRoleApprovedThisContent() {
        ApprovalState state = state(ReleaseStory.approved());

        assertThat(state.complete()).isTrue();
        assertThat(state.approved()).containsOnly(entry("technical-owner", "tech"), entry("product-owner", "product"));
    }

    @Test
    void asksForThePolicysRolesEvenWhenTheRoundForgotThem() {
        ApprovalState state = state(ReleaseStory.prepared().round("technical-owner"));

        assertThat(state.missing()).containsExactly("technical-owner", "product-owner");
    }

    @Test
    void asksForTheRolesThatTheRoundAdds() {
        ReleaseStory story = ReleaseStory.prepared().round("technical-owner", "business-owner");

        assertThat(state(story).required()).containsOnlyKeys("technical-owner", "product-owner", "business-owner");
    }

    @Test
    void asksForManagementWhenAMigrationIsDestructive() {
        ReleaseStory story = ReleaseStory.prepared()
                .change(
                        "sourceInspected",
                        p -> p.withArray("migrations").addObject().put("destructive", true));

        assertThat(state(story).required()).containsEntry("management", "APR-06");
    }

    @Test
    void countsNoApprovalOfAnotherContent() {
        ReleaseStory story = ReleaseStory.approved();
        story.risks = "more than we thought";

        assertThat(state(story).missing()).containsExactly("technical-owner", "product-owner");
    }

    @Test
    void takesTheLaterDecisionOfARole() {
        ReleaseStory story = ReleaseStory.approved().decide("technical-owner", "tech", "reject");

        ApprovalState state = state(story);

        assertThat(state.rejected()).containsOnly(entry("technical-owner", "tech"));
        assertThat(state.missing()).containsExactly("technical-owner");
        assertThat(state.complete()).isFalse();
        assertThat(state(story.decide("technical-owner", "tech", "approve")).complete())
                .isTrue();
    }

    @Test
    void countsNoApprovalByAMachine() {
        ReleaseStory story = ReleaseStory.approved().by("approvalDecided", "system:approval");

        assertThat(state(story).missing()).containsExactly("product-owner");
    }

    @Test
    void isNotCompleteWhileARoleThatNobodyRequiredStandsAgainstIt() {
        ReleaseStory story = ReleaseStory.approved().decide("business-owner", "business", "rework");

        assertThat(state(story).sentBack()).containsOnly(entry("business-owner", "business"));
        assertThat(state(story).complete()).isFalse();
    }

    @Test
    @DisplayName("a role without an item of its own serves that of the release's type")
    void takesTheItemOfTheTypeWhereTheRoundNamesNone() {
        ReleaseStory story = ReleaseStory.prepared()
                .round("technical-owner", "business-owner")
                .change(
                        "approvalRoundOpened",
                        p -> ((ObjectNode) p.at("/roles/1")).put("role", "qa").put("item", ""));

        assertThat(state(story).required()).containsEntry("qa", ApprovalFloor.item(story.type));
        story.change("approvalRoundOpened", p -> ((ObjectNode) p.at("/roles/1")).put("item", "APR-07"));
        assertThat(state(story).required()).containsEntry("qa", "APR-07");
    }

    @Test
    void namesOnlyThoseWhoApproveAsApproving() {
        ReleaseStory story = ReleaseStory.prepared()
                .decide("technical-owner", "tech", "approve")
                .decide("product-owner", "product", "reject")
                .decide("business-owner", "business", "rework");

        assertThat(state(story).approving()).containsExactly("tech");
    }

    private static ApprovalState state(ReleaseStory story) {
        return ApprovalState.of(story.details(), story.digest(), story.records());
    }
}
