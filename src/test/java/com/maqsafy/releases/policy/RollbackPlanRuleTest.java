package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RB-01 to RB-08, PRIN-04, RULE-02. */
class RollbackPlanRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForACompletePlan() {
        return RuleTable.of(new RollbackPlanRule(new KnownPeople()), ReleaseStory::prepared)
                .passes("unsafe migrations with instructions", s -> {
                    s.story.change("rollbackPlanDocumented", p -> p.put("database", "not-safe"));
                })
                .passes("account and group went while it was deployed", s -> {
                    s.story = ReleaseStory.deployed();
                    s.story.change(
                            "rollbackPlanDocumented",
                            p -> p.put("owner", "ghost").put("approverRole", "ghosts"));
                })
                .fails(
                        "it goes back elsewhere",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("previousVersion", "1.4.0")),
                        "RB-01 The plan goes back to '1.4.0', but the release follows 1.4.1.")
                .fails(
                        "no code command",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("codeCommand", " ")),
                        "RB-02 does not say how the code is taken back")
                .fails(
                        "no answer about the database",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("database", "")),
                        "RB-03 does not say whether")
                .fails(
                        "unsafe without instructions",
                        s -> s.story.change(
                                "rollbackPlanDocumented",
                                p -> p.put("database", "not-safe").put("databaseInstructions", "")),
                        "RB-03 Say what is done instead")
                .fails(
                        "the database does not apply although it changes",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("database", "not-applicable")),
                        "RB-03 The release changes the database")
                .fails(
                        "nothing about configuration",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("configuration", "")),
                        "RB-04 how configuration")
                .fails(
                        "nothing about files",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("files", "")),
                        "RB-05 how files")
                .fails(
                        "an unknown owner",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("owner", "ghost")),
                        "RB-06 The rollback owner 'ghost' is not a known person.")
                .fails(
                        "an empty approving group",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("approverRole", "ghosts")),
                        "RB-07 Nobody is in the group 'ghosts'")
                .fails(
                        "no verification",
                        s -> s.story.change("rollbackPlanDocumented", p -> p.put("verification", "")),
                        "RB-08 how one sees")
                .cannotTell(
                        "there is no plan",
                        s -> s.story.without("rollbackPlanDocumented"),
                        "PRIN-04 is not documented",
                        "RULE-02 no release without a rollback plan")
                .cannotTell(
                        "it is for another commit",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "PRIN-04 is not documented",
                        "RULE-02 no release")
                .cannotTell(
                        "it was asked for again",
                        s -> s.story.rework("rollback-plan"),
                        "PRIN-04 is not documented",
                        "RULE-02 no release")
                .rows();
    }
}
