package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.DeploymentStarted;
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
        boolean deployer = history.last(DeploymentStarted.class)
                .filter(r -> r.actor().equals(user))
                .isPresent();
        if (deployer) {
            throw refused(
                    user + " started this deployment and does not confirm its backup. Let somebody else confirm it.");
        }
        Recorded<BackupTaken> taken = history.lastOfAttempt(BackupTaken.class)
                .orElseThrow(() ->
                        refused("No backup was taken in this deployment attempt, so there is none to decide on."));
        String decision = values.text("decision");
        if (decision.equals("confirm") && !taken.event().passed()) {
            throw refused("The backup failed, so it cannot be confirmed. Reject it, mend the backup and deploy again.");
        }
        return TaskOutcome.of(
                new BackupConfirmed(history.attempt(), decision, values.text("reason"), taken.sequence(), null));
    }

    private static SubmissionRefusedException refused(String message) {
        return new SubmissionRefusedException(new Violation("PRIN-08", "decision", message));
    }
}
