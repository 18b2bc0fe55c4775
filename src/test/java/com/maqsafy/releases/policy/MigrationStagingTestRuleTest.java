package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** MIG-02. */
class MigrationStagingTestRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForMigrationsThatRanOnStaging() {
        return RuleTable.of(new MigrationStagingTestRule(), ReleaseStory::prepared)
                .passes("there is nothing to migrate", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                    s.story.without("migrationStagingTested");
                })
                .passes(
                        "no test is configured and the reviewer says so",
                        s -> s.story.change("migrationStagingTested", p -> p.put("outcome", "not-configured")))
                .fails(
                        "it failed",
                        s -> s.story.change("migrationStagingTested", p -> p.put("outcome", "failed")),
                        "MIG-02 failed on staging")
                .fails(
                        "no test is configured and the reviewer says no",
                        s -> {
                            s.story.change("migrationStagingTested", p -> p.put("outcome", "not-configured"));
                            s.story.answer("migrationReviewed", "MIG-02", "no", "");
                        },
                        "MIG-02 No staging test is configured")
                .cannotTell(
                        "it did not run",
                        s -> s.story.without("migrationStagingTested"),
                        "MIG-02 have not run on staging")
                .cannotTell(
                        "it ran for another commit",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "MIG-02 have not run on staging")
                .rows();
    }
}
