package com.maqsafy.releases.policy.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The database migration review (MIG-01 to MIG-08; MIG-03 is the backup at deployment). */
@Component
class MigrationReviewForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;

    MigrationReviewForm(Dossiers dossiers, DossierTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "migration-review";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        Optional<LedgerRecord> staging = dossier.lastForCommit("migrationStagingTested");
        return Map.of(
                "facts", tables.facts(dossier),
                "locks", !dossier.lockingMigrations().isEmpty(),
                "migrations", tables.operations(dossier),
                "staging", staging.map(MigrationReviewForm::row).map(List::of).orElse(List.of()),
                "stagingTested",
                        staging.map(r -> !DossierTables.text(r.payload(), "outcome")
                                        .equals("not-configured"))
                                .orElse(false));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        var answers = ChecklistAnswers.of(values);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("commit", dossiers.of(task.release()).release().commit());
        payload.put("decision", values.text("decision"));
        payload.put("reason", values.text("reason"));
        payload.put("answers", answers);
        payload.put("executionTime", values.text("executionTime"));
        payload.put("lockTime", values.text("lockTime"));
        return new TaskOutcome(
                "migrationReviewed",
                List.copyOf(answers.keySet()),
                payload,
                Map.of("reviewDecision", values.text("decision")));
    }

    private static Map<String, Object> row(LedgerRecord staging) {
        JsonNode payload = staging.payload();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", staging.time().toString());
        row.put("outcome", DossierTables.text(payload, "outcome"));
        row.put("duration", payload.path("durationMs").asLong() + " ms");
        row.put("output", DossierTables.text(payload, "output"));
        return row;
    }
}
