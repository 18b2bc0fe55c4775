package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.LinkedHashMap;
import java.util.List;
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
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("commit", dossiers.of(task.release()).release().commit());
        payload.put("rootCause", values.text("rootCause"));
        payload.put("finding", values.text("finding"));
        return TaskOutcome.of("rootCauseDocumented", List.of("HOT-02"), payload);
    }
}
