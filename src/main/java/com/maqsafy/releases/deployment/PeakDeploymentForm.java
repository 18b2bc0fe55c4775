package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Management decides whether a high-risk deployment may go on at peak time (RULE-07). */
@Component
class PeakDeploymentForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;

    PeakDeploymentForm(DeploymentHistories histories, DeploymentDossier dossier) {
        this.histories = histories;
        this.dossier = dossier;
    }

    @Override
    public String form() {
        return "peak-deployment";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of("facts", dossier.facts(history), "risk", dossier.risk(history));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        return TaskOutcome.of(new PeakDeploymentDecided(
                history.nextAttempt(), values.text("decision"), values.text("reason"), history.contentDigest(), null));
    }
}
