package com.maqsafy.releases.verification.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.verification.process.VerificationRounds.Round;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deployment owner's decision on failed checks; a critical one cannot be accepted. */
@Component
class FailedChecksForm implements TaskForm {

    private final Releases releases;
    private final VerificationRounds rounds;

    FailedChecksForm(Releases releases, VerificationRounds rounds) {
        this.releases = releases;
        this.rounds = rounds;
    }

    @Override
    public String form() {
        return "failed-checks";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        ReleaseDetails release = releases.get(task.release());
        Round round = rounds.current(task.release(), purpose(task));
        return Map.of(
                "facts",
                List.of(
                        Map.of("name", "Release", "value", release.service() + " " + release.version()),
                        Map.of(
                                "name",
                                "Verified is",
                                "value",
                                "version " + round.expectedVersion() + ", round " + round.round()),
                        Map.of("name", "Previous version", "value", release.previousVersion())),
                "checks",
                rounds.failed(task.release(), purpose(task)).stream()
                        .map(FailedChecksForm::row)
                        .toList());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String decision = values.text("decision");
        List<LedgerRecord> failed = rounds.failed(task.release(), purpose(task));
        if (decision.equals("accept")) {
            List<Violation> critical = failed.stream()
                    .map(LedgerRecord::payload)
                    .filter(p -> p.path("critical").asBoolean(true))
                    .map(p -> new Violation(
                            text(p, "item"),
                            "decision",
                            "The check '" + text(p, "check")
                                    + "' is critical and cannot be accepted. Check again or roll back."))
                    .toList();
            if (!critical.isEmpty()) {
                throw new SubmissionRefusedException(critical);
            }
        }
        Round round = rounds.current(task.release(), purpose(task));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("purpose", purpose(task));
        payload.put("attempt", round.attempt());
        payload.put("round", round.round());
        payload.put("decision", decision);
        payload.put("reason", values.text("reason"));
        payload.put(
                "checks", failed.stream().map(r -> text(r.payload(), "check")).toList());
        return new TaskOutcome(
                "failedChecksDecided",
                failed.stream().map(r -> text(r.payload(), "item")).distinct().toList(),
                payload,
                Map.of("checksDecision", decision));
    }

    private static String purpose(TaskContext task) {
        return task.required("purpose");
    }

    private static Map<String, Object> row(LedgerRecord run) {
        JsonNode payload = run.payload();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", text(payload, "check"));
        row.put("item", text(payload, "item"));
        row.put("critical", payload.path("critical").asBoolean() ? "yes" : "no");
        row.put("outcome", text(payload, "outcome"));
        row.put("evidence", text(payload, "evidence"));
        return row;
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }
}
