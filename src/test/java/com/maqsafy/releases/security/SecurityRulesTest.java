package com.maqsafy.releases.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SEC-01 to SEC-08: SEC-01, SEC-02, SEC-03, SEC-04, SEC-05, SEC-06, SEC-07, SEC-08. */
class SecurityRulesTest {

    private static final Consumer<Scene> ASSESS_AGAIN = s -> s.story.rework("security-assessment");

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @TestFactory
    Stream<DynamicTest> vulnerability() {
        return RuleTable.of(new VulnerabilityRule(), SecurityStory::assessed)
                .passes("it speaks about no commit", s -> s.story.commit = ReleaseStory.OTHER_COMMIT)
                .fails("it is not there", s -> s.story.without("vulnerabilityDocumented"), "SEC-01 not been documented")
                .fails("it was asked for again", ASSESS_AGAIN, "SEC-01 not been documented")
                .fails(
                        "members are missing",
                        s -> s.story.change(
                                "vulnerabilityDocumented",
                                p -> p.put("component", " ").remove("identifier")),
                        "SEC-01 lacks its identifier",
                        "SEC-01 lacks its component")
                .fails(
                        "the score was made smaller",
                        s -> s.story.change("vulnerabilityDocumented", p -> p.put("score", 3.1)),
                        "SEC-01 comes to critical (9.8, CVSS 3.1), which is not what was recorded")
                .fails(
                        "the severity was made smaller",
                        s -> s.story.change("vulnerabilityDocumented", p -> p.put("severity", "low")),
                        "SEC-01 comes to critical")
                .cannotTell(
                        "the vector cannot be read",
                        s -> s.story.change("vulnerabilityDocumented", p -> p.put("cvssVector", "high")),
                        "SEC-01 REL-SEC-001 The CVSS vector does not begin with")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> affectedSystems() {
        return RuleTable.of(new AffectedSystemsRule(), SecurityStory::assessed)
                .fails(
                        "no system is named",
                        s -> s.story.change("vulnerabilityDocumented", p -> p.putArray("affectedSystems")),
                        "SEC-02 No affected system")
                .fails(
                        "no version is named",
                        s -> s.story.change(
                                "vulnerabilityDocumented",
                                p -> p.putArray("affectedVersions").add(" ")),
                        "SEC-02 No affected version")
                .fails(
                        "it was asked for again",
                        ASSESS_AGAIN,
                        "SEC-02 No affected system",
                        "SEC-02 No affected version")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> exploitRisk() {
        return RuleTable.of(new ExploitRiskRule(), SecurityStory::assessed)
                .passes(
                        "the deadline has passed: a late fix is better than none",
                        s -> s.story.change(
                                "remediationDeadlineSet", p -> p.put("remediateBy", "2026-03-02T08:00:00Z")))
                .fails("it was not judged", s -> s.story.without("exploitRiskReviewed"), "SEC-03 has not been judged")
                .fails("it was asked for again", ASSESS_AGAIN, "SEC-03 has not been judged")
                .fails(
                        "the vulnerability is another one since",
                        s -> s.story.add("vulnerabilityDocumented", "security", "{severity: 'critical'}"),
                        "SEC-03 has not been judged")
                .fails(
                        "no reasons are given",
                        s -> s.story.change("exploitRiskReviewed", p -> p.put("reasoning", "")),
                        "SEC-03 without exploitation, exposure or reasons")
                .fails("no deadline follows", s -> s.story.without("remediationDeadlineSet"), "SEC-03 No time follows")
                .fails(
                        "the deadline is laxer than the policy",
                        s -> s.story.change(
                                "remediationDeadlineSet", p -> p.put("remediateBy", "2026-03-04T12:00:00Z")),
                        "SEC-03 longer than the policy allows")
                .cannotTell(
                        "the deadline cannot be read",
                        s -> s.story.change("remediationDeadlineSet", p -> p.put("remediateBy", "soon")),
                        "SEC-03 is not told")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> securityTests() {
        return RuleTable.of(new SecurityTestsRule(catalogue), SecurityStory::assessed)
                .fails(
                        "security tests are missing",
                        s -> s.story.without("testReported", "test", "TEST-07"),
                        "SEC-04 Security tests of the fix have no evidence")
                .fails(
                        "regression tests are missing",
                        s -> s.story.without("testReported", "test", "TEST-06"),
                        "SEC-04 Regression tests of the fix have no evidence")
                .fails(
                        "they failed",
                        s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                        "SEC-04 did not pass")
                .fails("they were asked for again", s -> s.story.rework("tests:TEST-07"), "SEC-04 no evidence")
                .fails(
                        "they tested another commit",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "SEC-04 Regression",
                        "SEC-04 Security")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> checklist() {
        return RuleTable.of(new SecurityChecklistRule(catalogue), SecurityStory::completed)
                .fails(
                        "it was not answered",
                        s -> s.story.without("securityChecklistAnswered"),
                        "SEC-05 not answered",
                        "SEC-06 not answered",
                        "SEC-07 not answered")
                .fails(
                        "a machine answered",
                        s -> s.story.by("securityChecklistAnswered", "system:security"),
                        "SEC-05 not answered",
                        "SEC-06 not answered",
                        "SEC-07 not answered")
                .fails(
                        "it was answered for the attempt before",
                        s -> s.story.add("deploymentStarted", "deployer", "{attempt: 2}"),
                        "SEC-05 not answered",
                        "SEC-06 not answered",
                        "SEC-07 not answered")
                .fails(
                        "not needed, for no reason",
                        s -> s.story.answer("securityChecklistAnswered", "SEC-05", "not-needed", " "),
                        "SEC-05 has no reason")
                .fails(
                        "not done",
                        s -> s.story.answer("securityChecklistAnswered", "SEC-06", "no", "later"),
                        "SEC-06 neither done nor")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> postFix() {
        return RuleTable.of(new PostFixRule(), SecurityStory::completed)
                .passes(
                        "no check is configured, and evidence is linked",
                        s -> s.story
                                .without("checkRun", "check", "hole")
                                .change("fixVerified", p -> p.put("link", "https://ci/7")))
                .passes("the check passed when it ran again", s -> {
                    s.story.check("hole", "SEC-08", true, 1, "failed");
                    s.story.check("hole", "SEC-08", true, 2, "passed");
                })
                .fails("nobody verified", s -> s.story.without("fixVerified"), "SEC-08 Nobody has verified")
                .fails("a machine did", s -> s.story.by("fixVerified", "system:worker"), "SEC-08 Nobody has verified")
                .fails(
                        "it was verified for the attempt before",
                        s -> s.story.add("deploymentStarted", "deployer", "{attempt: 2}"),
                        "SEC-08 Nobody has verified")
                .fails(
                        "another commit was verified",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "SEC-08 Nobody has verified")
                .fails(
                        "it was found open",
                        s -> s.story.change("fixVerified", p -> p.put("decision", "roll-back")),
                        "SEC-08 not found closed")
                .fails(
                        "without a word",
                        s -> s.story.change("fixVerified", p -> p.put("statement", "")),
                        "SEC-08 without a word")
                .fails(
                        "no check and no evidence",
                        s -> s.story.without("checkRun", "check", "hole"),
                        "SEC-08 no evidence is linked")
                .fails(
                        "a check failed since, whatever is linked",
                        s -> s.story
                                .change("fixVerified", p -> p.put("link", "https://ci/7"))
                                .check("hole", "SEC-08", true, 2, "failed"),
                        "SEC-08 did not pass when it last ran")
                .rows();
    }

    @Test
    void askNothingOfOtherReleases() {
        List<GateRule> rules = List.of(
                new VulnerabilityRule(),
                new AffectedSystemsRule(),
                new ExploitRiskRule(),
                new SecurityTestsRule(catalogue),
                new SecurityChecklistRule(catalogue),
                new PostFixRule());

        for (ReleaseType type : ReleaseType.values()) {
            ReleaseStory story = ReleaseStory.requested();
            story.type = type;
            assertThat(rules)
                    .allSatisfy(rule -> assertThat(
                                    rule.evaluate(new Scene(story).dossier()).isEmpty())
                            .as("%s for %s", rule.getClass().getSimpleName(), type)
                            .isEqualTo(type != ReleaseType.SECURITY));
        }
    }

    @Test
    void showTheVulnerabilityOnEveryForm() {
        assertThat(new SecurityFacts(ServiceTimes.UTC)
                        .of(new Scene(SecurityStory.assessed()).dossier()).entrySet().stream()
                                .map(Object::toString))
                .containsExactly(
                        "Vulnerability=CVE-2026-4242",
                        "Severity=critical (9.8, CVSS 3.1)",
                        "Risk of exploitation=critical",
                        "Close before=2026-03-02 12:00 UTC");
        assertThat(new SecurityFacts(ServiceTimes.UTC).of(new Scene(ReleaseStory.deployed()).dossier()))
                .isEmpty();
    }
}
