package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** APR-01 to APR-07: rework that an approver asks for goes to the owner first. */
class SentBackRuleTest {

    @TestFactory
    Stream<DynamicTest> asksTheOwnerFirst() {
        return RuleTable.of(new SentBackRule(), ReleaseStory::approved)
                .fails(
                        "an approver sent it back and nobody answered",
                        s -> s.story.decide("product-owner", "product", "rework"),
                        "APR-02 product sent it back as product-owner")
                .passes("the owner answered", s -> {
                    s.story.decide("product-owner", "product", "rework");
                    s.story.add("reworkRequested", "owner", "{reason: 'mended', parts: ['notes']}");
                })
                .rows();
    }
}
