package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The decision that MIG-06 asks for when a migration destroys data or structure. */
@Component
class DestructiveOperationsForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;

    DestructiveOperationsForm(Dossiers dossiers, DossierTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "destructive-operations";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of("facts", tables.facts(dossier), "operations", tables.destructiveOperations(dossier));
    }

    @Override
    public String standsFor(Map<String, Object> shown) {
        return String.valueOf(shown.get("operations"));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        return TaskOutcome.of(new DestructiveOperationDecided(
                        dossier.release().commit(),
                        values.text("decision"),
                        values.text("reason"),
                        tables.destroys(dossier),
                        null))
                .with(Map.of("destructiveDecision", values.text("decision")));
    }
}
