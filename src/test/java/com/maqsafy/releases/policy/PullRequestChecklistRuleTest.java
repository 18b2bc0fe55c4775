package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PR-01 to PR-08: PR-02, PR-04, PR-05, PR-07. */
class PullRequestChecklistRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryRow() {
        return RuleTable.of(new PullRequestChecklistRule(new PolicyCatalogue()), ReleaseStory::prepared)
                .passes("a row of a process owner is answered yes", s -> pullRequest(s, "OWN-01", "yes"))
                .passes("no migrations to review", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                    s.story.answer("checklistAnswered", "PR-06", "not-applicable", "none");
                })
                .fails(
                        "a row is answered no",
                        s -> s.story.answer("checklistAnswered", "PR-03", "no", "nobody had time"),
                        "PR-03 is answered no (nobody had time). Mend it")
                .fails(
                        "a row that always applies does not",
                        s -> s.story.answer("checklistAnswered", "PR-01", "not-applicable", "why not"),
                        "PR-01 always applies")
                .fails(
                        "not applicable without a reason",
                        s -> s.story.answer("checklistAnswered", "PR-08", "not-applicable", " "),
                        "PR-08 without a reason")
                .fails(
                        "migrations are there and their review is not applicable",
                        s -> s.story.answer("checklistAnswered", "PR-06", "not-applicable", "none"),
                        "PR-06 The release changes the database")
                .fails(
                        "a row of a process owner is answered no",
                        s -> pullRequest(s, "OWN-01", "no"),
                        "OWN-01 'OWN-01' is answered no")
                .cannotTell(
                        "a row has no answer",
                        s -> s.story.answer("checklistAnswered", "PR-05", "perhaps", ""),
                        "PR-05 has no answer")
                .cannotTell(
                        "nothing is answered",
                        s -> s.story.without("checklistAnswered", "checklist", "pull-request"),
                        ChecklistRows.each(ChecklistRows.pullRequest(), " is not answered for this commit"))
                .cannotTell(
                        "another commit was answered for",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        ChecklistRows.each(ChecklistRows.pullRequest(), " is not answered for this commit"))
                .cannotTell(
                        "it was asked for again",
                        s -> s.story.rework("pull-request"),
                        ChecklistRows.each(ChecklistRows.pullRequest(), " is not answered for this commit"))
                .rows();
    }

    private static void pullRequest(Scene s, String row, String answer) {
        ObjectNode payload = s.story.records().stream()
                .filter(r -> r.payload().path("checklist").asText().equals("pull-request"))
                .findFirst()
                .orElseThrow()
                .payload()
                .deepCopy();
        payload.withObject("/answers").putObject(row).put("answer", answer);
        s.story.add("checklistAnswered", "developer", payload.toString());
    }
}
