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

/** PR-01 to PR-08. */
@Component
class PullRequestChecklistForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final ChangedFiles files;

    PullRequestChecklistForm(Dossiers dossiers, DossierTables tables, ChangedFiles files) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.files = files;
    }

    @Override
    public String form() {
        return "pull-request-checklist";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts",
                tables.facts(dossier),
                "changes",
                tables.changes(dossier),
                "files",
                files.of(dossier.release()),
                "migrations",
                tables.operations(dossier),
                "known",
                tables.evidence(dossier, "PR"),
                FormSchema.ANSWERED,
                tables.answered(dossier));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        var answers = ChecklistAnswers.of(values);
        return TaskOutcome.of(new ChecklistAnswered(
                        "pull-request", dossiers.of(task.release()).release().commit(), answers))
                .serving(List.copyOf(answers.keySet()));
    }
}
