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

/** PR-01 to PR-08. */
@Component
class PullRequestChecklistForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final ChangedFiles files;
    private final EvidenceAnswers evidence;

    PullRequestChecklistForm(Dossiers dossiers, DossierTables tables, ChangedFiles files, EvidenceAnswers evidence) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.files = files;
        this.evidence = evidence;
    }

    @Override
    public String form() {
        return "pull-request-checklist";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts", tables.facts(dossier),
                "changes", tables.changes(dossier),
                "files", files.of(dossier.release()),
                "migrations", tables.operations(dossier),
                "known", evidence.table(dossier, "PR"),
                FormSchema.ANSWERED, evidence.fields(dossier));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        var answers = evidence.complete(ChecklistAnswers.of(values), dossier, "PR");
        return TaskOutcome.of(
                        new ChecklistAnswered("pull-request", dossier.release().commit(), answers))
                .serving(List.copyOf(answers.keySet()));
    }
}
