package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NOTE-08. */
class PlannedTimeRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesDeploymentBeforeThePlannedTime() {
        return RuleTable.of(new PlannedTimeRule(), ReleaseStory::deploying)
                .passes("the time has come", s -> s.story.plannedAt = s.now)
                .fails(
                        "it is too early",
                        s -> s.story.plannedAt = s.now.plusSeconds(60),
                        "NOTE-08 The deployment is planned for 2026-")
                .rows();
    }
}
