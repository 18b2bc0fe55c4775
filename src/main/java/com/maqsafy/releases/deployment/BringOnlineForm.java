package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service could not be brought online: a person says how it is opened, or that it goes back (DEP-07). */
@Component
class BringOnlineForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;
    private final ProductionStates production;
    private final ProductionAccess access;

    BringOnlineForm(
            DeploymentHistories histories,
            DeploymentDossier dossier,
            ProductionStates production,
            ProductionAccess access) {
        this.histories = histories;
        this.dossier = dossier;
        this.production = production;
        this.access = access;
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
                "output", dossier.maintenanceOutput(history, MaintenanceLeft.class),
                "checks", dossier.checks(history, task.required(ReleaseVariables.PURPOSE.name())));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        String decision = values.text("decision");
        if (decision.equals("done")) {
            production.opened(history, access.mayReopen(task.release()));
        }
        return TaskOutcome.of(new ReopeningDecided(
                        history.attempt(),
                        task.required(ReleaseVariables.PURPOSE.name()),
                        decision,
                        values.text("reason"),
                        null))
                .with(Map.of(ReleaseVariables.REOPENING_DECISION.name(), decision));
    }
}
