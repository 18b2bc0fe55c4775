package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.EvidenceAnswers;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** PRE-01 to PRE-15: what the system knows is shown, the rest is asked. */
@Component
class PreReleaseChecklistForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final EvidenceAnswers evidence;

    PreReleaseChecklistForm(Dossiers dossiers, DossierTables tables, EvidenceAnswers evidence) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.evidence = evidence;
    }

    @Override
    public String form() {
        return "pre-release-checklist";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts", tables.facts(dossier),
                "known", tables.known(dossier, evidence.table(dossier, "PRE")),
                FormSchema.ANSWERED, evidence.fields(dossier),
                "databaseChanges", dossier.databaseChanges());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        var answers = evidence.complete(ChecklistAnswers.of(values), dossier, "PRE");
        return TaskOutcome.of(
                        new ChecklistAnswered("pre-release", dossier.release().commit(), answers))
                .serving(List.copyOf(answers.keySet()));
    }
}
