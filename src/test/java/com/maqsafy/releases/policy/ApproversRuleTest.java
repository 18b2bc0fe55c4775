package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** APR-01 to APR-07, OPEN-03: a release that nobody may approve does not wait for nobody. */
class ApproversRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForPeopleWhoMayApprove() {
        return RuleTable.of(rule(new KnownPeople()), ReleaseStory::prepared)
                .fails(
                        "its owner is the only one",
                        s -> s.story.owner = "tech",
                        "APR-02 Nobody may approve it as technical-owner: tech owns it, and the group has no other member."
                                + " Put somebody else into that group.")
                .fails(
                        "its requester is the only one",
                        s -> s.story.requester = "product",
                        "APR-02 Nobody may approve it as product-owner: product requested it")
                .fails(
                        "a destructive migration asks for management, who owns it",
                        s -> {
                            s.story.owner = "manager";
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations").addObject().put("destructive", true));
                        },
                        "APR-02 Nobody may approve it as management: manager owns it")
                .passes("nobody has to approve any more", s -> {
                    s.story.approve();
                    s.story.add("ownerChanged", "system:test", "{}");
                })
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> asksForDifferentPeople() {
        return RuleTable.of(
                        rule(new KnownPeople().with("product-owner", "tech")),
                        () -> ReleaseStory.prepared(s -> s.type = ReleaseType.PATCH))
                .fails(
                        "one person would have to fill two roles",
                        s -> s.story.type = ReleaseType.MINOR,
                        "APR-02 Too few different people may approve it: technical-owner (tech), product-owner (tech).")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> countsNobodyTwice() {
        return RuleTable.of(rule(new KnownPeople().with("business-owner", "product")), ReleaseStory::prepared)
                .fails(
                        "the only one has approved it as something else",
                        s -> s.story.decide("business-owner", "product", "approve"),
                        "APR-02 Nobody may approve it as product-owner: product approves it as something else")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> asksForMembers() {
        return RuleTable.of(
                        rule(new KnownPeople().with("business-owner")),
                        () -> ReleaseStory.prepared(s -> s.type = ReleaseType.MINOR))
                .fails(
                        "a group was emptied",
                        s -> s.story.type = ReleaseType.MAJOR,
                        "APR-03 Nobody may approve it as business-owner: the group has no member.")
                .rows();
    }

    private static ApproversRule rule(KnownPeople people) {
        return new ApproversRule(
                KnownPeople.approvals(people), KnownPeople.approvers(people), KnownPeople.unrestricted());
    }
}
