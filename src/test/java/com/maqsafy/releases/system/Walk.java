package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.ChecklistRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes one release through its tasks over REST, each task by the person whose it is. Tests replace single answers and
 * stop where they want to look.
 */
final class Walk {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Tasks after the release: a walk ends with it, so tests do these themselves. */
    private static final Set<String> AFTERWARDS = Set.of("userTask_reviewHotfix", "userTask_discloseRelease");

    private static final Set<String> FINAL = Set.of("released", "rolled-back", "rejected", "withdrawn", "failed");

    private final Rest rest;
    private final String key;
    private final Map<String, Map<String, Object>> answers = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private boolean circle;

    private Walk(Rest rest, String key) {
        this.rest = rest;
        this.key = key;
        people.putAll(Map.of(
                "userTask_completePullRequestChecklist", "developer",
                "userTask_completePreReleaseChecklist", "owner",
                "userTask_provideTestEvidence", "qa",
                "userTask_documentRollbackPlan", "owner",
                "userTask_writeReleaseNotes", "owner",
                "userTask_reviewDatabaseMigrations", "developer",
                "userTask_decideOnDestructiveOperations", "tech",
                "userTask_decideOnPeakDeployment", "manager",
                "userTask_startDeployment", "deployer",
                "userTask_confirmBackup", "tech"));
        people.putAll(Map.of("userTask_decideOnClosing", "deployer", "userTask_decideOnReopening", "deployer"));
        people.put("userTask_decideOnPublication", "deployer");
        people.putAll(Map.of(
                "userTask_decideOnFailedStep", "deployer",
                "userTask_decideOnFailedChecks", "deployer",
                "userTask_approveRollback", "tech",
                "userTask_recoverByHand", "rollback",
                "userTask_resolveFindings", "owner"));
        answers.put(
                "userTask_provideTestEvidence",
                Map.of(
                        "outcome", "passed",
                        "link", "https://ci.example.com/runs/1",
                        "statement", "All cases of the suite passed."));
        answers.put(
                "userTask_writeReleaseNotes",
                Map.of(
                        "impactedAreas", List.of("backend"),
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "yes"));
        answers.put("userTask_approveRelease", Map.of("decision", "approve"));
        answers.put("userTask_startDeployment", Map.of("start", "start"));
        answers.put("userTask_confirmBackup", Map.of("decision", "confirm"));
        answers.put("userTask_approveRollback", Map.of("decision", "approve"));
        answers.put(
                "userTask_decideOnPeakDeployment", Map.of("decision", "approve", "reason", "Agreed with operations"));
        answers.put(
                "userTask_decideOnDestructiveOperations",
                Map.of("decision", "approved", "reason", "Nothing reads the column since 1.0"));
        answers.put("userTask_decideOnClosing", Map.of("decision", "repeat", "reason", "The cause is gone"));
        answers.put("userTask_decideOnReopening", Map.of("decision", "repeat", "reason", "The cause is gone"));
        answers.put("userTask_decideOnFailedStep", Map.of("decision", "repeat", "reason", "The cause is gone"));
        answers.put("userTask_decideOnFailedChecks", Map.of("decision", "roll-back", "reason", "It does not work"));
        answers.put("userTask_recoverByHand", Map.of("decision", "failed", "reason", "Nothing more can be done"));
        answers.put("userTask_resolveFindings", Map.of("decision", "withdraw", "reason", "Not worth it"));
        urgent();
    }

    /** What hotfixes and security releases ask beside what every release asks. */
    private void urgent() {
        people.putAll(Map.of(
                "userTask_completeHotfixChecklist", "developer",
                "userTask_documentRootCause", "developer",
                "userTask_reviewRisk", "tech",
                "userTask_decideOnHotfixScope", "manager",
                "userTask_reviewHotfix", "owner"));
        for (String element : List.of(
                "documentVulnerability",
                "assessExploitRisk",
                "verifyFix",
                "completeSecurityChecklist",
                "discloseRelease")) {
            people.put("userTask_" + element, "security");
        }
        answers.put("userTask_decideOnHotfixScope", Map.of("decision", "agree", "reason", "Generated files only"));
        answers.put(
                "userTask_documentRootCause", Map.of("rootCause", "A null price was not expected", "finding", "first"));
        answers.put(
                "userTask_reviewRisk",
                Map.of("decision", "acceptable", "risk", "Prices are shown late", "reason", "The change is local"));
        answers.put(
                "userTask_reviewHotfix",
                Map.of(
                        "timeline", "10:00 reported, 11:00 fixed",
                        "rootCause", "A null price was not expected",
                        "whyTestsMissedIt", "No test had a snack without a price",
                        "actions", "Test snacks without a price | developer"));
        answers.put(
                "userTask_documentVulnerability",
                Map.of(
                        "identifier", "CVE-2026-4242",
                        "description", "Anybody may read the orders of another tenant",
                        "cvssVector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
                        "affectedSystems", "the order API",
                        "affectedVersions", "1.0.0",
                        "component", "OrderScope",
                        "exploit", "tenant_id=*"));
        answers.put(
                "userTask_assessExploitRisk",
                Map.of(
                        "exploitation", "proof-of-concept",
                        "exposure", "public",
                        "reasoning", "The address is known to everybody"));
        answers.put(
                "userTask_verifyFix",
                Map.of(
                        "decision", "closed",
                        "statement", "The request of the report is answered 403 now",
                        "link", "https://ci.example.com/runs/7"));
        answers.put(
                "userTask_completeSecurityChecklist",
                Map.of(
                        "SEC_05", "done",
                        "SEC_06", "done",
                        "SEC_07", "not-needed",
                        "SEC_07_reason", "No partner uses the address"));
        answers.put("userTask_discloseRelease", Map.of("disclose", "yes", "reason", "Everybody has updated"));
    }

