package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The owner of a step that did not end well decides what happens next (promise 4). */
@Component
class FailedStepForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;

    FailedStepForm(DeploymentHistories histories, DeploymentDossier dossier) {
        this.histories = histories;
        this.dossier = dossier;
    }

    @Override
    public String form() {
        return "failed-step";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        Plan plan = plan(task);
        String step = task.required(ReleaseVariables.STEP.name());
        return Map.of(
                "release", task.release(),
                "failed", dossier.failedStep(history, plan, step),
                "output", dossier.output(history, plan, step),
                "steps", dossier.stepResults(history, plan));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String step = task.required(ReleaseVariables.STEP.name());
        String decision = values.text("decision");
        if (history.standing(plan(task), step) != DeploymentHistory.Standing.FAILED) {
            throw new SubmissionRefusedException(new Violation(
                    "DEP-01",
                    "decision",
                    "Step " + dossier.title(history, plan(task), step)
                            + " does not wait for a decision: the ledger has no failure of it."));
        }
        return TaskOutcome.of(new FailedStepDecided(
                        plan(task).word(),
                        history.attempt(),
                        step,
                        dossier.title(history, plan(task), step),
                        decision,
                        values.text("reason")))
                .serving(history.lastEnd(plan(task), step).map(Recorded::items).orElse(List.of()))
                .with(Map.of(ReleaseVariables.STEP_DECISION.name(), decision));
    }

    private static Plan plan(TaskContext task) {
        String word = task.required(ReleaseVariables.PLAN.name());
        return Plan.ofWord(word)
                .orElseThrow(() -> new IllegalStateException(
                        "REL-DEP-010 There is no plan '" + word + "'. Use deployment or rollback."));
    }
}
