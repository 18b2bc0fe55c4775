package com.maqsafy.releases.security.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.security.SecurityChecklistAnswered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** SEC-05 to SEC-07: each done, or not needed with a reason. */
@Component
class SecurityChecklistForm implements TaskForm {

    private static final List<String> ROWS = List.of("SEC-05", "SEC-06", "SEC-07");

    private final Dossiers dossiers;
    private final FactRows facts;

    SecurityChecklistForm(Dossiers dossiers, FactRows facts) {
        this.dossiers = dossiers;
        this.facts = facts;
    }

    @Override
    public String form() {
        return "security-checklist";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        return Map.of("facts", facts.of(dossiers.of(task.release())));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        Map<String, Answer> answers = new TreeMap<>();
        for (String row : ROWS) {
            String key = row.replace('-', '_');
            answers.put(row, Answer.of(values.text(key), values.text(key + "_reason")));
        }
        return TaskOutcome.of(new SecurityChecklistAnswered(Attempts.last(dossier), answers));
    }
}
