package com.maqsafy.releases.policy;

import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRE-06, PRE-07, PRE-09, PRE-11, PRE-12, PRE-13, PRE-14. */
class PreReleaseChecklistRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForWhatPeopleConfirm() {
        return RuleTable.of(new PreReleaseChecklistRule(new PolicyCatalogue()), ReleaseStory::prepared)
                .fails(
                        "a row is answered no",
                        s -> s.story.answer("checklistAnswered", "PRE-07", "no", "tenants see each other"),
                        "PRE-07 is answered no (tenants see each other)")
                .fails(
                        "a row is not applicable",
                        s -> s.story.answer("checklistAnswered", "PRE-12", "not-applicable", "no queue"),
                        "PRE-12 always applies")
                .fails(
                        "the backup is nobody’s business without database changes",
                        s -> {
                            s.story.contains = List.of("backend");
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations").removeAll());
                        },
                        "PRE-09 has no answer")
                .cannotTell(
                        "nothing is answered",
                        s -> s.story.without("checklistAnswered", "checklist", "pre-release"),
                        ChecklistRows.each(ChecklistRows.preRelease(true), " is not answered for this commit"))
                .cannotTell(
                        "it was asked for again",
                        s -> s.story.rework("pre-release"),
                        ChecklistRows.each(ChecklistRows.preRelease(true), " is not answered"))
                .rows();
    }
}
