package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-01 and, through it, PRE-01. */
class ReleaseOwnerRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForAKnownOwner() {
        return RuleTable.of(new ReleaseOwnerRule(new KnownPeople()), ReleaseStory::prepared)
                .passes("the account went while it was deployed", s -> {
                    s.story = ReleaseStory.deployed();
                    s.story.owner = "nobody";
                })
                .fails("there is no owner", s -> s.story.owner = "", "PRIN-01 The release has no owner.")
                .fails("the owner is unknown", s -> s.story.owner = "nobody", "PRIN-01 nobody is not a known person")
                .rows();
    }
}
