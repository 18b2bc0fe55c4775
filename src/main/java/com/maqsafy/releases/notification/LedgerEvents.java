package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.deployment.DeploymentRefused;
import com.maqsafy.releases.deployment.MaintenanceHeldLong;
import com.maqsafy.releases.deployment.RiskAssessed;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.failure.TechnicalFailureEscalated;
import com.maqsafy.releases.failure.TechnicalFailureMet;
import com.maqsafy.releases.failure.TechnicalFailureSettled;
import com.maqsafy.releases.hotfix.HotfixScopeDecided;
import com.maqsafy.releases.hotfix.ReviewOverdue;
import com.maqsafy.releases.hotfix.RiskReviewEscalated;
import com.maqsafy.releases.hotfix.RiskReviewReminded;
import com.maqsafy.releases.hotfix.RiskReviewed;
import com.maqsafy.releases.hotfix.StabilisationStarted;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.policy.ApprovalLapsed;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.Failed;
import com.maqsafy.releases.release.PutOff;
import com.maqsafy.releases.release.Rejected;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.Released;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.RollbackDecided;
import com.maqsafy.releases.release.RolledBack;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.release.Withdrawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What of the ledger people are told. Texts that people or programs wrote are cut short and lose secrets and customer data. */
@Component
class LedgerEvents {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_FINDINGS = 20;

    private final ObjectMapper json;
    private final Redactor redactor;
    private final Map<String, Function<LedgerRecord, Optional<Draft>>> told;

    LedgerEvents(ObjectMapper json, Redactor redactor) {
        this.json = json;
        this.redactor = redactor;
        this.told = told();
    }

    /** The event of a record; empty for most records. */
    Optional<Draft> of(LedgerRecord record) {
        return told.getOrDefault(record.kind(), other -> Optional.empty()).apply(record);
    }

    private Map<String, Function<LedgerRecord, Optional<Draft>>> told() {
        return Map.ofEntries(
                when(ApprovalDecided.class, r -> decided(r, "approval")),
                when(RollbackDecided.class, r -> decided(r, "rollback")),
                when(PeakDeploymentDecided.class, r -> decided(r, "peak")),
                when(DestructiveOperationDecided.class, r -> decided(r, "destructive")),
                when(HotfixScopeDecided.class, r -> decided(r, "hotfix-scope")),
                when(RiskReviewed.class, r -> decided(r, "risk")),
                when(ApprovalLapsed.class, r -> event(EventType.APPROVAL_LAPSED, r, findings(r.payload()))),
                when(
                        GateEvaluated.class,
                        r -> r.payload().path("deployable").asBoolean()
                                ? Optional.empty()
                                : event(
                                        EventType.RELEASE_FINDINGS,
                                        r,
                                        with(findings(r.payload()), r.payload(), "stage"))),
                when(
                        StepEnded.class,
                        r -> ended(r.payload(), "succeeded")
                                ? Optional.empty()
                                : event(
                                        EventType.STEP_FAILED,
                                        r,
                                        with(data(), r.payload(), "plan", "attempt", "step", "title", "outcome"))),
                when(
                        CheckRun.class,
                        r -> ended(r.payload(), "passed")
                                ? Optional.empty()
                                : event(
                                        EventType.CHECK_FAILED,
                                        r,
                                        with(
                                                data(),
                                                r.payload(),
                                                "purpose",
                                                "attempt",
                                                "round",
                                                "check",
                                                "critical",
                                                "outcome"))),
                when(
                        MaintenanceHeldLong.class,
                        r -> event(EventType.PRODUCTION_HELD, r, with(data(), r.payload(), "since"))),
                when(
                        DeploymentRefused.class,
                        r -> event(EventType.DEPLOYMENT_REFUSED, r, with(findings(r.payload()), r.payload(), "where"))),
                when(RiskAssessed.class, this::waits),
                when(
                        ReleaseRequested.class,
                        r -> event(
                                EventType.RELEASE_REQUESTED,
                                r,
                                by(r, with(data(), r.payload(), "type", "branch", "summary")))),
                when(
                        DeploymentStarted.class,
                        r -> event(EventType.RELEASE_DEPLOYING, r, by(r, with(data(), r.payload(), "attempt")))),
                when(
                        ReworkRequested.class,
                        r -> event(EventType.RELEASE_SENT_BACK, r, by(r, with(data(), r.payload(), "reason")))),
                when(
                        PutOff.class,
                        r -> event(
                                EventType.RELEASE_PUT_OFF,
                                r,
                                by(r, with(data(), r.payload(), "reason"))
                                        .put(
                                                "until",
                                                r.payload().path("plannedAt").asText()))),
                when(Released.class, r -> end(EventType.RELEASE_RELEASED, r)),
                when(RolledBack.class, r -> end(EventType.RELEASE_ROLLED_BACK, r)),
                when(Rejected.class, r -> end(EventType.RELEASE_REJECTED, r)),
                when(Withdrawn.class, r -> end(EventType.RELEASE_WITHDRAWN, r)),
                when(Failed.class, r -> end(EventType.RELEASE_FAILED, r)),
                when(StabilisationStarted.class, r -> review(EventType.REVIEW_DUE, r, "reviewDueAt")),
                when(RiskReviewReminded.class, r -> review(EventType.REVIEW_REMINDED, r, "dueAt")),
                when(RiskReviewEscalated.class, r -> review(EventType.REVIEW_ESCALATED, r, "dueAt")),
                when(ReviewOverdue.class, r -> review(EventType.REVIEW_OVERDUE, r, "reviewDueAt")),
                when(
                        TechnicalFailureMet.class,
                        r -> event(
                                EventType.INCIDENT_OPENED,
                                r,
                                with(data(), r.payload(), "what", "message", "owners", "dueAt"))),
                when(
                        TechnicalFailureEscalated.class,
                        r -> event(EventType.INCIDENT_ESCALATED, r, with(data(), r.payload(), "what", "dueAt"))),
                when(
                        TechnicalFailureSettled.class,
                        r -> event(EventType.INCIDENT_SETTLED, r, with(data(), r.payload(), "what"))));
    }

