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
                .cannotTell("none applies", s -> s.checks = List.of(), "POST-01 No check applies")
                .rows();
    }
}
