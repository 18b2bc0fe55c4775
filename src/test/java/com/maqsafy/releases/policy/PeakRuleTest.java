package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RULE-07. */
class PeakRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesHighRiskAtPeakTimeUnlessApproved() {
        return RuleTable.of(new PeakRule(new PeakApproval(Persons.unknown(), Rules.later())), ReleaseStory::deploying)
                .passes("medium risk at peak", s -> s.peak = true)
                .passes("high risk in quiet hours", s -> {
                    s.story.change("riskAssessed", p -> p.put("risk", "high"));
                })
                .passes("it was approved", s -> {
                    s.peak = true;
                    s.story.change("riskAssessed", p -> p.put("risk", "high"));
                    s.story.add(
                            "peakDeploymentDecided",
                            "manager",
                            "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '" + s.story.digest()
                                    + "'}");
                })
                .passes("production is touched already", s -> {
                    s.story = ReleaseStory.deployed();
                    s.peak = true;
                    s.story.change("riskAssessed", p -> p.put("risk", "high"));
                })
                .fails(
                        "high risk at peak",
                        s -> {
                            s.peak = true;
                            s.story.change("riskAssessed", p -> p.put("risk", "high"));
                        },
                        "RULE-07 It is peak time and the risk is high.")
                .fails(
                        "a destructive migration at peak",
                        s -> {
                            s.peak = true;
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations").addObject().put("destructive", true));
                        },
                        "RULE-07 the risk is high")
                .fails(
                        "one shall wait",
                        s -> {
                            s.peak = true;
                            s.story.change("riskAssessed", p -> p.put("risk", "high"));
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "manager",
                                    "{attempt: 1, decision: 'wait', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                        },
                        "RULE-07 the risk is high")
                .fails(
                        "the owner approved it",
                        s -> {
                            s.peak = true;
                            s.story.change("riskAssessed", p -> p.put("risk", "high"));
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "owner",
                                    "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                        },
                        "RULE-07 the risk is high")
                .fails(
                        "who approved it turned out to have written a commit",
                        s -> {
                            s.peak = true;
                            s.story.change("riskAssessed", p -> p.put("risk", "high"));
                            s.story.writer("A Developer", KnownPeople.DEVELOPERS_EMAIL);
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "developer",
                                    "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                        },
                        "RULE-07 the risk is high")
                .fails(
                        "another content was approved",
                        s -> {
                            s.peak = true;
                            s.story.change("riskAssessed", p -> p.put("risk", "high"));
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "manager",
                                    "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                            s.story.summary = "More";
                        },
                        "RULE-07 the risk is high")
                .fails(
                        "another attempt was approved",
                        s -> {
                            s.peak = true;
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "manager",
                                    "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                            s.story
                                    .add("deploymentStarted", "deployer", "{attempt: 2}")
                                    .add("riskAssessed", "system:policy", "{attempt: 2, risk: 'high'}");
                        },
                        "RULE-07 the risk is high")
                .cannotTell(
                        "the risk was not assessed",
                        s -> {
                            s.peak = true;
                            s.story.without("riskAssessed");
                        },
                        "RULE-07 has not been assessed")
                .rows();
    }
}
