package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.TestReported;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Evidence of one required test (TEST-01 to TEST-09) for the release's commit, by a person's statement with a link. */
@Component
class TestEvidenceForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;

    TestEvidenceForm(Dossiers dossiers, DossierTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "test-evidence";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts", tables.factsOfTest(dossier, test(task)),
                "reported", tables.reported(dossier, test(task)));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        String test = test(task);
        TestEvidence.objectionToCommit(dossier.release(), test, values.text("commit"))
                .ifPresent(objection -> {
                    throw new SubmissionRefusedException(objection);
                });
        TestReported report = TestReported.statement(
                dossier.release().commit(),
                test,
                values.text("outcome"),
                values.text("link"),
                values.text("statement"));
        return TaskOutcome.of(report.alsoEvidenceOf(TestEvidence.alsoEvidenceOf(dossier.history(), report)))
                .serving(List.of(test, "RULE-01", "PRIN-03"));
    }

    private static String test(TaskContext task) {
        String part = task.required("part");
        return part.substring(part.indexOf(':') + 1);
    }
}
