package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The quick look at what a hotfix puts at risk (HOT-03). */
@Component
class RiskReviewForm implements TaskForm {

    private final Dossiers dossiers;
    private final ReleaseTables tables;

    RiskReviewForm(Dossiers dossiers, ReleaseTables tables) {
        this.dossiers = dossiers;
        this.tables = tables;
    }

    @Override
    public String form() {
        return "risk-review";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        return tables.content(dossiers.of(task.release()));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        return TaskOutcome.of(new RiskReviewed(
                dossiers.of(task.release()).release().commit(),
                values.text("decision"),
                values.text("risk"),
                values.text("reason"),
                null));
    }
}
