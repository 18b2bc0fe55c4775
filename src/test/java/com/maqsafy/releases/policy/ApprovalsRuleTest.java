package com.maqsafy.releases.policy;

import static java.time.temporal.ChronoUnit.DAYS;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** APR-01 to APR-07: APR-04. Promise 3. */
class ApprovalsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForDistinctPeopleForExactlyThisContent() {
        return RuleTable.of(
                        new ApprovalsRule(
                                KnownPeople.approvals(new KnownPeople().with("product-owner", "product", "tech")),
                                Persons.unknown()),
                        ReleaseStory::approved)
                .fails(
                        "its person attested a test since",
                        s -> s.story.test("TEST-06").by("testReported", "tech"),
                        "APR-02 The approval of tech as technical-owner counts no longer: tech approved and attested"
                                + " TEST-06.")
                .passes("its person attested a test while that duty was lifted for it", s -> {
                    s.story.change(
                            "approvalDecided",
                            p -> p.putObject("act")
                                    .putArray("lifted")
                                    .addObject()
                                    .put("duty", "tester-not-approver"));
                    s.story
                            .test("TEST-06")
                            .by(
                                    "testReported",
                                    s.story.records().stream()
                                            .filter(r -> r.kind().equals("approvalDecided"))
                                            .reduce((a, b) -> b)
                                            .orElseThrow()
                                            .actor());
                })
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
                .passes(
                        "the approvals are 14 days old",
                        s -> s.now = approvedAt(s, "technical-owner").plus(14, DAYS))
                .fails(
                        "one approval is older than that",
                        s -> s.now =
                                approvedAt(s, "technical-owner").plus(14, DAYS).plusSeconds(1),
                        "APR-02 The approval of tech as technical-owner counts no longer: tech approved on 2026-03-02T"
                                + "08:14:00Z, longer ago than 14 days. It is asked for again.")
                .passes("production was touched before they grew old", s -> {
                    s.story.startDeployment().deploy();
                    s.now = s.now.plus(20, DAYS);
                })
                .cannotTell(
                        "there are no decisions",
                        s -> s.story.without("approvalDecided"),
                        "APR-02 of technical-owner",
                        "APR-02 of product-owner")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> countsOnlyWhoHoldsTheRole() {
        return RuleTable.of(
                        new ApprovalsRule(
                                KnownPeople.approvals(new KnownPeople()
                                        .with("technical-owner", "second")
                                        .with("auditor", "tech")),
                                Persons.unknown()),
                        () -> ReleaseStory.prepared(s ->
                                        s.approvers = Map.of("technical-owner", "second", "product-owner", "product"))
                                .approve())
                .fails(
                        "an approver is in another group by now",
                        s -> s.story.decide("technical-owner", "tech", "approve"),
                        "APR-02 tech approved and is not in technical-owner any more. It is asked for again.")
                .fails(
                        "an approver's account is gone",
                        s -> s.story.decide("technical-owner", "ghost", "approve"),
                        "APR-02 ghost approved and the account is gone. It is asked for again.")
                .passes("an approver left the role after production was touched", s -> {
                    s.story.decide("technical-owner", "tech", "approve");
                    s.story.startDeployment().deploy();
                })
                .rows();
    }

    private static Instant approvedAt(Scene scene, String role) {
        return scene.story.records().stream()
                .filter(r -> r.kind().equals("approvalDecided")
                        && r.payload().path("role").asText().equals(role))
                .findFirst()
                .orElseThrow()
                .time();
    }
}
