package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.LiveFacts.WayBack;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RB-01, RB-02. */
class WayBackRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesADeploymentWithoutAWayBack() {
        return RuleTable.of(new WayBackRule(), ReleaseStory::deploying)
                .passes("everything is there", s -> {})
                .passes("its artefacts were proved to be there", s -> {
                    s.wayBack = new WayBack("1.4.1", true, true, true, true);
                    s.story.add(
                            "rollbackAvailabilityChecked",
                            "system:worker",
                            "{attempt: 1, version: '1.4.1', outcome: 'succeeded'}");
                })
                .passes("production is touched already", s -> {
                    s.story = ReleaseStory.deployed();
                    s.wayBack = new WayBack("1.4.1", false, false, false, true);
                })
                .passes("it was not made from what runs, which another rule says", s -> s.productionVersion = "1.4.2")
                .fails(
                        "what runs was accepted after the attempt was started",
                        s -> s.wayBack = new WayBack("1.4.0", true, true, true, false),
                        "RB-01 Production runs 1.4.1, but ran 1.4.0 when this deployment was started, and a rollback would return to that.")
                .fails(
                        "the tag is gone",
                        s -> s.wayBack = new WayBack("1.4.1", false, false, true, false),
                        "RB-01 Version 1.4.1, to which a rollback returns, has no tag any more.")
                .fails(
                        "the commit is gone",
                        s -> s.wayBack = new WayBack("1.4.1", true, false, true, false),
                        "RB-01 The commit of version 1.4.1, to which a rollback returns, is not in the repository")
                .fails(
                        "no steps bring it back",
                        s -> s.wayBack = new WayBack("1.4.1", true, true, false, false),
                        "RB-02 No steps bring version 1.4.1 back.")
                .fails(
                        "its artefacts were not looked for",
                        s -> s.wayBack = new WayBack("1.4.1", true, true, true, true),
                        "RB-02 It was not proved that the artefacts of version 1.4.1 can be had")
                .fails(
                        "its artefacts are gone, or those of another version were looked for",
                        s -> {
                            s.wayBack = new WayBack("1.4.1", true, true, true, true);
                            s.story.add(
                                    "rollbackAvailabilityChecked",
                                    "system:worker",
                                    "{attempt: 1, version: '1.4.1', outcome: 'failed'}");
                        },
                        "RB-02 It was not proved that the artefacts of version 1.4.1 can be had")
                .rows();
    }
}
