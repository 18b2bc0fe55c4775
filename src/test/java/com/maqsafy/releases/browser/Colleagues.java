package com.maqsafy.releases.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(status(release)).isEqualTo(status));
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

    private void answer(JsonNode task, JsonNode dossier) {
        String id = task.path("id").asText();
        boolean migrations = dossier.path("contains").toString().contains("database-migration");
        switch (task.path("element").asText()) {
            case "userTask_completePullRequestChecklist" ->
                rest.submit(
                        "developer",
                        id,
                        yes(IntStream.rangeClosed(1, 8)
                                .mapToObj("PR_0%d"::formatted)
                                .toList()));
            case "userTask_completePreReleaseChecklist" ->
                rest.submit(
                        "owner",
                        id,
                        yes(
                                migrations
                                        ? List.of("PRE_06", "PRE_07", "PRE_11", "PRE_12", "PRE_13", "PRE_14")
                                        : List.of(
                                                "PRE_06", "PRE_07", "PRE_09", "PRE_11", "PRE_12", "PRE_13", "PRE_14")));
            case "userTask_provideTestEvidence" ->
                rest.submit(
                        "qa",
                        id,
                        Map.of(
                                "outcome", "passed",
                                "link", "https://ci.example.com/runs/1",
                                "statement", "All cases of the suite passed."));
            case "userTask_reviewDatabaseMigrations" -> {
                Map<String, Object> review = yes(List.of("MIG_01", "MIG_04", "MIG_05", "MIG_06", "MIG_07", "MIG_08"));
                review.put("decision", "reviewed");
                review.put("executionTime", "5 s");
                rest.submit("developer", id, review);
            }
            case "userTask_documentRollbackPlan" -> rest.submit("owner", id, rollbackPlan(migrations));
            case "userTask_writeReleaseNotes" -> {
                Map<String, Object> notes = new LinkedHashMap<>(Map.of(
                        "impactedAreas", List.of("Backend"),
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "no"));
                if (migrations) {
                    notes.put("databaseRollbackSafe", "Yes");
                }
                rest.submit("owner", id, notes);
            }
            case "userTask_approveRelease" ->
                rest.submit(
                        switch (task.path("groups").path(0).asText()) {
                            case "technical-owner" -> "tech";
                            case "product-owner" -> "product";
                            case "business-owner" -> "business";
                            default -> "manager";
                        },
                        id,
                        Map.of("decision", "approve"));
            case "userTask_startDeployment" -> rest.submit("deployer", id, Map.of("start", "start"));
            case "userTask_confirmBackup" -> rest.submit("tech", id, Map.of("decision", "confirm"));
            default -> throw new AssertionError("Nobody knows how to do " + task);
        }
    }

    private static Map<String, Object> rollbackPlan(boolean migrations) {
        Map<String, Object> plan = new LinkedHashMap<>(Map.of(
                "codeCommand", "Check out the previous tag, install, restart the workers",
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
