package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.Redactor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of the ledger people are told. Texts that people or programs wrote are cut short and lose
 * their secrets; one that may hold customer data is withheld. */
@Component
class LedgerEvents {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_FINDINGS = 20;
    private static final String WITHHELD = "[withheld: it may hold customer data, see it after signing in]";

    private final ObjectMapper json;
    private final Redactor redactor;
    private final LeakScanner scanner;

    LedgerEvents(ObjectMapper json, Redactor redactor, LeakScanner scanner) {
        this.json = json;
        this.redactor = redactor;
        this.scanner = scanner;
    }

    /** The event of a record; empty for most records. */
    Optional<Draft> of(LedgerRecord record) {
        JsonNode payload = record.payload();
        return switch (record.kind()) {
            case "approvalDecided" -> decided(record, "approval");
            case "rollbackDecided" -> decided(record, "rollback");
            case "peakDeploymentDecided" -> decided(record, "peak");
            case "destructiveOperationDecided" -> decided(record, "destructive");
            case "hotfixScopeDecided" -> decided(record, "hotfix-scope");
            case "riskReviewed" -> decided(record, "risk");
            case "approvalLapsed" -> event(EventType.APPROVAL_LAPSED, record, findings(payload));
            case "gateEvaluated" ->
                payload.path("deployable").asBoolean()
                        ? Optional.empty()
                        : event(EventType.RELEASE_FINDINGS, record, with(findings(payload), payload, "stage"));
            case "stepEnded" ->
                ended(payload, "succeeded")
                        ? Optional.empty()
                        : event(
                                EventType.STEP_FAILED,
                                record,
                                with(data(), payload, "plan", "attempt", "step", "title", "outcome"));
            case "checkRun" ->
                ended(payload, "passed")
                        ? Optional.empty()
                        : event(
                                EventType.CHECK_FAILED,
                                record,
                                with(data(), payload, "purpose", "attempt", "round", "check", "critical", "outcome"));
            case "maintenanceHeldLong" -> event(EventType.PRODUCTION_HELD, record, with(data(), payload, "since"));
            case "deploymentRefused" ->
                event(EventType.DEPLOYMENT_REFUSED, record, with(findings(payload), payload, "where"));
            case "riskAssessed" -> waits(record);
            case "releaseRequested" ->
                event(
                        EventType.RELEASE_REQUESTED,
                        record,
                        by(record, with(data(), payload, "type", "branch", "summary")));
            case "deploymentStarted" ->
                event(EventType.RELEASE_DEPLOYING, record, by(record, with(data(), payload, "attempt")));
            case "released" -> end(EventType.RELEASE_RELEASED, record);
            case "rolledBack" -> end(EventType.RELEASE_ROLLED_BACK, record);
            case "rejected" -> end(EventType.RELEASE_REJECTED, record);
            case "withdrawn" -> end(EventType.RELEASE_WITHDRAWN, record);
            case "failed" -> end(EventType.RELEASE_FAILED, record);
            case "stabilisationStarted" -> review(EventType.REVIEW_DUE, record, "reviewDueAt");
            case "riskReviewReminded" -> review(EventType.REVIEW_REMINDED, record, "dueAt");
            case "riskReviewEscalated" -> review(EventType.REVIEW_ESCALATED, record, "dueAt");
            case "reviewOverdue" -> review(EventType.REVIEW_OVERDUE, record, "reviewDueAt");
            case "technicalFailure" ->
                event(EventType.INCIDENT_OPENED, record, with(data(), payload, "what", "message", "owners", "dueAt"));
            case "technicalFailureEscalated" ->
                event(EventType.INCIDENT_ESCALATED, record, with(data(), payload, "what", "dueAt"));
            case "technicalFailureSettled" -> event(EventType.INCIDENT_SETTLED, record, with(data(), payload, "what"));
            default -> Optional.empty();
        };
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
                findings.addObject()
                        .put("item", finding.path("item").asText(""))
                        .put("message", text(finding.path("message").asText("")));
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

    /** Without secrets; what may hold customer data (RULE-05) is not told at all. */
    private String text(String text) {
        String redacted = redactor.redact(text);
        if (!scanner.scan(redacted).isEmpty()) {
            return WITHHELD;
        }
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
