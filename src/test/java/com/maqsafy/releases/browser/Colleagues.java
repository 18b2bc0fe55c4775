package com.maqsafy.releases.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.ChecklistRows;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The people of the demonstration doing their usual part over REST, so that a test shows only what it is about. */
final class Colleagues {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RestClient rest;

    Colleagues(RestClient rest) {
        this.rest = rest;
    }

    /** Starts a release; {@code fields} as in POST /api/releases. */
    String start(String requester, Map<String, ?> fields) {
        return rest.post(requester, "/api/releases", fields).path("key").asText();
    }

    JsonNode dossier(String release) {
        return rest.get("owner", "/api/releases/" + release);
    }

    String status(String release) {
        return dossier(release).path("status").asText();
    }

    void waitForStatus(String release, String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            JsonNode dossier = dossier(release);
            assertThat(dossier.path("status").asText())
                    .as("open tasks: " + dossier.path("openTasks"))
                    .isEqualTo(status);
        });
    }

    /** Waits until nothing of a release goes on any more, its review or disclosure included. */
    void waitForEnd(String release) {
        String instance = dossier(release).path("processInstanceId").asText();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> rest.get("auditor", "/engine-rest/history/process-instance/" + instance)
                        .path("state")
                        .asText()
                        .equals("COMPLETED"));
    }

    /** Answers every task well until there is one of {@code element}, which is left alone. */
    void workUntil(String release, String element) {
        Set<String> done = new HashSet<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            JsonNode dossier = dossier(release);
            boolean there = false;
            for (JsonNode task : dossier.path("openTasks")) {
                if (task.path("element").asText().equals(element)) {
                    there = true;
                } else if (done.add(task.path("id").asText())) {
                    answer(task, dossier);
                }
            }
            return there;
        });
    }

    /** Answers every task well until the release has this status. */
    void workUntilStatus(String release, String status) {
        Set<String> done = new HashSet<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            JsonNode dossier = dossier(release);
            if (dossier.path("status").asText().equals(status)) {
                return true;
            }
            for (JsonNode task : dossier.path("openTasks")) {
                if (done.add(task.path("id").asText())) {
                    answer(task, dossier);
                }
            }
            return false;
        });
    }

    private void answer(JsonNode task, JsonNode dossier) {
        String id = task.path("id").asText();
        boolean migrations = dossier.path("contains").toString().contains("database-migration");
        // A security release is done by those who may know of it, whoever does it usually.
        UnaryOperator<String> who =
                dossier.path("type").asText().equals("security") ? usual -> candidate(task) : usual -> usual;
        switch (task.path("element").asText()) {
            case "userTask_completePullRequestChecklist" ->
                rest.submit(who.apply("developer"), id, yes(ChecklistRows.pullRequest()));
            case "userTask_completePreReleaseChecklist" ->
                rest.submit(who.apply("owner"), id, yes(ChecklistRows.preRelease(migrations)));
            case "userTask_provideTestEvidence" ->
                rest.submit(
                        who.apply("qa"),
                        id,
                        Map.of(
                                "outcome", "passed",
                                "commit", dossier.path("commit").asText(),
                                "link", "https://ci.example.com/runs/1",
                                "statement", "All cases of the suite passed."));
            case "userTask_reviewDatabaseMigrations" -> {
                Map<String, Object> review = yes(List.of("MIG_01", "MIG_04", "MIG_05", "MIG_06", "MIG_07", "MIG_08"));
                review.put("decision", "reviewed");
                review.put("executionTime", "5 s");
                rest.submit(who.apply("developer"), id, review);
            }
            case "userTask_documentRollbackPlan" -> rest.submit(who.apply("owner"), id, rollbackPlan(migrations));
            case "userTask_writeReleaseNotes" -> {
                Map<String, Object> notes = new LinkedHashMap<>(Map.of(
                        "impactedAreas", List.of("backend"),
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "yes"));
                if (migrations) {
                    notes.put("databaseRollbackSafe", "yes");
                }
                rest.submit(who.apply("owner"), id, notes);
            }
            case "userTask_approveRelease" -> rest.submit(candidate(task), id, Map.of("decision", "approve"));
            case "userTask_startDeployment" -> rest.submit(who.apply("deployer"), id, Map.of("start", "start"));
            case "userTask_confirmBackup" -> rest.submit(who.apply("tech"), id, Map.of("decision", "confirm"));
            default -> throw new AssertionError("Nobody knows how to do " + task);
        }
    }

    /** Somebody of those to whom a task is offered. */
    private static String candidate(JsonNode task) {
        return switch (task.path("groups").path(0).asText()) {
            case "technical-owner" -> "tech";
            case "product-owner" -> "product";
            case "business-owner" -> "business";
            case "security-owner" -> "security";
            case "management" -> "manager";
            default -> "owner";
        };
    }

    private static Map<String, Object> rollbackPlan(boolean migrations) {
        Map<String, Object> plan = new LinkedHashMap<>(Map.of(
                "database", migrations ? "safe" : "not-applicable",
                "configuration", "None changed",
                "files", "None changed",
                "owner", "rollback",
                "approverRole", "technical-owner",
                "verification", "All checks pass against the previous version"));
        if (migrations) {
            plan.put("databaseInstructions", "Roll the batch back");
        }
        return plan;
    }

    private static Map<String, Object> yes(List<String> rows) {
        Map<String, Object> answers = new LinkedHashMap<>();
        rows.forEach(row -> answers.put(row, "yes"));
        return answers;
    }
}