    /** From now on tasks go to the circle that may know of a restricted release, by the groups that are asked. */
    Walk inTheCircle() {
        circle = true;
        return this;
    }

    /** Starts a release and fails when it is refused. */
    static Walk start(Rest rest, Map<String, ?> request) {
        Rest.Answer answer = rest.post("owner", "/api/releases", request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Walk(rest, answer.json().path("key").asText());
    }

    /** Goes on with a release that has been started. */
    static Walk of(Rest rest, String key) {
        return new Walk(rest, key);
    }

    /** A request for a minor release of the test service with everything that the start form asks for. */
    static Map<String, Object> request(String version, String type, String changeType, String branch) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service", TestService.NAME);
        request.put("version", version);
        request.put("type", type);
        request.put("changeType", changeType);
        request.put("branch", branch);
        request.put("summary", "Snacks in three sizes");
        request.put("changes", List.of("A snack has a size"));
        request.put("contains", List.of("backend"));
        request.put("changedAspects", List.of("code-logic"));
        request.put("requirements", List.of("SNK-1"));
        request.put("risks", "Prices could be mixed up");
        return request;
    }

    String key() {
        return key;
    }

    /** Answers this element differently from now on. */
    Walk answering(String element, Map<String, Object> values) {
        answers.put(element, values);
        return this;
    }

    /** Lets another person do the tasks of this element. */
    Walk by(String element, String person) {
        people.put(element, person);
        return this;
    }

    JsonNode dossier() {
        return rest.get("owner", "/api/releases/" + key).json();
    }

    String status() {
        return dossier().path("status").asText();
    }

