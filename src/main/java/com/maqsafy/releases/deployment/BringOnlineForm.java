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

/** The service could not be brought online: a person says how it is opened, or that it goes back (DEP-07). */
@Component
class BringOnlineForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;
    private final ProductionStates production;

    BringOnlineForm(DeploymentHistories histories, DeploymentDossier dossier, ProductionStates production) {
        this.histories = histories;
        this.dossier = dossier;
        this.production = production;
    }

    @Override
    public String form() {
        return "bring-online";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of(
                "maintenance", dossier.maintenance(history),
                "output", dossier.maintenanceOutput(history, "maintenanceLeft"),
                "checks", dossier.checks(history, task.required(ReleaseVariables.PURPOSE.name())));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String decision = values.text("decision");
        if (decision.equals("done")) {
            production.leftMaintenance(history.release().service());
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("attempt", history.attempt());
        payload.put("purpose", task.required(ReleaseVariables.PURPOSE.name()));
        payload.put("decision", decision);
        payload.put("reason", values.text("reason"));
        return new TaskOutcome(
                "reopeningDecided",
                List.of("DEP-07"),
                payload,
                Map.of(ReleaseVariables.REOPENING_DECISION.name(), decision));
    }
}
