package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.LinkedHashMap;
import java.util.List;
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
                "output", dossier.maintenanceOutput(history, "maintenanceEntered"));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String decision = values.text("decision");
        if (decision.equals("done")) {
            production.enteredMaintenance(history.release().service(), task.release());
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("attempt", history.attempt());
        payload.put("purpose", task.required(ReleaseVariables.PURPOSE.name()));
        payload.put("decision", decision);
        payload.put("reason", values.text("reason"));
        return new TaskOutcome(
                "closingDecided",
                List.of("DEP-06"),
                payload,
                Map.of(ReleaseVariables.CLOSING_DECISION.name(), decision));
    }
}
