package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.deployment.MigrationStagingTested;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<Recorded<MigrationStagingTested>> staging = dossier.lastForCommit(MigrationStagingTested.class);
        return Map.of(
                "facts",
                tables.facts(dossier),
                "locks",
                !dossier.lockingMigrations().isEmpty(),
                "migrations",
                tables.operations(dossier),
                "staging",
                staging.map(tested -> row(dossier, tested)).map(List::of).orElse(List.of()),
                "stagingTested",
                staging.filter(r -> !r.event().outcome().equals("not-configured"))
                        .isPresent(),
                "known",
                tables.evidence(dossier, "MIG"),
                FormSchema.ANSWERED,
                tables.answered(dossier));
    }

    /** The time that the migrations took on staging, which a reviewer corrects for the amount of data in production. */
    @Override
    public Map<String, Object> proposals(TaskContext task) {
        return dossiers.of(task.release())
                .lastForCommit(MigrationStagingTested.class)
                .filter(r -> r.event().outcome().equals("passed"))
                .map(r -> r.event().durationMs())
                .map(took -> Map.<String, Object>of("executionTime", took + " ms"))
                .orElse(Map.of());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        var answers = ChecklistAnswers.of(values);
        return TaskOutcome.of(new MigrationReviewed(
                        dossiers.of(task.release()).release().commit(),
                        values.text("decision"),
                        values.text("reason"),
                        answers,
                        values.text("executionTime"),
                        values.text("lockTime"),
                        null))
                // Decision and time answer these two, whether or not they were asked.
                .serving(Stream.concat(answers.keySet().stream(), Stream.of("MIG-01", "MIG-07"))
                        .distinct()
                        .sorted()
                        .toList())
                .with(Map.of("reviewDecision", values.text("decision")));
    }

    private Map<String, Object> row(Dossier dossier, Recorded<MigrationStagingTested> staging) {
        Long took = staging.event().durationMs();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", tables.time(dossier, staging.time()));
        row.put("outcome", staging.event().outcome());
        row.put("duration", (took == null ? 0 : took) + " ms");
        row.put("output", Members.text(staging.event().output()));
        return row;
    }
}
