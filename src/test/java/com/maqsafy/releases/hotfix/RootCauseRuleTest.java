package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.release.ReleaseType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("HOT-02: the root cause is documented")
class RootCauseRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForTheRootCauseOfTheCommit() {
        return RuleTable.of(new RootCauseRule(), HotfixStory::prepared)
                .passes(
                        "it is the final one",
                        s -> s.story.change("rootCauseDocumented", p -> p.put("finding", "final")))
                .passes("another type has none", s -> {
                    s.story.without("rootCauseDocumented");
                    s.story.type = ReleaseType.MINOR;
                })
                .fails(
                        "it is not there",
                        s -> s.story.without("rootCauseDocumented"),
                        "HOT-02 is not documented for this commit")
                .fails(
                        "it was another commit",
                        s -> s.story.change("rootCauseDocumented", p -> p.put("commit", ReleaseStory.OTHER_COMMIT)),
                        "HOT-02 is not documented for this commit")
                .fails("it is asked for again", s -> s.story.rework("hotfix-assessment"), "HOT-02 is not documented")
                .fails(
                        "it says nothing",
                        s -> s.story.change("rootCauseDocumented", p -> p.put("rootCause", " ")),
                        "HOT-02 does not say what it is")
                .fails(
                        "it says not how sure it is",
                        s -> s.story.change("rootCauseDocumented", p -> p.put("finding", "maybe")),
                        "HOT-02 as first or final")
                .fails(
                        "a machine said it",
                        s -> s.story.by("rootCauseDocumented", "system:source"),
                        "HOT-02 A machine has documented")
                .rows();
    }
}
