package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("HOT-05: the deployment is logged")
class HotfixLoggedRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForTheWholeDeploymentInTheLedger() {
        return RuleTable.of(new HotfixLoggedRule(), HotfixStory::deployed)
                .passes("another type is judged by its steps alone", s -> {
                    s.story.without("stepEnded").without("statusChanged");
                    s.story.type = ReleaseType.PATCH;
                })
                .fails(
                        "a machine started it",
                        s -> s.story.by("deploymentStarted", "system:worker"),
                        "HOT-05 which person started the deployment")
                .fails(
                        "a planned step did not end",
                        s -> s.plannedSteps = List.of("take-code", "migrate", "restart-queue"),
                        "HOT-05 how the step 'restart-queue' ended")
                .fails(
                        "a rollback ran, not the deployment",
                        s -> s.story.change("stepEnded", p -> p.put("plan", "rollback")),
                        "HOT-05 how the step 'migrate' ended")
                .fails(
                        "it was never deploying",
                        s -> s.story.without("statusChanged", "to", "deploying"),
                        "HOT-05 when the release was deploying")
                .fails(
                        "it was never verifying",
                        s -> s.story.without("statusChanged", "to", "verifying"),
                        "HOT-05 when the release was verifying")
                .fails(
                        "nobody started it",
                        s -> s.story.without("deploymentStarted"),
                        "HOT-05 which person started the deployment")
                .cannotTell("nothing is planned", s -> s.plannedSteps = List.of(), "HOT-05 No deployment steps")
                .rows();
    }
}
