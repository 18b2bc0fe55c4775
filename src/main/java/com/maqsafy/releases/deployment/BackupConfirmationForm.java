package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Somebody other than the deployer confirms the backup of this attempt (PRIN-08, RULE-03). */
@Component
class BackupConfirmationForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;

    BackupConfirmationForm(DeploymentHistories histories, DeploymentDossier dossier) {
        this.histories = histories;
        this.dossier = dossier;
    }

    @Override
    public String form() {
        return "backup-confirmation";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of("facts", dossier.facts(history), "backup", dossier.backup(history));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        boolean deployer = history.last("deploymentStarted")
                .filter(r -> r.actor().equals(user))
                .isPresent();
        if (deployer) {
            throw refused(
                    user + " started this deployment and does not confirm its backup. Let somebody else confirm it.");
        }
        LedgerRecord taken = history.lastOfAttempt("backupTaken")
                .orElseThrow(() ->
                        refused("No backup was taken in this deployment attempt, so there is none to decide on."));
        String decision = values.text("decision");
        if (decision.equals("confirm")
                && !DeploymentHistory.text(taken, "outcome").equals("passed")) {
            throw refused("The backup failed, so it cannot be confirmed. Reject it, mend the backup and deploy again.");
        }
        return TaskOutcome.of(
                "backupConfirmed",
                List.of("PRIN-08", "RULE-03", "MIG-03"),
                Map.of(
                        "attempt", history.attempt(),
                        "decision", decision,
                        "reason", values.text("reason"),
                        "backup", taken.sequence()));
    }

    private static SubmissionRefusedException refused(String message) {
        return new SubmissionRefusedException(new Violation("PRIN-08", "decision", message));
    }
}
