package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service could not be closed: a person says how the plan goes on (DEP-06). */
@Component
class CloseServiceForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;
    private final ProductionStates production;

    CloseServiceForm(DeploymentHistories histories, DeploymentDossier dossier, ProductionStates production) {
        this.histories = histories;
        this.dossier = dossier;
        this.production = production;
    }

    @Override
    public String form() {
        return "close-service";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of(
                "maintenance", dossier.maintenance(history),
                "output", dossier.maintenanceOutput(history, MaintenanceEntered.class));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String decision = values.text("decision");
        if (decision.equals("done")) {
            production.enteredMaintenance(history.release().service(), task.release());
        }
        return TaskOutcome.of(new ClosingDecided(
                        history.attempt(),
                        task.required(ReleaseVariables.PURPOSE.name()),
                        decision,
                        values.text("reason"),
                        null))
                .with(Map.of(ReleaseVariables.CLOSING_DECISION.name(), decision));
    }
}
