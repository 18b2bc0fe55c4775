package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** APR-01 to APR-07: APR-04. Promise 3. */
class ApprovalsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForDistinctPeopleForExactlyThisContent() {
        return RuleTable.of(new ApprovalsRule(), ReleaseStory::approved)
                .fails(
                        "one is missing",
                        s -> s.story.without("approvalDecided", "role", "product-owner"),
                        "APR-02 The approval of product-owner for exactly this content is missing.")
                .fails(
                        "the content changed",
                        s -> s.story.summary = "More",
                        "APR-02 of technical-owner",
                        "APR-02 of product-owner")
                .fails(
                        "a destructive migration turned up",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.withArray("migrations").addObject().put("destructive", true)),
                        "APR-02 of technical-owner",
                        "APR-02 of product-owner",
                        "APR-06 of management")
                .fails(
                        "it is a major release",
                        s -> s.story.type = ReleaseType.MAJOR,
                        "APR-03 of technical-owner",
                        "APR-03 of product-owner",
                        "APR-03 of business-owner")
                .fails(
                        "it is a hotfix",
                        s -> s.story.type = ReleaseType.HOTFIX,
                        "APR-04 of technical-owner",
                        "APR-02 of product-owner")
                .fails(
                        "it is a patch",
                        s -> s.story.type = ReleaseType.PATCH,
                        "APR-01 of technical-owner",
                        "APR-02 of product-owner")
                .fails(
                        "it is a security release",
                        s -> s.story.type = ReleaseType.SECURITY,
                        "APR-05 of technical-owner",
                        "APR-05 of security-owner,management",
                        "APR-02 of product-owner")
                .fails(
                        "it is an infrastructure release",
                        s -> s.story.type = ReleaseType.INFRASTRUCTURE,
                        "APR-07 of technical-owner",
                        "APR-07 of management",
                        "APR-02 of product-owner")
                .fails(
                        "one person fills both roles",
                        s -> s.story.decide("product-owner", "tech", "approve"),
                        "APR-02 tech approved as technical-owner and as product-owner.")
                .fails(
                        "the requester approved",
                        s -> s.story.requester = "tech",
                        "APR-02 tech approved as technical-owner and requested or owns the release.")
                .fails(
                        "the owner approved",
                        s -> s.story.owner = "product",
                        "APR-02 product approved as product-owner and requested or owns")
                .fails(
                        "somebody rejects",
                        s -> s.story.decide("technical-owner", "tech", "reject"),
                        "APR-02 of technical-owner",
                        "APR-02 tech rejected this content as technical-owner.")
                .fails(
                        "somebody sends it back",
                        s -> s.story.decide("business-owner", "business", "rework"),
                        "APR-02 business sent back this content")
                .cannotTell(
                        "there are no decisions",
                        s -> s.story.without("approvalDecided"),
                        "APR-02 of technical-owner",
                        "APR-02 of product-owner")
                .rows();
    }
}
