package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** POST-01 to POST-14: POST-02, POST-03, POST-04, POST-05, POST-06, POST-07, POST-08, POST-10, POST-11, POST-12, POST-13; SEC-08, TYPE-06. */
class ChecksRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryApplicableCheck() {
        return RuleTable.of(new ChecksRule(new PolicyCatalogue()), ReleaseStory::deployed)
                .passes("it passed when it ran again", s -> {
                    s.story.check("logs", "POST-09", false, 2, "failed");
                    s.story.check("logs", "POST-09", false, 3, "passed");
                })
                .passes("a failure was accepted", s -> {
                    s.story.check("logs", "POST-09", false, 2, "failed");
                    s.story.add(
                            "failedChecksDecided",
                            "deployer",
                            "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['logs']}");
                })
                .fails(
                        "it failed when it ran again",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                        },
                        "POST-09 The check 'logs' did not pass. Check again, accept")
                .fails(
                        "an error is no pass",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "errored");
                        },
                        "POST-09 did not pass")
                .fails(
                        "it failed again after it was accepted",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['logs']}");
                            s.story.check("logs", "POST-09", false, 2, "failed");
                        },
                        "POST-09 did not pass")
                .fails(
                        "it was accepted without a reason",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: '', checks: ['logs']}");
                        },
                        "POST-09 did not pass")
                .fails(
                        "another one was accepted",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['health']}");
                        },
                        "POST-09 did not pass")
                .fails(
                        "a check of a rollback passed since",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                            s.story.check("logs", "POST-09", false, 3, "passed");
                            s.story.change("checkRun", p -> p.put("purpose", "rollback"));
                        },
                        "POST-09 did not pass")
                .fails(
                        "it was accepted for a rollback",
                        s -> {
                            s.story.check("logs", "POST-09", false, 2, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'rollback', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['logs']}");
                        },
                        "POST-09 did not pass")
                .fails(
                        "a critical one cannot be accepted",
                        s -> {
                            s.story.check("health", "POST-01", true, 2, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['health']}");
                        },
                        "POST-01 and it is critical")
                .fails(
                        "a check of the hole did not pass",
                        s -> {
                            s.checks = List.of(new ApplicableCheck("hole", "SEC-08", true));
                            s.story.check("hole", "SEC-08", true, 1, "failed");
                        },
                        "SEC-08 The check 'hole' did not pass, and it is critical.")
                .fails(
                        "a container is unhealthy, and the setting that accepts it does not count",
                        s -> {
                            s.checks = List.of(new ApplicableCheck("containers", "TYPE-06", true));
                            s.story.check("containers", "TYPE-06", false, 1, "failed");
                            s.story.add(
                                    "failedChecksDecided",
                                    "deployer",
                                    "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['containers']}");
                        },
                        "TYPE-06 The check 'containers' did not pass, and it is critical.")
                .fails(
                        "another version was looked for",
                        s -> s.story.change("checkRun", p -> p.put("expectedVersion", "1.4.1")),
                        "POST-09 looked for version 1.4.1")
                .cannotTell(
                        "one has not run",
                        s -> s.checks = List.of(new ApplicableCheck("wallet", "POST-13", true)),
                        "POST-13 The check 'wallet' has not run.")
                .passes("one was added since the gate let the deployment pass", s -> {
                    s.story = gated(
                            "{check: 'health', item: 'POST-01', critical: true}, {check: 'logs', item: 'POST-09', critical: false}");
                    s.checks = with(s.checks, new ApplicableCheck("wallet", "POST-13", true));
                })
                .fails(
                        "one was added since, and it was asked all the same",
                        s -> {
                            s.story = gated("{check: 'health', item: 'POST-01', critical: true}");
                            s.checks = with(s.checks, new ApplicableCheck("wallet", "POST-13", true));
                            s.story.check("wallet", "POST-13", true, 1, "failed");
                        },
                        "POST-13 The check 'wallet' did not pass, and it is critical.")
                .passes("an accepted one is critical since", s -> {
                    s.story = gated(
                            "{check: 'health', item: 'POST-01', critical: true}, {check: 'logs', item: 'POST-09', critical: false}");
                    s.checks = List.of(
                            new ApplicableCheck("health", "POST-01", true),
                            new ApplicableCheck("logs", "POST-09", true));
                    s.story.check("logs", "POST-09", false, 2, "failed");
                    s.story.add(
                            "failedChecksDecided",
                            "deployer",
                            "{purpose: 'deployment', attempt: 1, round: 1, decision: 'accept', reason: 'known', checks: ['logs']}");
                })
                .passes("all have other names since, and passed under the old ones", s -> {
                    s.story = gated("{check: 'health', item: 'POST-01', critical: true}");
                    s.checks = List.of(new ApplicableCheck("healthy", "POST-01", true));
                })
                .cannotTell(
                        "all have other names since, and nothing passed",
                        s -> {
                            s.story = gated("{check: 'login', item: 'POST-01', critical: true}");
                            s.checks = List.of(new ApplicableCheck("sign-in", "POST-01", true));
                        },
                        "POST-01 No check applies")
                .cannotTell(
                        "one applied at the gate and has not run",
                        s -> {
                            s.story = gated("{check: 'wallet', item: 'POST-13', critical: true}");
                            s.checks = with(s.checks, new ApplicableCheck("wallet", "POST-13", true));
                        },
                        "POST-13 The check 'wallet' has not run.")
                .cannotTell("none applies", s -> s.checks = List.of(), "POST-01 No check applies")
                .rows();
    }

    /** A release whose deployment the gate let pass when these checks applied. */
    private static ReleaseStory gated(String checks) {
        return ReleaseStory.deploying()
                .add(
                        "gateEvaluated",
                        "system:gate",
                        "{stage: 'deployment', deployable: true, contentDigest: 'd', findings: [], facts: {at: '2026-03-02T09:00:00Z', productionVersion: '1.4.1', productionAsked: false, returnsTo: '1.4.1', returnTagged: true, returnCommitted: true, returnSteps: true, returnAsked: false, usedVersions: [], commitOnBranch: true, containsPrevious: true, peak: false, inWindow: true, steps: [], checks: ["
                                + checks + "]}}")
                .deploy();
    }

    private static List<ApplicableCheck> with(List<ApplicableCheck> checks, ApplicableCheck added) {
        return Stream.concat(checks.stream(), Stream.of(added)).toList();
    }
}
