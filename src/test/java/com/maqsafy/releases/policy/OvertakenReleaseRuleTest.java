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
                .passes("it was rebased", s -> {
                    s.productionVersion = "1.4.2";
                    s.story.previousVersion = "1.4.2";
                    s.story.add("releaseAmended", "owner", "{previousVersion: '1.4.2'}");
                })
                .passes("it is still in preparation and production is the same", s -> s.story = ReleaseStory.prepared())
                .fails(
                        "a higher version was released after it was started",
                        s -> s.productionVersion = "2.0.0",
                        "RB-01 Production runs 2.0.0, which is above 1.5.0: this release would take it back.")
                .fails(
                        "an older line is maintained in the production of a newer one",
                        s -> {
                            s.productionVersion = "2.0.0";
                            s.story.previousVersion = "1.4.1";
                        },
                        "RB-01 An older line that is still maintained runs somewhere of its own: configure it as a service of its own (source.line).")
                .fails(
                        "it was rebased and overtaken again, by a higher version",
                        s -> {
                            s.productionVersion = "2.0.0";
                            s.story.previousVersion = "1.4.2";
                            s.story.add("releaseAmended", "owner", "{previousVersion: '1.4.2'}");
                        },
                        "RB-01 Production runs 2.0.0, which is above 1.5.0: this release would take it back.")
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