    private static Map.Entry<String, Function<LedgerRecord, Optional<Draft>>> when(
            Class<? extends LedgerEvent> type, Function<LedgerRecord, Optional<Draft>> draft) {
        return Map.entry(EventKinds.kind(type), draft);
    }

    private static boolean ended(JsonNode payload, String well) {
        return payload.path("outcome").asText().equals(well);
    }

    private Optional<Draft> decided(LedgerRecord record, String matter) {
        ObjectNode data =
                with(data(), record.payload(), "decision", "role", "reason").put("matter", matter);
        return event(EventType.APPROVAL_DECIDED, record, by(record, data));
    }

    private Optional<Draft> end(EventType type, LedgerRecord record) {
        return event(type, record, with(data(), record.payload(), "reason", "productionVersion"));
    }

    private Optional<Draft> review(EventType type, LedgerRecord record, String due) {
        return event(
                type, record, data().put("dueAt", record.payload().path(due).asText()));
    }

    /** The calendar is asked again and again while a deployment waits. */
    private Optional<Draft> waits(LedgerRecord record) {
        JsonNode payload = record.payload();
        String freeze = payload.path("freeze").asText("");
        if (freeze.isEmpty()) {
            return Optional.empty();
        }
        String until = payload.path("nextOpening").asText();
        return Optional.of(new Draft(
                EventType.RELEASE_WAITS,
                record.release(),
                null,
                data().put("freeze", text(freeze)).put("until", until),
                "waits " + record.release() + " " + until));
    }

    private Optional<Draft> event(EventType type, LedgerRecord record, ObjectNode data) {
        return Optional.of(Draft.of(type, record.release(), data));
    }

    private ObjectNode data() {
        return json.createObjectNode();
    }

    private static ObjectNode by(LedgerRecord record, ObjectNode data) {
        return data.put("by", record.actor());
    }

    private ObjectNode findings(JsonNode payload) {
        ObjectNode data = data();
        ArrayNode findings = data.putArray("findings");
        for (JsonNode finding : payload.path("findings")) {
            if (findings.size() < MOST_FINDINGS) {
                JsonNode message = finding.isTextual() ? finding : finding.path("message");
                findings.addObject()
                        .put("item", finding.path("item").asText(""))
                        .put("message", text(message.asText("")));
            }
        }
        return data.put("more", Math.max(0, payload.path("findings").size() - MOST_FINDINGS));
    }

    /** The same data with members of a record that are there. */
    private ObjectNode with(ObjectNode data, JsonNode payload, String... members) {
        for (String member : List.of(members)) {
            JsonNode value = payload.path(member);
            if (value.isTextual()) {
                data.put(member, text(value.asText()));
            } else if (!value.isMissingNode() && !value.isNull()) {
                data.set(member, value);
            }
        }
        return data;
    }

    /** Without secrets and customer data (RULE-05). */
    private String text(String text) {
        String redacted = redactor.redact(text);
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
