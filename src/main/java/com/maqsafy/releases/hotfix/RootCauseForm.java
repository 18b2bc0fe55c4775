package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Why it broke, as far as it is known (HOT-02). */
@Component
class RootCauseForm implements TaskForm {

    private final Dossiers dossiers;
    private final ReleaseTables tables;

    RootCauseForm(Dossiers dossiers, ReleaseTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "root-cause";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        return tables.content(dossiers.of(task.release()));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        return TaskOutcome.of(new RootCauseDocumented(
                dossiers.of(task.release()).release().commit(), values.text("rootCause"), values.text("finding")));
    }
}
