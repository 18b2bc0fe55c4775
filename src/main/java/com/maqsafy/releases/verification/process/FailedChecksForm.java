package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.verification.process.VerificationRounds.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deployment owner's decision on failed checks; a critical one cannot be accepted. */
@Component
class FailedChecksForm implements TaskForm {

    private final Releases releases;
    private final VerificationRounds rounds;
    private final Maintenance held;
    private final ServiceTimes times;

    FailedChecksForm(Releases releases, VerificationRounds rounds, Maintenance held, ServiceTimes times) {
        this.releases = releases;
        this.rounds = rounds;
        this.held = held;
        this.times = times;
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
                "release",
                task.release(),
                "facts",
                facts(release, round),
                "checks",
                rounds.failed(task.release(), purpose(task)).stream()
                        .map(FailedChecksForm::row)
                        .toList());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String decision = values.text("decision");
        List<CheckRun> failed = rounds.failed(task.release(), purpose(task));
        if (decision.equals("accept")) {
            List<Violation> critical = failed.stream()
                    .filter(CheckRun::critical)
                    .map(run -> new Violation(
                            run.item(),
                            "decision",
                            "The check '" + run.check()
                                    + "' is critical and cannot be accepted. Check again or roll back."))
                    .toList();
            if (!critical.isEmpty()) {
                throw new SubmissionRefusedException(critical);
            }
        }
        Round round = rounds.current(task.release(), purpose(task));
        return TaskOutcome.of(new FailedChecksDecided(
                        purpose(task),
                        round.attempt(),
                        round.round(),
                        decision,
                        values.text("reason"),
                        failed.stream().map(CheckRun::check).toList()))
                .serving(failed.stream().map(CheckRun::item).distinct().toList())
                .with(Map.of("checksDecision", decision));
    }

    private List<Map<String, Object>> facts(ReleaseDetails release, Round round) {
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(fact("Release", release.service() + " " + release.version()));
        facts.add(fact("Verified is", "version " + round.expectedVersion() + ", round " + round.round()));
        facts.add(fact("Previous version", release.previousVersion()));
        held.heldSince(release.key())
                .ifPresent(since -> facts.add(fact(
                        "Service held in maintenance mode",
                        "since " + times.second(release.service(), since) + "; asked past it")));
        return facts;
    }

    private static Map<String, Object> fact(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static String purpose(TaskContext task) {
        return task.required("purpose");
    }

    private static Map<String, Object> row(CheckRun run) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", Words.spaced(run.check()));
        row.put("item", run.item());
        row.put("critical", run.critical() ? "yes" : "no");
        row.put("outcome", run.outcome());
        row.put("evidence", Members.text(run.evidence()));
        return row;
    }
}
