package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deployer starts an attempt for exactly the present content. */
@Component
class StartDeploymentForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;

    StartDeploymentForm(DeploymentHistories histories, DeploymentDossier dossier) {
        this.histories = histories;
        this.dossier = dossier;
    }

    @Override
    public String form() {
        return "start-deployment";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of(
                "facts", dossier.facts(history),
                "approvals", dossier.approvals(history),
                "window", dossier.risk(history),
                "steps", dossier.plannedSteps(history));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        return TaskOutcome.of(
                "deploymentStarted",
                List.of("OPEN-04"),
                Map.of("attempt", history.nextAttempt(), "contentDigest", history.contentDigest()));
    }
}
