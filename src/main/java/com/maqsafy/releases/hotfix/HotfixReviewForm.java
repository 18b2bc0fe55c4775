package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review after stabilisation: what happened, why, why no test caught it, and who does what about it (HOT-06). */
@Component
class HotfixReviewForm implements TaskForm {

    /** What the ledger knows of the timeline, by kind. */
    private static final Map<String, String> TOLD = Map.of(
            "releaseRequested", "hotfix requested",
            "rootCauseDocumented", "root cause documented",
            "riskReviewed", "risk reviewed",
            "approvalDecided", "approval decided",
            "deploymentStarted", "deployment started",
            "tagVerified", "verified in production",
            "released", "released");

    private final Dossiers dossiers;
    private final ReleaseTables tables;
    private final People people;

    HotfixReviewForm(Dossiers dossiers, ReleaseTables tables, People people) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.people = people;
    }

    @Override
    public String form() {
        return "hotfix-review";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of("facts", tables.facts(dossier), "happened", happened(dossier));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("timeline", values.text("timeline"));
        payload.put("rootCause", values.text("rootCause"));
        payload.put("whyTestsMissedIt", values.text("whyTestsMissedIt"));
        payload.put("actions", actions(values.lines("actions")));
        return TaskOutcome.of("hotfixReviewed", List.of("HOT-02", "HOT-06"), payload);
    }

    private List<Map<String, String>> actions(List<String> lines) {
        List<Map<String, String>> actions = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (String line : lines) {
            int bar = line.lastIndexOf('|');
            String action = bar < 0 ? "" : line.substring(0, bar).strip();
            String owner = bar < 0 ? "" : line.substring(bar + 1).strip();
            if (action.isEmpty() || owner.isEmpty()) {
                violations.add(violation("'" + line + "' has no owner or no action. Write it as: action | owner."));
            } else if (!people.exists(owner)) {
                violations.add(violation("'" + line + "': there is no user '" + owner + "'. Name an existing one."));
            } else {
                actions.add(Map.of("action", action, "owner", owner));
            }
        }
        if (lines.isEmpty()) {
            violations.add(violation("Nothing to do is no lesson. Write at least one line: action | owner."));
        }
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return actions;
    }

    private static Violation violation(String message) {
        return new Violation("HOT-06", "actions", message);
    }

    private static List<Map<String, Object>> happened(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.last("incidentReported")
                .ifPresent(
                        r -> rows.add(row(text(r.payload(), "brokenSince"), "broken", text(r.payload(), "whatBroke"))));
        dossier.records().stream()
                .filter(r -> TOLD.containsKey(r.kind()))
                .map(HotfixReviewForm::row)
                .forEach(rows::add);
        return rows;
    }

    private static Map<String, Object> row(LedgerRecord told) {
        return row(told.time().toString(), TOLD.getOrDefault(told.kind(), told.kind()), told.actor());
    }

    private static Map<String, Object> row(String time, String what, String who) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", time);
        row.put("what", what);
        row.put("detail", who);
        return row;
    }
}
