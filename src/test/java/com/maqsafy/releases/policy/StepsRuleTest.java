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
                .passes("the settings have another step since it was deployed", s -> {
                    begun(s, "take-code", 1, 2);
                    begun(s, "migrate", 2, 2);
                    s.plannedSteps = List.of("take-code", "migrate", "restart-queue");
                })
                .fails(
                        "the last step of the plan was never begun",
                        s -> {
                            begun(s, "take-code", 1, 3);
                            begun(s, "migrate", 2, 3);
                        },
                        "DEP-01 The deployment step '3 of 3' has not ended well.")
                .fails(
                        "a step failed",
                        s -> s.story.change("stepEnded", p -> p.put("outcome", "failed")),
                        "DEP-01 The deployment step 'migrate' has not ended well.")
                .fails(
                        "a step of unknown outcome",
                        s -> s.story.change("stepEnded", p -> p.put("outcome", "interrupted")),
                        "DEP-01 'migrate'")
                .fails(
                        "it failed again after its owner called it done",
                        s -> {
                            s.story.change("stepEnded", p -> p.put("outcome", "failed"));
                            s.story.add(
                                    "failedStepDecided",
                                    "deployer",
                                    "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'done', reason: 'by hand'}");
                            s.story.add(
                                    "stepEnded",
                                    "system:worker",
                                    "{plan: 'deployment', attempt: 1, step: 'migrate', outcome: 'failed'}");
                        },
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

    private static void begun(Scene scene, String step, int index, int of) {
        scene.story.add(
                "stepStarted",
                "system:worker",
                "{plan: 'deployment', attempt: 1, step: '%s', index: %d, of: %d, run: 1}".formatted(step, index, of));
    }
}
