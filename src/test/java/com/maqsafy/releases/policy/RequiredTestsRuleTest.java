package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** TEST-01 to TEST-09, PRIN-03, RULE-01. */
class RequiredTestsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryRequiredTest() {
        return RuleTable.of(new RequiredTestsRule(new PolicyCatalogue()), ReleaseStory::prepared)
                .passes(
                        "a statement with a link",
                        s -> s.story.add(
                                "testReported",
                                "qa",
                                "{commit: '" + ReleaseStory.COMMIT
                                        + "', test: 'TEST-01', outcome: 'passed', source: 'statement', statement: 'seen', link: 'https://ci/1'}"))
                .fails(
                        "a test failed",
                        s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                        "TEST-06 Regression tests did not pass.")
                .fails(
                        "the report counts failures",
                        s -> s.story.change("testReported", p -> p.put("failed", 1)),
                        "TEST-06 report failures")
                .fails(
                        "every test was skipped",
                        s -> s.story.change("testReported", p -> p.put("skipped", 9)),
                        "TEST-06 report no test that ran")
                .fails(
                        "a statement has no link",
                        s -> s.story.change(
                                "testReported",
                                p -> p.put("source", "statement").put("statement", "all well")),
                        "TEST-06 without words or link")
                .fails(
                        "an aspect asks for more than the table",
                        s -> s.story.changedAspects = List.of(
                                "code-logic", "workflow", "api", "permissions", "scoped-data", "auth", "reports"),
                        "TEST-02 no evidence",
                        "TEST-03 no evidence",
                        "TEST-04 no evidence",
                        "TEST-05 no evidence",
                        "TEST-07 no evidence",
                        "TEST-08 no evidence")
                .fails(
                        "it is a security release",
                        s -> s.story.type = com.maqsafy.releases.release.ReleaseType.SECURITY,
                        "TEST-07 no evidence")
                .fails(
                        "the source shows an aspect that was not declared",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.withArray("changedAspects").add("finance")),
                        "TEST-07 no evidence")
                .fails(
                        "a migration is destructive",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.withArray("migrations").addObject().put("destructive", true)),
                        "TEST-09 A backup restored")
                .fails(
                        "the table asks for more than the policy",
                        s -> s.story.change(
                                "requiredTestsDetermined",
                                p -> p.withArray("tests").addObject().put("test", "TEST-05")),
                        "TEST-05 no evidence")
                .fails("one test was asked for again", s -> s.story.rework("tests:TEST-06"), "TEST-06 no evidence")
                .fails(
                        "there are no reports",
                        s -> s.story.without("testReported"),
                        "TEST-01 no evidence",
                        "TEST-06 no evidence",
                        "RULE-01 Not one required test")
                .cannotTell(
                        "the evidence is of an unknown kind",
                        s -> s.story.change("testReported", p -> p.put("source", "rumour")),
                        "TEST-06 unknown kind")
                .cannotTell(
                        "the required tests were not determined",
                        s -> s.story.without("requiredTestsDetermined"),
                        "PRIN-03 have not been determined")
                .cannotTell(
                        "all is about another commit",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "PRIN-03 have not been determined",
                        "TEST-01 no evidence",
                        "TEST-06 no evidence",
                        "RULE-01 Not one")
                .rows();
    }
}
