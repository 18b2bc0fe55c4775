package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseType;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** OPEN-08. */
class WindowRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesDeploymentOutsideWindowsAndInFreezes() {
        return RuleTable.of(
                        new WindowRule(
                                new PeakApproval(Persons.unknown(), Rules.later()),
                                service -> ZoneId.of("Asia/Riyadh")),
                        ReleaseStory::deploying)
                .passes("a hotfix need not wait for a window", s -> {
                    s.inWindow = false;
                    s.story.type = ReleaseType.HOTFIX;
                })
                .passes("a hotfix in a freeze was approved", s -> {
                    s.freeze = Optional.of("Ramadan");
                    s.story.type = ReleaseType.HOTFIX;
                    s.story.add(
                            "peakDeploymentDecided",
                            "manager",
                            "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '" + s.story.digest()
                                    + "'}");
                })
                .passes("production is touched already", s -> {
                    s.story = ReleaseStory.deployed();
                    s.inWindow = false;
                })
                .passes("it was closed by hand before the window ended", s -> {
                    s.story.add("closingDecided", "deployer", "{attempt: 1, decision: 'done', reason: 'by hand'}");
                    s.inWindow = false;
                })
                .fails(
                        "outside the window",
                        s -> s.inWindow = false,
                        "OPEN-08 It is no maintenance window. Wait until 2026-03-03 23:00 Asia/Riyadh.")
                .fails(
                        "no window is planned",
                        s -> {
                            s.inWindow = false;
                            s.nextOpening = null;
                        },
                        "OPEN-08 none is planned")
                .fails(
                        "in a freeze",
                        s -> s.freeze = Optional.of("Ramadan"),
                        "OPEN-08 Production is frozen: Ramadan. Wait for its end.")
                .fails(
                        "an approval does not open a freeze for a minor release",
                        s -> {
                            s.freeze = Optional.of("Ramadan");
                            s.story.add(
                                    "peakDeploymentDecided",
                                    "manager",
                                    "{attempt: 1, decision: 'approve', reason: 'quiet day', contentDigest: '"
                                            + s.story.digest() + "'}");
                        },
                        "OPEN-08 frozen")
                .fails(
                        "a security release in a freeze",
                        s -> {
                            s.freeze = Optional.of("Ramadan");
                            s.story.type = ReleaseType.SECURITY;
                        },
                        "OPEN-08 or have the deployment approved")
                .rows();
    }
}
