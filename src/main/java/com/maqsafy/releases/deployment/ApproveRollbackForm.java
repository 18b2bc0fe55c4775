package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.RollbackDecided;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The approver whom the rollback plan names decides on the rollback, and on exactly what would run (RB-07). */
@Component
class ApproveRollbackForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;
    private final DeploymentPlans plans;

    ApproveRollbackForm(DeploymentHistories histories, DeploymentDossier dossier, DeploymentPlans plans) {
        this.histories = histories;
        this.dossier = dossier;
        this.plans = plans;
    }

    @Override
    public String form() {
        return "approve-rollback";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of(
                "facts", dossier.rollbackFacts(history),
                "steps", dossier.rollbackSteps(history),
                "checks", dossier.checks(history, "deployment"),
                "plan", dossier.rollbackPlan(history));
    }

    @Override
    public String offeredBecause() {
        return "the rollback plan of the release names who approves its rollback (RB-07)";
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String role = history.rollbackApprover();
        String asked = task.required(ReleaseVariables.ROLLBACK_APPROVER.name());
        if (!role.equals(asked)) {
            throw new SubmissionRefusedException(new Violation(
                    "RB-07",
                    "decision",
                    "The rollback plan names " + role + " as its approver, not " + asked + ". Let them decide."));
        }
        String decision = values.text("decision");
        return TaskOutcome.of(new RollbackDecided(
                        history.attempt(),
                        decision,
                        role,
                        values.text("reason"),
                        plans.shownRollbackDigest(history.release()),
                        null))
                .with(Map.of(ReleaseVariables.ROLLBACK_DECISION.name(), decision));
    }
}
