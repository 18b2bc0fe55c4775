package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import java.time.Instant;
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
    private final ReviewActions actions;
    private final ServiceTimes times;

    HotfixReviewForm(Dossiers dossiers, ReleaseTables tables, ReviewActions actions, ServiceTimes times) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.actions = actions;
        this.times = times;
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
        List<Violation> violations = new ArrayList<>();
        payload.put("actions", actions.of(values.lines("actions"), violations));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return TaskOutcome.of("hotfixReviewed", List.of("HOT-02", "HOT-06"), payload);
    }

    private List<Map<String, Object>> happened(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.last("incidentReported")
                .ifPresent(r -> rows.add(row(
                        dossier,
                        Instant.parse(text(r.payload(), "brokenSince")),
                        "broken",
                        text(r.payload(), "whatBroke"))));
        dossier.records().stream()
                .filter(r -> TOLD.containsKey(r.kind()))
                .map(r -> row(dossier, r.time(), TOLD.getOrDefault(r.kind(), r.kind()), who(r.actor())))
                .forEach(rows::add);
        return rows;
    }

    private static String who(String actor) {
        return actor.startsWith("system:") ? "the system" : actor;
    }

    private Map<String, Object> row(Dossier dossier, Instant time, String what, String who) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", times.minute(dossier.release().service(), time));
        row.put("what", what);
        row.put("detail", who);
        return row;
    }
}
