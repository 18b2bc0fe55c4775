package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BR-01 to BR-06. */
class CommitOnBranchRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForABranchThatContainsTheCommit() {
        return RuleTable.of(new CommitOnBranchRule(), ReleaseStory::prepared)
                .passes("the branch was merged and deleted while it was deployed", s -> {
                    s.story = ReleaseStory.deployed();
                    s.commitOnBranch = false;
                })
                .fails(
                        "the branch lost the commit since",
                        s -> s.commitOnBranch = false,
                        "BR-06 The branch 'release/1.5.0' does not contain commit aaaa")
                .fails(
                        "the inspection did not find it",
                        s -> s.story.change("sourceInspected", p -> p.put("branchContainsCommit", false)),
                        "BR-06 does not contain")
                .cannotTell(
                        "the source was not inspected",
                        s -> {
                            s.story.branch = "main";
                            s.story.without("sourceInspected");
                        },
                        "BR-01 has not been looked for")
                .rows();
    }
}
