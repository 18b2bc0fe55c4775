package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rollback plan (RB-01 to RB-08, PRIN-04, RULE-02). */
@Component
class RollbackPlanForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final People people;

    RollbackPlanForm(Dossiers dossiers, DossierTables tables, People people) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.people = people;
    }

    @Override
    public String form() {
        return "rollback-plan";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        return Map.of("facts", tables.facts(dossiers.of(task.release())));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String owner = values.text("owner");
        if (!people.exists(owner)) {
            throw new SubmissionRefusedException(
                    new Violation("RB-06", "owner", "There is no user '" + owner + "'. Name an existing one."));
        }
        ReleaseDetails release = dossiers.of(task.release()).release();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("commit", release.commit());
        plan.put("previousVersion", release.previousVersion());
        for (String field : List.of(
                "codeCommand",
                "database",
                "databaseInstructions",
                "configuration",
                "files",
                "owner",
                "approverRole",
                "verification")) {
            plan.put(field, values.text(field));
        }
        return TaskOutcome.of(
                "rollbackPlanDocumented",
                List.of("RB-01", "RB-02", "RB-03", "RB-04", "RB-05", "RB-06", "RB-07", "RB-08", "PRIN-04", "RULE-02"),
                plan);
    }
}
