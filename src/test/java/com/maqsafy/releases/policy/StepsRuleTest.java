package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** DEP-01 to DEP-06: DEP-02, DEP-03, DEP-04, DEP-05. */
class StepsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryStepToHaveEndedWell() {
        return RuleTable.of(new StepsRule(), ReleaseStory::deployed)
                .passes("its owner decided that a failed step is done", s -> {
                    s.story.change("stepEnded", p -> p.put("outcome", "failed"));
                    s.story.add(
                            "failedStepDecided",
                            "deployer",
                            "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'done', reason: 'by hand'}");
                })
                .passes("maintenance mode was asked for", s -> {
                    s.story.maintenanceMode = true;
                    s.story.add("maintenanceEntered", "system:worker", "{attempt: 1}");
                })
                .fails(
                        "a step failed",
                        s -> s.story.change("stepEnded", p -> p.put("outcome", "failed")),
                        "DEP-01 The deployment step 'migrate' has not ended well.")
                .fails(
                        "a step of unknown outcome",
                        s -> s.story.change("stepEnded", p -> p.put("outcome", "interrupted")),
                        "DEP-01 'migrate'")
                .fails(
                        "it was to be repeated",
                        s -> {
                            s.story.change("stepEnded", p -> p.put("outcome", "failed"));
                            s.story.add(
                                    "failedStepDecided",
                                    "deployer",
                                    "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'repeat', reason: 'by hand'}");
                        },
                        "DEP-01 'migrate'")
                .fails(
                        "it is done without a reason",
                        s -> {
                            s.story.change("stepEnded", p -> p.put("outcome", "failed"));
                            s.story.add(
                                    "failedStepDecided",
                                    "deployer",
                                    "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'done', reason: ''}");
                        },
                        "DEP-01 'migrate'")
                .fails(
                        "a planned step did not run",
                        s -> s.plannedSteps = List.of("take-code", "migrate", "restart-queue"),
                        "DEP-01 'restart-queue'")
                .fails(
                        "it was rolled back",
                        s -> s.story.add("rolledBack", "system:deployment", "{attempt: 1, version: '1.4.1'}"),
                        "DEP-01 was rolled back")
                .fails(
                        "a new attempt has begun",
                        s -> s.story.add("deploymentStarted", "deployer", "{attempt: 2}"),
                        "DEP-01 'take-code'",
                        "DEP-01 'migrate'")
                .fails(
                        "maintenance mode was not asked for",
                        s -> s.story.add("maintenanceEntered", "system:worker", "{attempt: 1}"),
                        "DEP-06 although the release did not ask")
                .cannotTell(
                        "nothing was deployed", s -> s.story = ReleaseStory.approved(), "DEP-01 has not been deployed")
                .cannotTell("nothing is planned", s -> s.plannedSteps = List.of(), "DEP-01 has no steps")
                .rows();
    }
}
