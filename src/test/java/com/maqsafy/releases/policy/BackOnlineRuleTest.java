package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** DEP-07. */
class BackOnlineRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForAServiceThatIsBackOnline() {
        return RuleTable.of(new BackOnlineRule(), ReleaseStory::deployed)
                .passes(
                        "it was left",
                        s -> s.story
                                .add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("maintenanceLeft", "system:worker", "{attempt: 1, outcome: 'succeeded'}"))
                .fails(
                        "it was not left",
                        s -> s.story.add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}"),
                        "DEP-07 has not left maintenance mode")
                .fails(
                        "leaving failed",
                        s -> s.story
                                .add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("maintenanceLeft", "system:worker", "{attempt: 1, outcome: 'failed'}"),
                        "DEP-07 has not left")
                .passes(
                        "a person opened it",
                        s -> s.story
                                .add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("maintenanceLeft", "system:worker", "{attempt: 1, outcome: 'failed'}")
                                .add(
                                        "reopeningDecided",
                                        "deployer",
                                        "{decision: 'done', reason: 'artisan up by hand'}"))
                .fails(
                        "a person did not open it",
                        s -> s.story
                                .add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("reopeningDecided", "deployer", "{decision: 'repeat', reason: 'mended'}"),
                        "DEP-07 has not left")
                .fails(
                        "nobody knows whether it was entered",
                        s -> s.story.add("maintenanceEntering", "system:worker", "{attempt: 1}"),
                        "DEP-07 has not left")
                .fails(
                        "a person entered it",
                        s -> s.story.add("closingDecided", "deployer", "{decision: 'done', reason: 'by hand'}"),
                        "DEP-07 has not left")
                .fails(
                        "it was entered again",
                        s -> s.story
                                .add("maintenanceEntered", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("maintenanceLeft", "system:worker", "{attempt: 1, outcome: 'succeeded'}")
                                .add("maintenanceEntered", "system:worker", "{attempt: 1}"),
                        "DEP-07 has not left")
                .rows();
    }
}
