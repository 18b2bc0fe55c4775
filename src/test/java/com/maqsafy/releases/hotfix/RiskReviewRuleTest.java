package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.release.ReleaseType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("HOT-03: the risk is reviewed and accepted by somebody else")
class RiskReviewRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForAReviewOfTheCommit() {
        return RuleTable.of(new RiskReviewRule(Persons.unknown()), HotfixStory::prepared)
                .passes("another type has none", s -> {
                    s.story.without("riskReviewed");
                    s.story.type = ReleaseType.SECURITY;
                })
                .fails("nobody did", s -> s.story.without("riskReviewed"), "HOT-03 has not been reviewed")
                .fails(
                        "it was another commit",
                        s -> s.story.change("riskReviewed", p -> p.put("commit", ReleaseStory.OTHER_COMMIT)),
                        "HOT-03 has not been reviewed")
                .fails(
                        "it is asked for again",
                        s -> s.story.rework("hotfix-assessment"),
                        "HOT-03 has not been reviewed")
                .fails(
                        "it is not acceptable",
                        s -> s.story.change("riskReviewed", p -> p.put("decision", "not-acceptable")),
                        "HOT-03 tech does not accept its risk")
                .fails(
                        "it names no risk",
                        s -> s.story.change("riskReviewed", p -> p.put("risk", "")),
                        "HOT-03 without a word on the risk")
                .fails(
                        "it gives no reason",
                        s -> s.story.change("riskReviewed", p -> p.put("reason", "")),
                        "HOT-03 without a reason")
                .fails(
                        "the requester did",
                        s -> {
                            s.story.owner = "other";
                            s.story.by("riskReviewed", "owner");
                        },
                        "HOT-03 accepted by owner, who may not")
                .fails(
                        "the owner did",
                        s -> {
                            s.story.requester = "other";
                            s.story.by("riskReviewed", "owner");
                        },
                        "HOT-03 accepted by owner, who may not")
                .fails("a machine did", s -> s.story.by("riskReviewed", "system:hotfix"), "HOT-03 who may not")
                .rows();
    }
}
