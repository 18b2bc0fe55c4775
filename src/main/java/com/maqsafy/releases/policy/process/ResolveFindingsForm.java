package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.OvertakenReleaseRule;
import com.maqsafy.releases.policy.PlannedTimePassedRule;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.WithdrawalRequested;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The owner's answer to findings: mend and go round again, or withdraw. */
@Component
class ResolveFindingsForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final ReleaseGate gate;
    private final OvertakenReleaseRule overtaken;
    private final PlannedTimePassedRule plannedTime;
    private final Amendment amendment;

    ResolveFindingsForm(
            Dossiers dossiers,
            DossierTables tables,
            ReleaseGate gate,
            OvertakenReleaseRule overtaken,
            PlannedTimePassedRule plannedTime,
            Amendment amendment) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.gate = gate;
        this.overtaken = overtaken;
        this.plannedTime = plannedTime;
        this.amendment = amendment;
    }

    @Override
    public String form() {
        return "resolve-findings";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        return Map.of(
                "facts",
                tables.facts(dossier),
                "findings",
                tables.findings(
                        dossier, gate.evaluate(dossier, GateStage.PREPARATION).findings()),
                "overtaken",
                !overtaken.evaluate(dossier).isEmpty(),
                "plannedTimePassed",
                !plannedTime.evaluate(dossier).isEmpty());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        String decision = values.text("decision");
        String reason = values.text("reason");
        if (decision.equals("withdraw")) {
            return TaskOutcome.of(new WithdrawalRequested(reason)).with(Map.of("findingsDecision", decision));
        }
        amendment.apply(
                task.release(),
                user,
                new Amendment.Change(
                        values.text("summary"),
                        values.lines("changes"),
                        values.lines("requirements"),
                        values.text("risks"),
                        values.text("newCommit").equals("latest"),
                        values.text("rebase").equals("production"),
                        values.text("planned").equals("new") ? values.text("plannedAt") : values.text("planned")));
        return TaskOutcome.of(new ReworkRequested(reason, values.choices("parts")))
                .with(Map.of("findingsDecision", decision));
    }
}
