package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** VER-05, RULE-06. */
class TagRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForTheTagOnTheApprovedCommit() {
        return RuleTable.of(new TagRule(), ReleaseStory::deployed)
                .fails(
                        "the tag has moved",
                        s -> s.tagCommit = Optional.of(ReleaseStory.OTHER_COMMIT),
                        "VER-05 is not on the approved commit aaaa")
                .fails("there is no tag", s -> s.tagCommit = Optional.empty(), "VER-05 is not on the approved commit")
                .fails(
                        "it did not match when it was verified",
                        s -> s.story.change("tagVerified", p -> p.put("matches", false)),
                        "RULE-06 has not been verified")
                .cannotTell("it was not verified", s -> s.story.without("tagVerified"), "RULE-06 has not been verified")
                .rows();
    }
}
