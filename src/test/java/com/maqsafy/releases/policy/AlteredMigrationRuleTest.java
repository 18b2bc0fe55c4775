package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** VER-05. */
class AlteredMigrationRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesAlteredReleasedMigrations() {
        return RuleTable.of(new AlteredMigrationRule(), ReleaseStory::prepared)
                .fails(
                        "one was edited",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.withArray("alteredMigrations").add("database/migrations/old.php")),
                        "VER-05 The released migration database/migrations/old.php was edited or deleted.")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "VER-05 It is not known")
                .rows();
    }
}
