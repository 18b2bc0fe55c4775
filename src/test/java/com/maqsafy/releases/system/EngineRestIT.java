package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Camunda's own REST answers a mistake as a mistake, and the log keeps errors for what is one. */
@ExtendWith(OutputCaptureExtension.class)
class EngineRestIT extends SystemTest {

    private int before;

    /** What the start of the application said is nothing that a test asks for. */
    @BeforeEach
    void listen(CapturedOutput output) {
        before = output.getAll().length();
    }

    @Test
    @DisplayName("CVE-2026-109432: a refused expression of a query is a bad request in Camunda's error shape")
    void answersARefusedExpressionAsABadRequest(CapturedOutput output) {
        for (String query : List.of(
                "{\"orQueries\":[{\"assigneeExpression\":\"${now()}\"}]}",
                "{\"assigneeExpression\":\"${now()}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}")) {
            Rest.Answer answer = rest.post("qa", "/engine-rest/task", query);

            assertThat(answer.status()).as(query + " " + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("type").asText()).isNotEmpty();
            assertThat(answer.json().path("message").asText()).as(query).isNotEmpty();
        }
        assertThat(output.getAll().substring(before)).doesNotContain(" ERROR ", "ENGINE-16004");
    }

    @Test
    @DisplayName(
            "BR-06, PRIN-06: a refused start form is a bad request, and one line in the log without what was typed")
    void tellsARefusedSubmissionQuietly(CapturedOutput output) {
        Rest.Answer answer = rest.post(
                "owner",
                "/engine-rest/process-definition/key/standard-release/submit-form",
                Map.of("variables", Map.of("version", Map.of("value", "one-point-five"))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("branch (BR-06)", "risks (PRIN-06)");
        assertThat(output.getAll().substring(before).lines().filter(l -> l.contains("A submission was refused")))
                .singleElement()
                .asString()
                .contains("branch (BR-06)", "risks (PRIN-06)");
        assertThat(output.getAll().substring(before))
                .doesNotContain(" ERROR ", "ENGINE-16004", "one-point-five", "\tat ");
    }

    @Test
    @DisplayName("a message of a process is sent by the application only: 403 for every account, recorded, no error")
    void refusesAMessageThatAnAccountSends(CapturedOutput output) {
        Rest.Answer answer = rest.post(
                "admin",
                "/engine-rest/message",
                Map.of("messageName", "release.withdrawn", "businessKey", "nothing-1.0.0"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().path("type").asText()).isEqualTo("AuthorizationException");
        assertThat(answer.json().path("message").asText()).startsWith("REL-PRC-070");
        assertThat(output.getAll().substring(before)).doesNotContain(" ERROR ", "\tat ");
    }

    @Test
    @DisplayName("SEC-01, promise 1: no task leads to another release: its facts stay, and the attempts are recorded")
    void noTaskLeadsToAnotherRelease() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = "/engine-rest/task/" + walk.await("userTask_completePullRequestChecklist");
        String instance = "/engine-rest/process-instance/"
                + walk.dossier().path("processInstanceId").asText();
        Map<String, Object> other = Map.of("value", "canteen-api-1.4.0", "type", "String");

        for (String user : List.of("developer", "admin")) {
            refused(rest.delete(user, task + "/localVariables/releaseKey"));
            refused(rest.put(user, task + "/variables/releaseKey", other));
            refused(rest.put(user, task + "/localVariables/dossier", Map.of("value", "{}", "type", "Json")));
            refused(rest.put(user, task + "/variables/approvalsStopped", Map.of("value", true, "type", "Boolean")));
            refused(rest.post(
                    user,
                    task + "/variables",
                    Map.of("modifications", Map.of("maintenanceMode", Map.of("value", true)))));
            refused(rest.post(user, task + "/localVariables", Map.of("deletions", List.of("releaseKey"))));
            refused(rest.put(user, instance + "/variables/maintenanceMode", Map.of("value", true, "type", "Boolean")));
            refused(rest.post(user, task + "/identity-links", Map.of("userId", "qa", "type", "candidate")));
            refused(rest.put(user, task, Map.of("name", "harmless", "priority", 1)));
            refused(rest.post(user, task + "/complete", Map.of("variables", Map.of("step", Map.of("value", "x")))));
            refused(rest.post(user, task + "/resolve", Map.of("variables", Map.of("step", Map.of("value", "x")))));
        }
        refused(rest.post(
                "admin",
                instance + "/modification",
                Map.of(
                        "instructions",
                        List.of(Map.of(
                                "type",
                                "startBeforeActivity",
                                "activityId",
                                "endEvent_rolledBack",
                                "variables",
                                Map.of("rollbackOutcome", Map.of("value", "rolled-back")))))));
        refused(rest.delete("admin", instance));
        refused(rest.delete(
                "admin", "/engine-rest/history/process-instance/" + instance.substring(instance.length() - 36)));
        refused(rest.delete(
                "admin",
                "/engine-rest/deployment/"
                        + repository.createDeploymentQuery().list().get(0).getId() + "?cascade=true"));

        assertThat(rest.post("developer", task + "/claim", Map.of("userId", "developer"))
                        .status())
                .isEqualTo(204);
        String shown = rest.get("developer", task + "/localVariables/dossier?deserializeValue=false")
                .body();
        assertThat(shown).contains("1.0.1").doesNotContain("canteen-api-1.4.0");
        assertThat(walk.status()).isEqualTo("preparing");
        List<com.fasterxml.jackson.databind.JsonNode> recorded = rest.get(
                        "auditor", "/api/releases/" + walk.key() + "/evidence")
                .body()
                .lines()
                .map(line -> {
                    try {
                        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(line);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .filter(r -> r.path("kind").asText().equals("engineCallRefused"))
                .toList();
        assertThat(recorded).hasSize(25);
        assertThat(recorded.get(1).path("actor").asText()).isEqualTo("developer");
        assertThat(recorded.get(1).path("payload").path("values").toString())
                .contains("releaseKey")
                .contains(walk.key())
                .contains("canteen-api-1.4.0");

        // A token that was moved to an end writes no status that nothing justifies.
        Rest.Answer moved = rest.post(
                "admin",
                instance + "/modification",
                Map.of(
                        "instructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "endEvent_rolledBack"))));
        assertThat(moved.body()).contains("REL-REL-006");
        assertThat(walk.status()).isEqualTo("preparing");
    }

    @Test
    @DisplayName("SEC-01: what the engine would tell another program of all releases, it tells no account")
    void givesHistoryOfAllReleasesToNobody() {
        String since = "After=2000-01-01T00:00:00.000%2B0000&maxResults=9";
        WebSession session = WebSession.of("http://127.0.0.1:" + environment.getProperty("local.server.port"), "admin");
        for (String what : List.of(
                "variable-update?occurred",
                "process-instance/running?started",
                "identity-link-log?occurred",
                "user-operation?occurred")) {
            refused(rest.get("admin", "/engine-rest/optimize/" + what + since));
            refused(session.get("/camunda/api/engine/engine/default/optimize/" + what + since));
        }
    }

    @Test
    @DisplayName("models have no tenant, and the administration ledger says who did what around the releases")
    void recordsTheAdministration() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("restricted-x")
                        .addClasspathResource("bpmn/release-approval.bpmn")
                        .deploy())
                .hasMessageContaining("REL-MOD-003");
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .activateProcessDefinitionsOn(new java.util.Date(4_000_000_000_000L))
                        .addClasspathResource("bpmn/release-approval.bpmn")
                        .deploy())
                .hasMessageContaining("REL-MOD-004");
        assertThat(rest.put("admin", "/engine-rest/group/developer/members/qa", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(rest.delete("admin", "/engine-rest/group/developer/members/qa")
                        .status())
                .isEqualTo(204);
        refused(rest.delete(
                "admin",
                "/engine-rest/deployment/"
                        + repository.createDeploymentQuery().list().get(0).getId() + "?cascade=true"));

        assertThat(rest.get("admin", "/api/administration").status()).isEqualTo(403);
        Rest.Answer page = rest.get("auditor", "/api/administration?limit=100");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("\"Group membership\"", "DeleteDeployment", "engineCallRefused");
        List<Long> sequences = new java.util.ArrayList<>();
        page.json()
                .path("records")
                .forEach(r -> sequences.add(r.path("sequence").asLong()));
        assertThat(sequences).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        Rest.Answer older = rest.get("auditor", "/api/administration?limit=1&before=" + sequences.get(0));
        assertThat(older.json().path("records").path(0).path("sequence").asLong())
                .isEqualTo(sequences.get(0) - 1);
    }

    private static void refused(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("REL-PRC-070");
    }

    @Test
    @DisplayName("NOTE-02: a list in any form that Camunda documents is taken or a bad request, never an error")
    void takesAListAsObjectToo(CapturedOutput output) {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = walk.await("userTask_writeReleaseNotes");
        Map<String, Object> values = new LinkedHashMap<>();
        walk.usual("userTask_writeReleaseNotes").forEach((key, value) -> {
            if (!(value instanceof List<?>)) {
                values.put(key, Map.of("value", value));
            }
        });
        for (Map<String, Object> list : List.of(
                object("[\"Backend\"", "application/json"),
                object("{\"not\": \"a list\"}", "application/json"),
                object("rO0ABQ==", "application/x-java-serialized-object"),
                Map.<String, Object>of("value", "[\"Backend\"", "type", "Json"),
                Map.<String, Object>of("value", "<a/>", "type", "Xml"),
                Map.<String, Object>of("value", "YQ==", "type", "Bytes"))) {
            values.put("impactedAreas", list);
            Rest.Answer answer =
                    rest.post("owner", "/engine-rest/task/" + task + "/submit-form", Map.of("variables", values));
            assertThat(answer.status()).as(list + " " + answer.body()).isEqualTo(400);
        }
        values.put("impactedAreas", object("[\"backend\"]", "application/json"));
        Rest.Answer answer =
                rest.post("owner", "/engine-rest/task/" + task + "/submit-form", Map.of("variables", values));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(output.getAll().substring(before)).doesNotContain(" ERROR ", "\tat ");
    }

    private static Map<String, Object> object(String value, String format) {
        return Map.of(
                "value",
                value,
                "type",
                "Object",
                "valueInfo",
                Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", format));
    }

    @Test
    @DisplayName(
            "RULE-04, RULE-05: a finding in notes is waived by a second person, for the very lines, and a key never")
    void aSecondPersonWaivesAFinding() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = walk.await("userTask_writeReleaseNotes");
        String waivers = "/api/releases/" + walk.key() + "/notes/waivers";
        String text = "The page shows iqama 1000000008 of our test data";
        Map<String, Object> notes = new HashMap<>(walk.usual("userTask_writeReleaseNotes"));
        notes.put("knownIssues", text);
        Map<String, Object> waiver = Map.of("text", text, "finding", "national-id", "reason", "A fixture of our tests");

        assertThat(rest.submit("owner", task, notes).body()).contains("RULE-05");
        refusedWith(403, "REL-NOT-040", rest.post("developer", waivers, waiver));
        refusedWith(422, "REL-NOT-044", rest.post("tech", waivers, with(waiver, "finding", "iban")));
        refusedWith(422, "REL-NOT-046", rest.post("tech", waivers, with(waiver, "reason", " ")));
        Map<String, Object> card = with(with(waiver, "text", "The card 4111 1111 1111 1111"), "finding", "card-number");
        refusedWith(422, "REL-NOT-045", rest.post("tech", waivers, card));
        assertThat(rest.post("tech", "/api/releases/snack-api-9.9.9/notes/waivers", waiver)
                        .status())
                .isEqualTo(404);

        Rest.Answer waived = rest.post("tech", waivers, waiver);
        assertThat(waived.status()).as(waived.body()).isEqualTo(201);
        assertThat(waived.json().path("passages").path(0).asText()).matches("[0-9a-f]{64}");
        assertThat(waived.body()).doesNotContain("1000000008");
        assertThat(walk.kinds()).contains("leakFindingWaived");

        assertThat(rest.submit("owner", task, with(notes, "knownIssues", text + ", and more"))
                        .body())
                .contains("RULE-05");
        assertThat(rest.submit("owner", task, notes).status()).isEqualTo(204);
        assertThat(rest.post("owner", "/api/releases/" + walk.key() + "/withdrawal", Map.of("reason", "Only a test"))
                        .status())
                .isEqualTo(200);
        refusedWith(409, "REL-NOT-042", rest.post("manager", waivers, waiver));
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private static void refusedWith(int status, String code, Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }
}
