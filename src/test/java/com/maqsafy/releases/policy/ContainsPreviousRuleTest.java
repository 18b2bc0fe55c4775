package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RB-01. */
class ContainsPreviousRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForACommitThatContainsThePreviousVersion() {
        return RuleTable.of(new ContainsPreviousRule(), ReleaseStory::prepared)
                .passes("the tag was deleted while it was deployed", s -> {
                    s.story = ReleaseStory.deployed();
                    s.containsPrevious = false;
                })
                .fails(
                        "the tag was moved, or the previous version is another one now",
                        s -> s.containsPrevious = false,
                        "RB-01 Commit aaaa")
                .fails(
                        "the inspection did not find it",
                        s -> s.story.change("sourceInspected", p -> p.put("containsBase", false)),
                        "RB-01 does not contain version 1.4.1 and would undo it")
                .cannotTell(
                        "it was inspected before this was looked for",
                        s -> s.story.change("sourceInspected", p -> p.remove("containsBase")),
                        "RB-01 has not been looked for")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "RB-01 not been looked")
                .rows();
    }
}
