package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 3; APR-02, RULE-03, RULE-07, MIG-01, MIG-06, RB-07, OPEN-04. */
class SeparationOfDutiesTest {

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"APPROVAL", "PEAK_APPROVAL", "DESTRUCTIVE_DECISION", "ROLLBACK_APPROVAL"})
    void rejectsApprovalByTheRequester(Kind kind) {
        ReleaseStory story = ReleaseStory.prepared();
        story.requester = "tech";

        assertThat(objection(story, "tech", kind, "technical-owner", "technical-owner"))
                .hasValueSatisfying(v -> assertThat(v.message())
                        .isEqualTo("tech requested this release and does not approve it. Let another member of "
                                + "technical-owner decide."));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"APPROVAL", "PEAK_APPROVAL", "DESTRUCTIVE_DECISION", "ROLLBACK_APPROVAL"})
    void rejectsApprovalByTheOwner(Kind kind) {
        ReleaseStory story = ReleaseStory.prepared();
        story.owner = "tech";

        assertThat(objection(story, "tech", kind, "technical-owner", "technical-owner"))
                .hasValueSatisfying(v -> assertThat(v.message()).startsWith("tech owns this release"));
    }

    @Test
    void rejectsASecondApprovalRoleOfOnePerson() {
        ReleaseStory story = ReleaseStory.prepared()
                .round("technical-owner", "product-owner")
                .decide("technical-owner", "tech", "approve");

        assertThat(objection(story, "tech", Kind.APPROVAL, "product-owner", "product-owner", "technical-owner"))
                .contains(new Violation(
                        "APR-02",
                        "user",
                        "tech has already decided as technical-owner, and nobody fills two approval roles of one "
                                + "release. Let another member of product-owner decide."));
        assertThat(objection(story, "tech", Kind.APPROVAL, "technical-owner", "technical-owner"))
                .isEmpty();
    }

    @Test
    void letsAPersonTakeAnotherRoleOnceTheirDecisionIsVoid() {
        ReleaseStory story = ReleaseStory.prepared().decide("technical-owner", "tech", "approve");
        story.risks = "changed";

        assertThat(objection(story, "tech", Kind.APPROVAL, "product-owner", "product-owner"))
                .isEmpty();
    }

    @Test
    void rejectsAPersonOutsideTheGroup() {
        assertThat(objection(
                        ReleaseStory.prepared(), "qa", Kind.APPROVAL, ApprovalFloor.SECURITY_OWNER_OR_MANAGEMENT, "qa"))
                .hasValueSatisfying(v -> assertThat(v.message())
                        .startsWith("qa is not in security-owner or management. Leave the task to somebody who is"));
        assertThat(objection(
                        ReleaseStory.prepared(),
                        "manager",
                        Kind.APPROVAL,
                        ApprovalFloor.SECURITY_OWNER_OR_MANAGEMENT,
                        "management"))
                .isEmpty();
    }

    @Test
    void rejectsConfirmationOfTheBackupByTheDeployer() {
        assertThat(objection(
                        ReleaseStory.deploying(),
                        "deployer",
                        Kind.BACKUP_CONFIRMATION,
                        "deployment-owner",
                        "deployment-owner"))
                .contains(
                        new Violation(
                                "RULE-03",
                                "user",
                                "deployer started this deployment and does not confirm its backup. Let somebody else confirm it."));
        assertThat(objection(
                        ReleaseStory.deploying(),
                        "tech",
                        Kind.BACKUP_CONFIRMATION,
                        "technical-owner",
                        "technical-owner"))
                .isEmpty();
    }

    @Test
    void rejectsConfirmationOfABackupBeforeAnyDeployment() {
        assertThat(objection(
                        ReleaseStory.approved(),
                        "tech",
                        Kind.BACKUP_CONFIRMATION,
                        "technical-owner",
                        "technical-owner"))
                .hasValueSatisfying(v -> assertThat(v.message()).startsWith("No deployment of this release"));
    }

    @Test
    void rejectsMigrationReviewByTheRequester() {
        ReleaseStory story = ReleaseStory.prepared();
        story.requester = "developer";

        assertThat(objection(story, "developer", Kind.MIGRATION_REVIEW, "developer", "developer"))
                .hasValueSatisfying(v -> {
                    assertThat(v.item()).isEqualTo("MIG-01");
                    assertThat(v.message()).contains("does not review its migrations");
                });
        assertThat(objection(story, "developer2", Kind.MIGRATION_REVIEW, "developer", "developer"))
                .isEmpty();
    }

    @Test
    void letsTheOwnerDeployWhenInTheGroupAndNotTheRequester() {
        ReleaseStory story = ReleaseStory.approved();
        story.requester = "ci";
        assertThat(objection(story, "owner", Kind.DEPLOYMENT, "deployment-owner", "deployment-owner"))
                .isEmpty();
        assertThat(objection(story, "owner", Kind.DEPLOYMENT, "deployment-owner", "release-owner"))
                .hasValueSatisfying(v -> assertThat(v.item()).isEqualTo("OPEN-04"));
    }

    @Test
    void refusesADutyWithoutARole() {
        assertThatThrownBy(() -> new DutyTask(Kind.PEAK_APPROVAL, " "))
                .hasMessage("REL-APR-003 A peak-approval needs the role that does it.");
    }

    private static Optional<Violation> objection(
            ReleaseStory story, String user, Kind kind, String role, String... userRoles) {
        return new SeparationOfDuties(
                        Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), mock(People.class))
                .objection(DutyCase.of(
                        user,
                        new DutyTask(kind, role),
                        story.details(),
                        story.records(),
                        Set.of(userRoles),
                        Set.of(userRoles),
                        false,
                        story.next()))
                .map(SeparationOfDuties.Objection::violation);
    }
}