    /** Completes tasks until the release is final or a task of this element is open, and answers that task's id. */
    String until(String element) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode dossier = dossier();
            for (JsonNode task : dossier.path("openTasks")) {
                if (task.path("element").asText().equals(element)) {
                    return task.path("id").asText();
                }
            }
            if (FINAL.contains(dossier.path("status").asText())) {
                throw new AssertionError(
                        key + " ended " + dossier.path("status").asText() + " before " + element);
            }
            completeOne(dossier);
        }
        throw new AssertionError(
                key + " did not reach " + element + ": " + dossier().toPrettyString());
    }

    /** Waits, without doing any task, until a task of this element is open, even after the release; answers its id. */
    String await(String element) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode task : dossier().path("openTasks")) {
                if (task.path("element").asText().equals(element)) {
                    return task.path("id").asText();
                }
            }
            pause();
        }
        throw new AssertionError(
                key + " does not ask " + element + ": " + dossier().toPrettyString());
    }

    /** Submits a task that is asked after the release and must be accepted. */
    void answer(String element, String person, Map<String, Object> values) {
        Rest.Answer answer = rest.submit(person, await(element), values);
        assertThat(answer.status()).as(element + ": " + answer.body()).isEqualTo(204);
    }

    /** Waits, without doing any task, until the ledger has a record of this kind. */
    void awaitKind(String kind) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!kinds().contains(kind)) {
            assertThat(System.nanoTime()).as(kind + " of " + key).isLessThan(end);
            pause();
        }
    }

    /** Completes tasks until the release is final; answers its status. */
    String toTheEnd() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode dossier = dossier();
            if (FINAL.contains(dossier.path("status").asText())) {
                return dossier.path("status").asText();
            }
            completeOne(dossier);
        }
        throw new AssertionError(key + " did not end: " + dossier().toPrettyString());
    }

    /** Waits, without doing any task, until the release has this status. */
    Walk awaitStatus(String status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (status().equals(status)) {
                return this;
            }
            pause();
        }
        throw new AssertionError(key + " is " + status() + ", not " + status);
    }

    /** Completes tasks until none is open and the release has this status: then it waits for something else. */
    void awaitNoTask(String status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode dossier = dossier();
            if (dossier.path("status").asText().equals(status)
                    && dossier.path("openTasks").isEmpty()) {
                return;
            }
            completeOne(dossier);
        }
        throw new AssertionError(
                key + " does not wait " + status + ": " + dossier().toPrettyString());
    }

    /** Submits the task of this element that this group was asked to do. */
    void complete(String element, String person, Map<String, Object> values, String group) {
        until(element);
        for (JsonNode task : dossier().path("openTasks")) {
            if (task.path("element").asText().equals(element)
                    && task.path("groups").toString().contains('"' + group + '"')) {
                Rest.Answer answer = rest.submit(person, task.path("id").asText(), values);
                assertThat(answer.status()).as(element + ": " + answer.body()).isEqualTo(204);
                return;
            }
        }
        throw new AssertionError(group + " is not asked in " + element);
    }

    /** Submits a task that must be accepted. */
    void complete(String element, String person, Map<String, Object> values) {
        Rest.Answer answer = rest.submit(person, until(element), values);
        assertThat(answer.status()).as(element + ": " + answer.body()).isEqualTo(204);
    }

    /** Ledger kinds in order. */
    List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        dossier().path("timeline").forEach(r -> kinds.add(r.path("kind").asText()));
        return kinds;
    }

    /** Answers of the standard walk for a task, as a test may want to change one of them. */
    Map<String, Object> usual(String element) {
        return usual(element, dossier());
    }

    private Map<String, Object> usual(String element, JsonNode dossier) {
        boolean migrations = dossier.path("contains").toString().contains("database-migration");
        if (answers.containsKey(element)) {
            Map<String, Object> values = new HashMap<>(answers.get(element));
            if (element.equals("userTask_provideTestEvidence")) {
                values.putIfAbsent("commit", dossier.path("commit").asText());
            }
            if (element.equals("userTask_writeReleaseNotes") && migrations) {
                values.putIfAbsent("databaseRollbackSafe", "yes");
            }
            return values;
        }
        return switch (element) {
            case "userTask_completePullRequestChecklist" -> ChecklistRows.yes(ChecklistRows.pullRequest());
            case "userTask_completeHotfixChecklist" -> {
                Map<String, Object> rows = new HashMap<>(usual("userTask_completePullRequestChecklist", dossier));
                rows.putAll(usual("userTask_completePreReleaseChecklist", dossier));
                yield rows;
            }
            case "userTask_completePreReleaseChecklist" -> ChecklistRows.yes(ChecklistRows.preRelease(migrations));
            case "userTask_reviewDatabaseMigrations" -> {
                Map<String, Object> rows = rows("MIG", "01", "04", "05", "06", "07", "08");
                rows.put("decision", "reviewed");
                rows.put("executionTime", "5 s");
                yield rows;
            }
            case "userTask_documentRollbackPlan" -> {
                Map<String, Object> plan = new HashMap<>(Map.of(
                        "database", migrations ? "safe" : "not-applicable",
                        "configuration", "Nothing changed",
                        "files", "Nothing changed",
                        "owner", "rollback",
                        "approverRole", "technical-owner",
                        "verification", "All checks pass for the previous version"));
                if (migrations) {
                    plan.put("databaseInstructions", "Roll the last batch back");
                }
                yield plan;
            }
            default -> throw new AssertionError("No usual answer for " + element);
        };
    }

    static Map<String, Object> rows(String section, String... numbers) {
        Map<String, Object> rows = new HashMap<>();
        for (String number : numbers) {
            rows.put(section + "_" + number, "yes");
        }
        return rows;
    }

    private void completeOne(JsonNode dossier) {
        for (JsonNode task : dossier.path("openTasks")) {
            String element = task.path("element").asText();
            if (AFTERWARDS.contains(element)) {
                continue;
            }
            submit(task, dossier);
            return;
        }
        pause();
    }

    /** Answers an open task as usual. */
    void submit(JsonNode task) {
        submit(task, dossier());
    }

    private void submit(JsonNode task, JsonNode dossier) {
        String element = task.path("element").asText();
        Rest.Answer answer = rest.submit(person(task), task.path("id").asText(), usual(element, dossier));
        assertThat(answer.status())
                .as(task.path("title").asText() + ": " + answer.body())
                // Gone in the meantime: an answer of somebody else ended it.
                .isIn(204, 409);
        if (answer.status() != 204) {
            assertThat(answer.body()).as(element).contains("REL-PRC-081");
        }
    }

    /** Who does a task. */
    String person(JsonNode task) {
        String element = task.path("element").asText();
        if (circle) {
            String groups = task.path("groups").toString();
            return Map.of("technical-owner", "tech", "security-owner", "security", "management", "manager")
                    .entrySet()
                    .stream()
                    .filter(e -> groups.contains('"' + e.getKey() + '"'))
                    .map(Map.Entry::getValue)
                    .min(java.util.Comparator.comparing("security tech manager"::indexOf))
                    .orElse("owner");
        }
        if (!element.equals("userTask_approveRelease")) {
            return people.get(element);
        }
        return switch (task.path("groups").path(0).asText()) {
            case "technical-owner" -> "tech";
            case "product-owner" -> "product";
            case "business-owner" -> "business";
            case "management" -> "manager";
            case "security-owner" -> "security";
            default -> throw new AssertionError("Nobody approves " + task);
        };
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
}
