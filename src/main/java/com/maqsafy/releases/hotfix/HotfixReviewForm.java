package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notes.TagVerified;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review after stabilisation: what happened, why, why no test caught it, and who does what about it (HOT-06). */
@Component
class HotfixReviewForm implements TaskForm {

    /** What the ledger knows of the timeline. */
    private static final Map<Class<? extends LedgerEvent>, String> TOLD = Map.of(
            ReleaseRequested.class, "hotfix requested",
            RootCauseDocumented.class, "root cause documented",
            RiskReviewed.class, "risk reviewed",
            ApprovalDecided.class, "approval decided",
            DeploymentStarted.class, "deployment started",
            TagVerified.class, "verified in production",
            Released.class, "released");

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
        List<Violation> violations = new ArrayList<>();
        HotfixReviewed review = new HotfixReviewed(
                values.text("timeline"),
                values.text("rootCause"),
                values.text("whyTestsMissedIt"),
                actions.of(values.lines("actions"), violations));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return TaskOutcome.of(review);
    }

    private List<Map<String, Object>> happened(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.last(IncidentReported.class)
                .map(Recorded::event)
                .ifPresent(i -> rows.add(row(dossier, Instant.parse(i.brokenSince()), "broken", i.whatBroke())));
        dossier.records()
                .forEach(r -> TOLD.forEach((type, what) -> {
                    if (r.is(type)) {
                        rows.add(row(dossier, r.time(), what, who(r.actor())));
                    }
                }));
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
