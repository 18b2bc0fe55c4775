package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.RollbackDecided;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rollback owner says how production was recovered, or that the rollback runs again (RB-06, RB-08). */
@Component
class RecoverByHandForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;

    RecoverByHandForm(DeploymentHistories histories, DeploymentDossier dossier) {
        this.histories = histories;
        this.dossier = dossier;
    }

    @Override
    public String form() {
        return "recover-by-hand";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        List<Map<String, Object>> checks = dossier.checks(history, "rollback");
        return Map.of(
                "facts", dossier.facts(history),
                "steps", dossier.stepResults(history, Plan.ROLLBACK),
                "checks", checks.isEmpty() ? dossier.checks(history, "deployment") : checks);
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String decision = values.text("decision");
        boolean approved = history.lastOfAttempt(RollbackDecided.class)
                .filter(r -> r.event().decision().equals("approve"))
                .isPresent();
        if (decision.equals("again") && !approved) {
            throw new SubmissionRefusedException(
                    new Violation(
                            "RB-07",
                            "decision",
                            "The rollback was refused by its approver, so it does not run. Recover by hand and choose recovered, or failed."));
        }
        return TaskOutcome.of(new RecoveryDecided(history.attempt(), decision, values.text("reason"), null))
                .with(Map.of(ReleaseVariables.RECOVERY_DECISION.name(), decision));
    }
}
