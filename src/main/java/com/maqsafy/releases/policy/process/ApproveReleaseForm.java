package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.DutyOverview;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One role's decision on exactly this content (APR-01 to APR-07). */
@Component
class ApproveReleaseForm implements TaskForm {

    private final Dossiers dossiers;
    private final DossierTables tables;
    private final ReleaseGate gate;
    private final Approvals counting;
    private final ApprovalBrief brief;
    private final ShownLinks links;

    ApproveReleaseForm(
            Dossiers dossiers,
            DossierTables tables,
            ReleaseGate gate,
            Approvals counting,
            ApprovalBrief brief,
            ShownLinks links) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.gate = gate;
        this.counting = counting;
        this.brief = brief;
        this.links = links;
    }

    @Override
    public String form() {
        return "approve-release";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(
                "title",
                dossier.release().service() + " " + dossier.release().version() + ", as "
                        + spoken(task.required("approverRole")));
        List<Finding> findings = tables.findings(
                dossier, gate.evaluate(dossier, GateStage.PREPARATION).findings());
        context.put("brief", brief.rows(task, dossier, state(dossier)));
        context.put("exceptions", brief.exceptions(dossier, findings));
        context.put("links", links.of(dossier));
        context.put("notes", brief.notes(dossier));
        context.put("facts", tables.facts(dossier));
        context.put("changes", tables.changes(dossier));
        context.put("migrations", tables.operations(dossier));
        context.put("tests", tables.tests(dossier));
        context.put("checks", tables.checks(dossier));
        context.put("risks", tables.risks(dossier));
        context.put("plan", tables.plan(dossier));
        context.put("findings", findings);
        context.put("approvals", approvals(dossier));
        context.put("digest", dossier.contentDigest());
        return context;
    }

    @Override
    public String standsFor(Map<String, Object> shown) {
        return String.valueOf(shown.get("digest"));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        ApprovalState state = state(dossier);
        String role = task.required("approverRole");
        return TaskOutcome.of(new ApprovalDecided(
                        role,
                        values.text("decision"),
                        values.text("reason"),
                        dossier.contentDigest(),
                        dossier.history().lastSequence(ApprovalRoundOpened.class),
                        null))
                .serving(List.of(state.required().getOrDefault(role, "APR-01")))
                .with(values.text("decision").equals("approve") ? Map.of() : Map.of("approvalsStopped", true));
    }

    private ApprovalState state(Dossier dossier) {
        return counting.of(dossier.release(), dossier.contentDigest(), dossier.records(), dossier.now());
    }

    /** Roles by their names, not by the ids of their groups. */
    private static String spoken(String roles) {
        return roles.replace('-', ' ').replace(",", " or ");
    }

    private static String held(Dossier dossier, long sequence) {
        return dossier.history()
                .all(ApprovalDecided.class)
                .filter(r -> r.sequence() == sequence)
                .findFirst()
                .map(r -> DutyOverview.held(r.event()))
                .orElse("");
    }

    private static String lapsed(ApprovalState state, String role) {
        ApprovalState.Lapse lapse = state.lapsed().get(role);
        return lapse == null ? "" : Roles.spoken(lapse.sentence(role));
    }

    private List<Map<String, Object>> approvals(Dossier dossier) {
        ApprovalState state = state(dossier);
        List<Map<String, Object>> rows = new ArrayList<>();
        state.required().forEach((role, item) -> {
            var decision = state.decisions().get(role);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("role", spoken(role));
            row.put("by", decision == null ? "" : decision.by());
            row.put("decision", decision == null ? "waiting" : decision.decision());
            row.put("reason", decision == null ? lapsed(state, role) : decision.reason());
            row.put("held", decision == null ? "" : held(dossier, decision.sequence()));
            rows.add(row);
        });
        return rows;
    }
}
