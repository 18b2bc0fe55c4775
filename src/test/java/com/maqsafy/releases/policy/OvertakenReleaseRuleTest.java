package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RB-01. */
class OvertakenReleaseRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesAReleaseThatWasOvertaken() {
        return RuleTable.of(new OvertakenReleaseRule(), ReleaseStory::deploying)
                .passes("an older line is maintained", s -> {
                    s.productionAtStart = "2.0.0";
                    s.productionVersion = "2.0.0";
                })
                .passes("an older line is maintained while production moves on", s -> {
                    s.productionAtStart = "2.0.0";
                    s.productionVersion = "2.0.1";
                })
                .passes("it was rebased", s -> {
                    s.productionVersion = "1.4.2";
                    s.story.previousVersion = "1.4.2";
                    s.story.add("releaseAmended", "owner", "{previousVersion: '1.4.2'}");
                })
                .passes("it is still in preparation and production is the same", s -> s.story = ReleaseStory.prepared())
                .fails(
                        "a higher version was released after it was started",
                        s -> s.productionVersion = "2.0.0",
                        "RB-01 Production runs 2.0.0, but the release was made from 1.4.1 and would undo it.")
                .fails(
                        "it was rebased and overtaken again, by a higher version",
                        s -> {
                            s.productionVersion = "2.0.0";
                            s.story.previousVersion = "1.4.2";
                            s.story.add("releaseAmended", "owner", "{previousVersion: '1.4.2'}");
                        },
                        "RB-01 Production runs 2.0.0, but the release was made from 1.4.2 and would undo it.")
                .fails(
                        "it is overtaken before it is deployed",
                        s -> {
                            s.story = ReleaseStory.prepared();
                            s.productionVersion = "1.4.2";
                        },
                        "RB-01 Merge version 1.4.2 into 'release/1.5.0', push, and rebase the release on it")
                .passes("production is touched already", s -> {
                    s.story = ReleaseStory.deployed();
                    s.productionVersion = "1.5.0";
                })
                .fails(
                        "another version came in between",
                        s -> s.productionVersion = "1.4.2",
                        "RB-01 Production runs 1.4.2, but the release was made from 1.4.1 and would undo it.")
                .fails(
                        "production went back further",
                        s -> s.productionVersion = "1.3.0",
                        "RB-01 Production runs 1.3.0")
                .cannotTell(
                        "nobody knows what production runs",
                        s -> s.productionVersion = "",
                        "RB-01 It is not known which version production runs.")
                .rows();
    }
}
