package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NOTE-08: what was announced long ago is planned again. */
class PlannedTimePassedRuleTest {

    @TestFactory
    Stream<DynamicTest> asksAgainForATimeThatHasPassedLongAgo() {
        return RuleTable.of(
                        new PlannedTimePassedRule(new PolicySettings(Duration.ofHours(2), Duration.ofDays(3))),
                        ReleaseStory::approved)
                .passes("the time is to come", s -> s.story.plannedAt = s.now.plusSeconds(60))
                .passes("it has passed by three days", s -> s.story.plannedAt = s.now.minus(Duration.ofDays(3)))
                .passes("production was touched before", s -> {
                    s.story.startDeployment().deploy();
                    s.story.plannedAt = s.now;
                    s.now = s.now.plus(Duration.ofDays(9));
                })
                .fails(
                        "it has passed by more",
                        s -> s.story.plannedAt = s.now.minus(Duration.ofDays(3)).minusSeconds(1),
                        "NOTE-08 has passed by more than 72 hours. Say when it is planned now")
                .rows();
    }
}
