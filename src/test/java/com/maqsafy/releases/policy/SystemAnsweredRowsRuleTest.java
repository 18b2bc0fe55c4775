package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.SystemAnswers.SystemAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** PRE-01, PRE-02, PRE-03, PRE-04, PRE-05, PRE-08, PRE-09, PRE-10, PRE-15. */
class SystemAnsweredRowsRuleTest {

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> asksForNoRowToBeAnsweredNoByTheSystem() {
        return RuleTable.of(new SystemAnsweredRowsRule(rules.catalogue, rules.answers), ReleaseStory::prepared)
                .passes("no migrations, nothing to review", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                    s.story.without("migrationReviewed");
                })
                .fails("no owner", s -> s.story.owner = "", "PRE-01 because of PRIN-01")
                .fails("no summary", s -> s.story.summary = "", "PRE-02 because of PRIN-02")
                .fails("no requirement", s -> s.story.requirements = List.of(), "PRE-03 links no requirement")
                .fails(
                        "no code review",
                        s -> s.story.answer("checklistAnswered", "PR-03", "no", ""),
                        "PRE-04 does not say so (PR-03)")
                .fails(
                        "a test failed",
                        s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                        "PRE-05 because of TEST-06")
                .fails(
                        "the migration failed on staging",
                        s -> s.story.change("migrationStagingTested", p -> p.put("outcome", "failed")),
                        "PRE-08 because of MIG-02")
                .fails(
                        "no rollback plan",
                        s -> s.story.without("rollbackPlanDocumented"),
                        "PRE-10 because of PRIN-04, RULE-02")
                .fails("no notes", s -> s.story.without("notesWritten"), "PRE-15 because of NOTE-01, PRIN-05, PRIN-07")
                .rows();
    }

    @Test
    void refusesARowThatNothingAnswers() {
        List<PolicyItem> items = new ArrayList<>(rules.catalogue.items());
        items.removeIf(item -> item.section().equals("PRE"));
        items.add(new PolicyItem(
                "PRE-99",
                "PRE",
                "The moon is full",
                null,
                false,
                PolicyItem.AnsweredBy.SYSTEM,
                List.of(),
                false,
                false,
                List.of(),
                null));
        SystemAnswers answers = new SystemAnswers(
                new PolicyCatalogue(items), null, null, null, null, null, null, null, null, null, null);
        Dossier dossier = new Scene(ReleaseStory.prepared()).dossier();

        assertThatThrownBy(() -> answers.of(dossier))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "REL-POL-009 Nothing answers the row PRE-99. Let a person answer it in policy/catalogue.json.");
    }

    @Test
    void showsTheBackupAsSomethingThatComesLater() {
        assertThat(rules.answers.of(new Scene(ReleaseStory.prepared()).dossier()))
                .contains(
                        new SystemAnswer(
                                "PRE-09",
                                "later",
                                "The backup is taken and confirmed when the deployment starts (RULE-03)."),
                        new SystemAnswer("PRE-01", "yes", "The owner is owner."));
    }
}
