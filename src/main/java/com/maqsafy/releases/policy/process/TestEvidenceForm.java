package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Evidence of one required test (TEST-01 to TEST-09), by a person's statement with a link. */
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
        return TaskOutcome.of(
                "testReported",
                List.of(test(task), "RULE-01", "PRIN-03"),
                Map.of(
                        "commit", dossiers.of(task.release()).release().commit(),
                        "test", test(task),
                        "outcome", values.text("outcome"),
                        "source", "statement",
                        "link", values.text("link"),
                        "statement", values.text("statement")));
    }

    private static String test(TaskContext task) {
        String part = task.required("part");
        return part.substring(part.indexOf(':') + 1);
    }
}
