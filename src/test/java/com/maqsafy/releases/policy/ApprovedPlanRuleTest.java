package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** DEP-01, RB-02: settings that change after the approval change what was approved. Promise 9. */
class ApprovedPlanRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesCommandsThatWereNotShown() {
        return RuleTable.of(new ApprovedPlanRule(Scene.plans()), ReleaseStory::approved)
                .fails(
                        "a command is another",
                        step(1, s -> s.putArray("command").add("./other.sh")),
                        "DEP-01 deployment step 'migrate' has another command.")
                .fails(
                        "a time limit is another",
                        step(0, s -> s.put("timeout", "PT10M")),
                        "DEP-01 deployment step 'take-code' has another timeout.")
                .fails(
                        "a step may be repeated now",
                        step(0, s -> s.put("repeatable", true)),
                        "DEP-01 has another whether it is repeatable.")
                .fails(
                        "the way back is another",
                        step(2, s -> s.put("title", "Other")),
                        "RB-02 rollback step 'undo-code'")
                .fails(
                        "a step is new",
                        steps(all -> all.remove(1)),
                        "DEP-01 deployment step 'migrate' stands where rollback step 'undo-code' was.")
                .fails("the last step is new", steps(all -> all.remove(2)), "RB-02 rollback step 'undo-code' is new.")
                .fails(
                        "a step is gone",
                        steps(all ->
                                all.add(((ObjectNode) all.get(2)).deepCopy().put("step", "more"))),
                        "RB-02 rollback step 'more' is gone.")
                .fails(
                        "they were never shown",
                        s -> s.story.without("deploymentPlanned"),
                        "DEP-01 were never shown to the approvers.")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> holdsADeploymentThatHasBegunToItsOwnCommands() {
        return RuleTable.of(new ApprovedPlanRule(Scene.plans()), ReleaseStory::deploying)
                .passes("the way back is another", begun(step(2, s -> s.put("title", "Other"))))
                .fails(
                        "a step is another",
                        begun(step(1, s -> s.put("timeout", "PT9M"))),
                        "DEP-01 deployment step 'migrate' has another timeout.")
                .passes("it is deployed already", s -> {
                    s.story.deploy();
                    step(1, p -> p.put("timeout", "PT9M")).accept(s);
                })
                .rows();
    }

    private static Consumer<Scene> begun(Consumer<Scene> change) {
        return s -> {
            s.story.add(
                    "stepEnded",
                    "system:worker",
                    "{plan: 'deployment', attempt: 1, step: 'take-code', outcome: 'succeeded'}");
            change.accept(s);
        };
    }

    private static Consumer<Scene> step(int index, Consumer<ObjectNode> change) {
        return steps(all -> change.accept((ObjectNode) all.get(index)));
    }

    private static Consumer<Scene> steps(Consumer<ArrayNode> change) {
        return s -> s.story.change("deploymentPlanned", p -> change.accept(p.withArray("steps")));
    }
}
