package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.process.ShippedTables;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenPartsTest {

    private static final Rules RULES = new Rules();

    private final OpenParts openParts = new OpenParts(RULES.all, ShippedTables.of(OpenParts.TABLE));

    @Test
    @DisplayName("which rows of the table opened what, and on what, is as it is recorded")
    void saysWhichRowsFired() {
        PartsOpened opened = openParts
                .opened(new Scene(
                                ReleaseStory.prepared().rework("tests:TEST-06").rework("notes"))
                        .dossier())
                .orElseThrow();

        assertThat(opened.parts()).containsExactly("tests:TEST-06", "notes");
        assertThat(opened.unproven()).containsExactly("tests", "notes");
        assertThat(opened.decidedBy().table()).isEqualTo("open-parts");
        assertThat(opened.decidedBy().inputs())
                .extracting(TableAsked.Input::name, TableAsked.Input::value)
                .containsExactly(tuple("Release type", "minor"), tuple("Without valid evidence", "tests, notes"));
        assertThat(opened.decidedBy().rows())
                .extracting(TableAsked.FiredRow::number, TableAsked.FiredRow::description)
                .containsExactly(
                        tuple(
                                7,
                                "A required test has not passed for this commit; each such test is a part of its own (TEST-01 to TEST-09)"),
                        tuple(
                                10,
                                "There are no release notes, or they do not fit what is released (NOTE-01 to NOTE-09)"));
        assertThat(openParts.opened(new Scene(ReleaseStory.prepared()).dossier()))
                .as("nobody is asked for anything")
                .isEmpty();
    }

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

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    @DisplayName("each rule is about a part that releases of its type have, so that what it finds opens something")
    void everyFindingOpensAPart(ReleaseType type) {
        ReleaseStory story = ReleaseStory.requested();
        story.type = type;
        Dossier dossier = new Scene(story).dossier();
        for (GateRule rule : RULES.all) {
            if (rule.part().isPresent() && !ReleaseGate.findings(rule, dossier).isEmpty()) {
                assertThat(rule.part().get().doneBy(type))
                        .as(rule.getClass().getSimpleName())
                        .isNotEmpty();
            }
        }
    }

    @Test
    @DisplayName("only a hotfix may answer both checklists on one form")
    void statesWhoDoesAPart() {
        assertThat(PreparationPart.PULL_REQUEST.doneBy(ReleaseType.HOTFIX))
                .containsExactlyInAnyOrder("pull-request", "hotfix-checklist");
        assertThat(PreparationPart.PRE_RELEASE.doneBy(ReleaseType.SECURITY)).containsExactly("pre-release");
        assertThat(PreparationPart.HOTFIX_ASSESSMENT.doneBy(ReleaseType.SECURITY))
                .isEmpty();
        assertThat(PreparationPart.SECURITY_ASSESSMENT.doneBy(ReleaseType.SECURITY))
                .containsExactly("security-assessment");
        assertThat(PreparationPart.SOURCE.doneBy(ReleaseType.MINOR)).isEmpty();
    }

    private List<String> open(ReleaseStory story) {
        return openParts.of(new Scene(story).dossier());
    }
}
