package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
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

    PreReleaseChecklistForm(Dossiers dossiers, DossierTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "pre-release-checklist";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts",
                tables.facts(dossier),
                "known",
                tables.known(dossier, "PRE"),
                FormSchema.ANSWERED,
                tables.answered(dossier),
                "databaseChanges",
                dossier.databaseChanges());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        var answers = ChecklistAnswers.of(values);
        return TaskOutcome.of(new ChecklistAnswered(
                        "pre-release", dossiers.of(task.release()).release().commit(), answers))
                .serving(List.copyOf(answers.keySet()));
    }
}
