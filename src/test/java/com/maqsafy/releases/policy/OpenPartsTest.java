package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenPartsTest {

    private final OpenParts openParts = new OpenParts(new Rules().all);

    @Test
    void namesEveryPartOfAReleaseOfWhichOnlyTheSourceIsKnown() {
        ReleaseStory story = ReleaseStory.prepared()
                .without("checklistAnswered")
                .without("testReported")
                .without("migrationReviewed")
                .without("migrationStagingTested")
                .without("rollbackPlanDocumented")
                .without("notesWritten");

        assertThat(open(story))
                .containsExactly(
                        "pull-request",
                        "pre-release",
                        "tests:TEST-01",
                        "tests:TEST-06",
                        "migration-review",
                        "rollback-plan",
                        "notes");
    }

    @Test
    void namesNothingWhenEverythingIsDone() {
        assertThat(open(ReleaseStory.prepared())).isEmpty();
    }

    @Test
    void namesOnlyWhatWasAskedForAgain() {
        assertThat(open(ReleaseStory.prepared().rework("rollback-plan"))).containsExactly("rollback-plan");
        assertThat(open(ReleaseStory.prepared().rework("tests"))).containsExactly("tests:TEST-01", "tests:TEST-06");
        assertThat(open(ReleaseStory.prepared().rework("tests:TEST-06"))).containsExactly("tests:TEST-06");
    }

    @Test
    void namesNoMigrationReviewWithoutDatabaseChanges() {
        ReleaseStory story = ReleaseStory.prepared()
                .change("sourceInspected", p -> p.withArray("migrations").removeAll())
                .change(
                        "notesWritten",
                        p -> p.withObject("/content")
                                .withArray("databaseChanges")
                                .removeAll())
                .without("migrationReviewed");
        story.contains = List.of("backend");

        assertThat(open(story)).containsExactly("pre-release");
    }

    @Test
    void namesTheAssessmentAndTheSecurityTestsOfASecurityRelease() {
        ReleaseStory story = ReleaseStory.prepared();
        story.type = ReleaseType.SECURITY;

        assertThat(open(story)).containsExactly("security-assessment", "tests:TEST-07");
    }

    @Test
    @DisplayName("HOT-01 to HOT-03: a hotfix is assessed first, and both checklists are one part")
    void namesTheAssessmentOfAHotfix() {
        ReleaseStory story = ReleaseStory.prepared().without("checklistAnswered");
        story.type = ReleaseType.HOTFIX;

        assertThat(open(story)).containsExactly("hotfix-assessment", "hotfix-checklist");
    }

    private List<String> open(ReleaseStory story) {
        return openParts.of(new Scene(story).dossier());
    }
}
