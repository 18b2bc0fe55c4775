package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Both checklists of a hotfix on one form, PR-01 to PR-08 and PRE-01 to PRE-15: the hands are fewer, the rows and the
 * records are the same two.
 */
@Component
class HotfixChecklistForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final ChangedFiles files;
    private final Ledger ledger;

    HotfixChecklistForm(Dossiers dossiers, DossierTables tables, ChangedFiles files, Ledger ledger) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.files = files;
        this.ledger = ledger;
    }

    @Override
    public String form() {
        return "hotfix-checklist";
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
                tables.known(dossier, "PR", "PRE"),
                FormSchema.ANSWERED,
                tables.answered(dossier),
                "databaseChanges",
                dossier.databaseChanges());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String commit = dossiers.of(task.release()).release().commit();
        Map<String, Answer> preRelease = new TreeMap<>(ChecklistAnswers.of(values));
        Map<String, Answer> pullRequest = new TreeMap<>(preRelease);
        pullRequest.keySet().removeIf(row -> !row.startsWith("PR-"));
        preRelease.keySet().removeAll(pullRequest.keySet());
        ledger.append(Attestation.of(task.release(), user, new ChecklistAnswered("pull-request", commit, pullRequest))
                .serving(List.copyOf(pullRequest.keySet()))
                .at(task.element(), task.definition()));
        return TaskOutcome.of(new ChecklistAnswered("pre-release", commit, preRelease))
                .serving(List.copyOf(preRelease.keySet()));
    }
}
