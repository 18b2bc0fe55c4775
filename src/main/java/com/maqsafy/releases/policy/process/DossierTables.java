package com.maqsafy.releases.policy.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.ResolvedPlan;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseFacts;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tables that forms show above their questions. */
@Component
class DossierTables {

    private final PolicyCatalogue catalogue;
    private final SystemAnswers systemAnswers;
    private final List<ReleaseFacts> moreFacts;
    private final ServiceTimes times;

    DossierTables(
            PolicyCatalogue catalogue, SystemAnswers systemAnswers, List<ReleaseFacts> moreFacts, ServiceTimes times) {
        this.catalogue = catalogue;
        this.systemAnswers = systemAnswers;
        this.moreFacts = moreFacts;
        this.times = times;
    }

    /** Which test is asked for, and the facts of its release. */
    List<Map<String, Object>> factsOfTest(Dossier dossier, String test) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Test", test + ", " + catalogue.text(test));
        rows.addAll(facts(dossier));
        return rows;
    }

    /** Service, version and scope in rows of name and value. */
    List<Map<String, Object>> facts(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Release", release.service() + " " + release.version() + ", after " + release.previousVersion());
        row(rows, "Type", release.type().word() + " (" + release.changeType() + ")");
        row(rows, "Summary", release.summary());
        // What is special about this release is read first.
        moreFacts.forEach(facts -> facts.of(dossier).forEach((name, value) -> row(rows, name, value)));
        row(rows, "Contains", String.join(", ", release.contains()));
        row(rows, "Changes", String.join(", ", release.changedAspects()));
        if (!release.found().isEmpty()) {
            row(rows, "Found in Git, not declared", String.join(", ", release.found()));
        }
        row(
                rows,
                "Branch and commit",
                release.branch() + " @ " + release.commit().substring(0, 12));
        row(rows, "Owner", release.owner());
        row(rows, "Requirements", String.join(", ", release.requirements()));
        row(rows, "Risks", release.risks());
        Instant planned = release.plannedAt();
        row(
                rows,
                "Planned",
                planned == null ? "as soon as approved and allowed" : times.minute(release.service(), planned));
        return rows;
    }

    List<Map<String, Object>> risks(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Risks", dossier.release().risks());
        dossier.last("rollbackPlanDocumented").map(LedgerRecord::payload).ifPresent(plan -> {
            row(rows, "Way back", "to " + text(plan, "previousVersion") + ": " + text(plan, "codeCommand"));
            row(rows, "Database rollback", text(plan, "database"));
            row(rows, "Rollback owner", text(plan, "owner"));
        });
        row(rows, "Maintenance mode", dossier.release().maintenanceMode() ? "yes" : "no");
        return rows;
    }

    /** What would run: the commands that the approval is for. */
    List<Map<String, Object>> plan(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.last("deploymentPlanned")
                .map(LedgerRecord::payload)
                .map(ResolvedPlan::of)
                .ifPresent(plan -> plan.commands().forEach(c -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("part", c.part());
                    row.put("step", c.title());
                    row.put("command", String.join(" ", c.command()));
                    row.put("timeout", timeout(c.timeout()));
                    row.put("repeatable", c.repeatable() ? "yes" : "no");
                    rows.add(row);
                }));
        return rows;
    }

    private static String timeout(String duration) {
        Duration timeout = Duration.parse(duration);
        if (timeout.isZero()) {
            return "";
        }
        return timeout.toSecondsPart() == 0 ? timeout.toMinutes() + " min" : timeout.toSeconds() + " s";
    }

    List<Map<String, Object>> changes(Dossier dossier) {
        return dossier.release().changes().stream()
                .map(c -> Map.<String, Object>of("change", c))
                .toList();
    }

    /** One row an operation of each migration. */
    List<Map<String, Object>> operations(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode migration : migrations(dossier)) {
            for (JsonNode operation : migration.path("operations")) {
                Map<String, Object> row = new LinkedHashMap<>();
                boolean destructive = operation.path("destructive").asBoolean();
                row.put("destructive", destructive ? "DESTROYS" : "no");
                row.put("grade", Grade.titleOf(text(operation, "grade"), destructive));
                row.put("operation", text(operation, "kind"));
                row.put("table", text(operation, "table"));
                row.put("detail", text(operation, "detail"));
                row.put("effect", text(operation, "effect"));
                row.put("line", operation.path("line").asInt());
                row.put("migration", text(migration, "name"));
                rows.add(row);
            }
        }
        return rows;
    }

    List<Map<String, Object>> destructiveOperations(Dossier dossier) {
        return operations(dossier).stream()
                .filter(row -> "DESTROYS".equals(row.get("destructive")))
                .toList();
    }

    List<JsonNode> migrations(Dossier dossier) {
        List<JsonNode> migrations = new ArrayList<>();
        dossier.last("sourceInspected")
                .ifPresent(r -> r.payload().path("migrations").forEach(migrations::add));
        return migrations;
    }

    /** The last result of each test. */
    List<Map<String, Object>> tests(Dossier dossier) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        dossier.lastForCommit("requiredTestsDetermined")
                .ifPresent(r -> r.payload().path("tests").forEach(t -> {
                    String test = text(t, "test");
                    rows.put(test, testRow(test, "missing", ""));
                }));
        dossier.records().stream()
                .filter(r -> r.kind().equals("testReported"))
                .filter(r ->
                        text(r.payload(), "commit").equals(dossier.release().commit()))
                .forEach(r -> rows.put(
                        text(r.payload(), "test"),
                        testRow(text(r.payload(), "test"), text(r.payload(), "outcome"), evidence(dossier, r))));
        return List.copyOf(rows.values());
    }

    /** Results of one test, newest last. */
    List<Map<String, Object>> reported(Dossier dossier, String test) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dossier.records().stream()
                .filter(r -> r.kind().equals("testReported")
                        && text(r.payload(), "test").equals(test))
                .forEach(r -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("time", r.time().toString());
                    row.put("by", r.actor());
                    row.put("outcome", text(r.payload(), "outcome"));
                    row.put("total", r.payload().path("total").asText(""));
                    row.put("failed", r.payload().path("failed").asText(""));
                    row.put("skipped", r.payload().path("skipped").asText(""));
                    rows.add(row);
                });
        return rows;
    }

    /** Answers of both checklists, system and people. */
    List<Map<String, Object>> checks(Dossier dossier) {
        List<Map<String, Object>> rows = new ArrayList<>(known(dossier));
        for (String checklist : List.of("pull-request", "pre-release")) {
            dossier.last("checklistAnswered", p -> text(p, "checklist").equals(checklist))
                    .ifPresent(r -> r.payload().path("answers").fields().forEachRemaining(answer -> {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("item", answer.getKey());
                        row.put("question", catalogue.text(answer.getKey()));
                        row.put("answer", text(answer.getValue(), "answer"));
                        row.put("reason", text(answer.getValue(), "reason"));
                        row.put("by", r.actor());
                        rows.add(row);
                    }));
        }
        return rows;
    }

    /** Rows of the pre-release checklist that the system answers. */
    List<Map<String, Object>> known(Dossier dossier) {
        return systemAnswers.of(dossier).stream()
                .map(a -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("item", a.item());
                    row.put("question", catalogue.text(a.item()));
                    row.put("answer", a.answer());
                    row.put("reason", a.because());
                    row.put("by", "system");
                    return row;
                })
                .toList();
    }

    private Map<String, Object> testRow(String test, String outcome, String evidence) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", test);
        row.put("test", catalogue.text(test));
        row.put("outcome", outcome);
        row.put("evidence", evidence);
        return row;
    }

    private static String evidence(Dossier dossier, LedgerRecord report) {
        JsonNode payload = report.payload();
        String evidence = text(payload, "source").equals("junit")
                ? TestReportWords.of(payload) + ", by " + report.actor()
                : text(payload, "link") + " · " + text(payload, "statement") + " · " + report.actor();
        List<String> others = TestEvidence.alsoEvidenceOf(dossier.records(), payload);
        return others.isEmpty() ? evidence : evidence + " · the same document as for " + String.join(", ", others);
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static void row(List<Map<String, Object>> rows, String name, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("value", value);
        rows.add(row);
    }
}
