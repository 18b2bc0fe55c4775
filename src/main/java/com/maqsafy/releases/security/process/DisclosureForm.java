package com.maqsafy.releases.security.process;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.security.RestrictionLifted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** SEC-07: a person discloses the release before its date. The submission is the record of the lifting. */
@Component
class DisclosureForm implements TaskForm {

    private final Dossiers dossiers;
    private final FactRows facts;
    private final ServiceTimes times;

    DisclosureForm(Dossiers dossiers, FactRows facts, ServiceTimes times) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.times = times;
    }

    @Override
    public String form() {
        return "disclosure";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        List<Map<String, Object>> rows = facts.of(dossier);
        String by = task.fact("disclosureAt");
        if (by != null) {
            rows.add(FactRows.row(
                    "Disclosed without you", times.minute(dossier.release().service(), Instant.parse(by))));
        }
        return Map.of("facts", rows, "visible", visible(dossier));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        return TaskOutcome.of(new RestrictionLifted(values.text("reason")));
    }

    private static List<Map<String, Object>> visible(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(FactRows.row(
                "Release log", "The row of " + dossier.release().key() + ", and that it was a security release"));
        dossier.last(VulnerabilityDocumented.class).map(Recorded::event).ifPresent(v -> {
            rows.add(FactRows.row("Vulnerability", details(v)));
            rows.add(FactRows.row("Exploit", v.exploit().replaceAll("\\R", " · ")));
        });
        rows.add(FactRows.row(
                "Evidence",
                "All " + Words.counted(dossier.records().size(), "record") + " of its ledger, with names and reasons"));
        rows.add(FactRows.row("Engine", "Its process instances and their history"));
        return rows;
    }

    private static String details(VulnerabilityDocumented v) {
        return "%s in %s: %s".formatted(v.identifier(), v.component(), v.description());
    }
}
