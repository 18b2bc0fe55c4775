package com.maqsafy.releases.security.process;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.security.FixChecks;
import com.maqsafy.releases.security.FixVerified;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** SEC-08: is the hole closed? By a check that passed, or by evidence that the person links. */
@Component
class FixVerificationForm implements TaskForm {

    private final Dossiers dossiers;
    private final FactRows facts;
    private final ServiceTimes times;

    FixVerificationForm(Dossiers dossiers, FactRows facts, ServiceTimes times) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.times = times;
    }

    @Override
    public String form() {
        return "fix-verification";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts",
                facts.of(dossier),
                "checks",
                FixChecks.last(dossier).stream()
                        .map(run -> row(dossier.release().service(), run))
                        .toList());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        String decision = values.text("decision");
        if (decision.equals("closed")) {
            requireEvidence(dossier, values);
        }
        return TaskOutcome.of(new FixVerified(
                        dossier.release().commit(),
                        Attempts.last(dossier),
                        decision,
                        values.text("statement"),
                        values.text("link").isEmpty() ? null : values.text("link"),
                        FixChecks.last(dossier).stream()
                                .map(r -> r.event().check())
                                .toList()))
                .with(Map.of(ReleaseVariables.FIX_DECISION.name(), decision));
    }

    private static void requireEvidence(Dossier dossier, FormValues values) {
        if (!FixChecks.last(dossier).isEmpty() && !FixChecks.passed(dossier)) {
            throw new SubmissionRefusedException(new Violation(
                    "SEC-08",
                    "decision",
                    "A check of the hole did not pass when it last ran, and no word outweighs it. Verify again, or roll"
                            + " back."));
        }
        if (!FixChecks.passed(dossier) && values.text("link").isEmpty()) {
            throw new SubmissionRefusedException(new Violation(
                    "SEC-08",
                    "link",
                    "No check shows that the hole is closed. Link what shows it, such as the report of a retest."));
        }
    }

    private Map<String, Object> row(String service, Recorded<CheckRun> run) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", run.event().check());
        row.put("outcome", run.event().outcome());
        row.put("evidence", Members.text(run.event().evidence()));
        row.put("time", times.minute(service, run.time()));
        return row;
    }
}
