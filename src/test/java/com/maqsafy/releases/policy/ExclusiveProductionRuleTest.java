package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** DEP-01. */
class ExclusiveProductionRuleTest {

    @TestFactory
    Stream<DynamicTest> letsOneReleaseTouchProductionAtATime() {
        return RuleTable.of(new ExclusiveProductionRule(), ReleaseStory::deploying)
                .fails(
                        "another one does",
                        s -> s.otherRelease = Optional.of("canteen-api-1.4.2"),
                        "DEP-01 The release canteen-api-1.4.2 is in production just now.")
                .rows();
    }
}
