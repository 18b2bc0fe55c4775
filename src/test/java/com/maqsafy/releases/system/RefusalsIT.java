package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is refused is refused with a 4xx in the interface's own shape, and the log has no stack trace of it. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A refusal")
class RefusalsIT extends SystemTest {

    private static final String JSON = "application/json";

    /** Characters of output before the test, of the application's start for example. */
    private int before;

    @BeforeEach
    void fromHere(CapturedOutput output) {
        before = output.getAll().length();
    }

    @ParameterizedTest
    @DisplayName("of a path that can be read in two ways, or of control characters, is a 400 whoever asks")
    @ValueSource(
            strings = {
                "/engine-rest/task;x=1",
                "/engine-rest//task",
                "//engine-rest/task",
                "/engine-rest/%2e%2e/api/releases",
                "/engine-rest/task?nameLike=%00",
                "/engine-rest/task?nameLike=%1b",
                "/api/releases;x",
                "/api//releases",
                "/api/releases/a%01",
                "/api/releases?status=%00",
                "/api/releases?status=%7f",
                "/actuator//prometheus",
                "/camunda/api/engine//engine/default/task",
                "/camunda/api/cockpit;x/plugin",
                "/v3/api-docs;x",
            })
    void ofAnOddPath(String path, CapturedOutput output) {
        for (String user : List.of("", "developer")) {
            Rest.Answer answer = rest.get(user, path);

            assertThat(answer.status()).as(user + path + answer.body()).isEqualTo(400);
            assertThat(answer.body()).as(path).contains("REL-PRC-089");
            assertShape(path, answer);
        }
        assertQuiet(output);
    }

    @ParameterizedTest
    @DisplayName("of an encoded slash or a null byte in a path is a 400 of the server itself, which no interface sees")
    @ValueSource(
            strings = {
                "/engine-rest/task/%2f",
                "/engine-rest/task/a%5cb",
                "/engine-rest/task/a%00b",
                "/api/releases/%00",
                "/api/services/a%2fb/readiness",
            })
    void ofAPathThatTheServerRefuses(String path, CapturedOutput output) {
        for (String user : List.of("", "developer")) {
            assertThat(rest.get(user, path).status()).as(user + path).isEqualTo(400);
        }
        assertQuiet(output);
    }

    @ParameterizedTest
    @DisplayName("of a parameter of the wrong type, a bad date or a body that cannot be read is a 400 that says which")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | /api/releases?limit=abc                          |                   | limit
            GET  | /api/releases?before=x                           |                   | before
            GET  | /api/releases?limit=0                            |                   | limit
            GET  | /api/releases?approver=tech                      |                   | There is no parameter 'approver'
            GET  | /api/releases?statsu=released                    |                   | Do you mean status?
            GET  | /api/instance?x=1                                |                   | This call takes none
            GET  | /api/administration?limt=1                       |                   | Do you mean limit?
            POST | /api/releases                                    | {                 | JSON
            POST | /api/releases                                    | []                | JSON
            POST | /api/releases                                    | {"version": {}}   | JSON
            POST | /api/releases                                    | {"versoin": "1"}  | versoin
            POST | /api/releases/none-1.0.0/comments                | {"text": "a", "text": "b"} | Duplicate field 'text'
            POST | /api/releases/none-1.0.0/comments                | {"text": "\\u001b"} | REL-API-084
            GET  | /api/releases?service=a&service=b                |                   | given 2 times
            GET  | /engine-rest/task?maxResults=abc                 |                   | maxResults
            GET  | /engine-rest/task?dueBefore=tomorrow             |                   | dueBefore
            GET  | /engine-rest/history/task?startedAfter=x         |                   | startedAfter
            GET  | /engine-rest/task?asignee=qa                     |                   | Do you mean assignee?
            GET  | /engine-rest/task?assignee=qa&assignee=tech      |                   | REL-PRC-495
            GET  | /engine-rest/task/count?orQueries=x              |                   | REL-PRC-493
            GET  | /engine-rest/authorization?resourceType=null     |                   | REL-PRC-086
            GET  | /engine-rest/execution?processInstanceBusinessKey=x |                | REL-PRC-494
            GET  | /engine-rest/task/none/variables?deserializeValue=false |            | Do you mean deserializeValues?
            POST | /engine-rest/task                                | {                 | message
            POST | /engine-rest/task                                | []                | message
            POST | /engine-rest/task?maxResults=x                   | {}                | maxResults
            POST | /engine-rest/task                                | {"nameLike": "\\u0000"} | REL-PRC-082
            POST | /engine-rest/process-instance                    | {"businessKey": "a\\u0000"} | REL-PRC-082
            POST | /api/tokens                                      | {"services": [null]} | REL-API-085
            POST | /api/releases/none-1.0.0/rework                  | {"reason": "a", "parts": [null]} | REL-API-085
            POST | /api/releases/none-1.0.0/review                  | {"actions": [null]} | REL-API-085
            """)
    void ofWhatCannotBeMeant(String method, String path, String body, String said, CapturedOutput output) {
        Rest.Answer answer = rest.call(
                method, path.contains("administration") ? "auditor" : "owner", path, body == null ? "" : JSON, body);

        assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
        assertShape(path, answer);
        assertQuiet(output);
    }

    @Test
    @DisplayName(
            "of a parameter that a call of Camunda's REST does not have is a 400 at every call, and lists those that it has")
    void ofAnUnknownParameterEverywhere(CapturedOutput output) {
        List<RestOperations.Operation> calls =
                RestOperations.of("/engine-rest", CamundaRestResources.getResourceClasses()).stream()
                        .filter(call -> call.method().equals("GET")
                                && !call.path().startsWith("/engine-rest/engine")
                                // Open to nobody, whatever is asked.
                                && !call.path().matches("/engine-rest/(metrics|telemetry|optimize).*"))
                        .toList();
        assertThat(calls).hasSizeGreaterThan(150);
        for (RestOperations.Operation call : calls) {
            String path = call.path().replaceAll("\\{[^/}]+\\}", "none") + "?xyz=1";
            Rest.Answer answer = rest.get("auditor", path);
            assertThat(answer.status()).as(path + answer.body()).isIn(400, 404);
            if (answer.status() == 400) {
                assertThat(answer.body()).as(path).contains("REL-PRC-494 There is no parameter 'xyz' here.");
            }
            // What a stored filter counts is all in the filter.
            if (call.path().endsWith("/count") && !call.path().endsWith("/filter/{id}/count")) {
                assertThat(answer.body()).as(path).contains("This call takes ").doesNotContain("takes none");
            }
        }
        assertQuiet(output);
    }

    @ParameterizedTest
    @DisplayName("of a header that cannot be read, or names no one type, is a 400 whoever answers there")
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /engine-rest/task  | Accept-Language | ar;q=x              | REL-PRC-498
            GET  | /engine-rest/task  | Accept-Encoding | x;q=9               | REL-PRC-498
            GET  | /engine-rest/task  | Content-Type    | */*                 | REL-PRC-496
            POST | /api/releases      | Content-Type    | application/*+json  | REL-PRC-496
            GET  | /actuator/info     | Content-Type    | */*                 | REL-PRC-496
            GET  | /actuator/health   | Content-Type    | multipart/form-data | REL-PRC-497
            GET  | /error             | Content-Type    | multipart/form-data | REL-PRC-497
            GET  | /error             | Content-Type    | multipart/form-data; boundary= | REL-PRC-497
            POST | /engine-rest/deployment/create | Content-Type | multipart/form-data | REL-PRC-497
            """)
    void ofAHeader(String method, String path, String header, String value, String code, CapturedOutput output) {
        Rest.Answer answer = rest.with(Rest.basic("owner", "demo"), method, path, "", header, value);

        assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
        assertShape(path, answer);
        assertQuiet(output);
    }

    @ParameterizedTest
    @DisplayName("of an address, a method or a media type that is not there has the interface's shape too")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/nothing                   |                  | 404
            GET    | /api/releases/none-1.0.0       |                  | 404
            DELETE | /api/releases                  |                  | 405
            POST   | /api/releases                  | text/plain       | 415
            POST   | /api/releases                  | multipart/form-data | 400
            POST   | /api/releases/none-1.0.0/tests | application/json | 415
            GET    | /engine-rest/nothing           |                  | 404
            PATCH  | /engine-rest/task              |                  | 405
            POST   | /engine-rest/task              | text/plain       | 415
            GET    | /engine-rest/task/none         |                  | 404
            """)
    void ofWhatIsNotThere(String method, String path, String type, int status, CapturedOutput output) {
        Rest.Answer answer = rest.call(method, "owner", path, type == null ? "" : type, "{}");

        assertThat(answer.status()).as(path + answer.body()).isEqualTo(status);
        assertShape(path, answer);
        assertQuiet(output);
    }

    @ParameterizedTest
    @DisplayName("has the code that leads to its place")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            developer | GET    | /api/administration                                          |                                  | 403 | REL-ADM-001
            auditor   | GET    | /api/administration?limit=0                                  |                                  | 400 | REL-ADM-002
            developer | GET    | /api/database/looks                                          |                                  | 403 | REL-API-040
            developer | GET    | /api/notifications                                           |                                  | 403 | REL-API-041
            admin     | GET    | /api/notifications?state=odd                                 |                                  | 400 | REL-API-042
            auditor   | POST   | /api/notifications/7f000000-0000-4000-8000-000000000000/retry |                                 | 403 | REL-API-043
            admin     | POST   | /api/notifications/7f000000-0000-4000-8000-000000000000/retry |                                 | 404 | REL-API-044
            owner     | GET    | /api/releases?approver=tech                                  |                                  | 400 | REL-API-050
            auditor   | GET    | /api/evidence/proofs/consistency?from=0&to=1                 |                                  | 422 | REL-API-053
            developer | GET    | /api/evidence/reports?from=2026-10-01&to=2026-10-31          |                                  | 403 | REL-API-070
            auditor   | GET    | /api/evidence/reports?from=2026-10-31&to=2026-10-01          |                                  | 400 | REL-API-071
            auditor   | GET    | /api/evidence/reports?from=2026-10-01&to=2026-10-31&lang=tlh |                                  | 400 | REL-API-072
            auditor   | GET    | /api/evidence/reports?from=yesterday&to=2026-10-31           |                                  | 400 | REL-API-073
            auditor   | GET    | /api/evidence/reports?from=2026-10-01&to=%2B999999999-12-31  |                                  | 400 | REL-API-073
            auditor   | GET    | /api/suspicions?to=%2B999999999-12-31                        |                                  | 400 | REL-API-081
            owner     | GET    | /api/search/releases?from=-999999999-01-01                   |                                  | 400 | REL-API-081
            owner     | GET    | /api/overview?from=%2B999999999-12-01&to=%2B999999999-12-31  |                                  | 400 | REL-API-081
            manager   | POST   | /api/deputies                                                | {"principal": "qa", "role": "qa", "from": "+300000-01-01T00:00:00Z", "until": "+300000-01-02T00:00:00Z"} | 422 | REL-API-090
            owner     | GET    | /api/search/releases?type=emergency                          |                                  | 400 | REL-API-080
            owner     | GET    | /api/search/releases?from=yesterday                          |                                  | 400 | REL-API-081
            owner     | GET    | /api/search/releases?commit=HEAD                             |                                  | 400 | REL-SCH-002
            owner     | GET    | /api/search/releases?version=newest                          |                                  | 400 | REL-SCH-003
            owner     | GET    | /api/overview?by=day                                         |                                  | 400 | REL-API-100
            owner     | GET    | /api/overview?type=emergency                                 |                                  | 400 | REL-API-101
            owner     | GET    | /api/overview?figure=luck                                    |                                  | 400 | REL-API-102
            owner     | GET    | /api/overview?from=2026-02-31                                |                                  | 400 | REL-API-081
            owner     | GET    | /api/overview?from=2026-02-02&to=2026-02-01                  |                                  | 400 | REL-OVW-001
            owner     | GET    | /api/overview?from=2020-01-01&to=2026-02-01                  |                                  | 400 | REL-OVW-002
            admin     | GET    | /api/suspicions                                              |                                  | 403 | REL-SUS-001
            auditor   | GET    | /api/suspicions?kind=odd                                     |                                  | 400 | REL-SUS-003
            auditor   | GET    | /api/suspicions?from=2026-02-02&to=2026-02-01                |                                  | 400 | REL-SUS-004
            owner     | GET    | /api/retention                                               |                                  | 403 | REL-API-120
            auditor   | POST   | /api/retention/holds                                         | {"reason": "A dispute"}          | 422 | REL-RET-003
            auditor   | POST   | /api/retention/holds                                         | {"service": "x", "reason": "A"}  | 404 | REL-RET-004
            auditor   | POST   | /api/retention/holds                                         | {"service": "x"}                 | 422 | REL-RET-005
            manager   | POST   | /api/retention/holds/7/lift                                  | {"reason": "It is over"}         | 404 | REL-RET-006
            process   | POST   | /api/suspicions/notes                                        | {"text": "Asked"}                | 403 | REL-SUS-001
            auditor   | POST   | /api/suspicions/notes                                        | {"text": " "}                    | 422 | REL-SUS-006
            owner     | GET    | /api/services/none/branches                                  |                                  | 404 | REL-SET-021
            owner     | POST   | /api/tokens                                                  | {"name": "t", "account": "ci"}   | 403 | REL-SGN-050
            owner     | POST   | /api/tokens                                                  | {"name": ""}                     | 422 | REL-SGN-051
            owner     | DELETE | /api/tokens/7f000000-0000-4000-8000-000000000000             |                                  | 404 | REL-SGN-052
            """)
    void hasItsCode(
            String user, String method, String path, String body, int status, String code, CapturedOutput output) {
        Rest.Answer answer = rest.call(method, user, path, body == null ? "" : JSON, body);

        assertThat(answer.status()).as(path + answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertShape(path, answer);
        assertQuiet(output);
    }

    @Test
    @DisplayName("of a start names every wrong member at once, with its rule and its mend")
    void namesAllOfAStart() {
        Rest.Answer meaning = rest.call("POST", "owner", "/api/releases", JSON, """
                {"service": "nothing", "version": "1.x", "type": "emergency", "changeType": "fix", "branch": "main",
                 "contains": ["spaceship"], "changedAspects": ["code-logic"], "owner": "nobody", "plannedAt": "soon"}""");
        assertThat(meaning.status()).as(meaning.body()).isEqualTo(422);
        assertThat(meaning.json().path("violations").findValuesAsText("field"))
                .contains(
                        "service",
                        "version",
                        "type",
                        "summary",
                        "changes",
                        "requirements",
                        "risks",
                        "contains",
                        "owner",
                        "plannedAt")
                .doesNotHaveDuplicates();
        Rest.Answer shape = rest.call("POST", "owner", "/api/releases?dryRun=true", JSON, """
                {"service": "nothing", "versoin": "1.5.0", "changes": "one", "owner": "nobody"}""");
        assertThat(shape.status()).as(shape.body()).isEqualTo(400);
        assertThat(shape.json().path("violations").findValuesAsText("field"))
                .contains("versoin", "changes", "service", "branch", "owner")
                .doesNotHaveDuplicates();
        assertThat(shape.json().path("violations").findValuesAsText("message"))
                .allSatisfy(message -> assertThat(message).isNotBlank());
    }

    @Test
    @DisplayName("of a file that is too large is a 413")
    void ofWhatIsTooLarge(CapturedOutput output) {
        Rest.Answer answer =
                rest.upload("ci", "/api/releases/none-1.0.0/tests", "TEST-01", "0".repeat(40), " ".repeat(11 << 20));

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertShape("/api/", answer);
        assertQuiet(output);
    }

    @Test
    @DisplayName("PRIN-01: of a duty is a 403, of a task without its form a 400, of a task that has ended a 409")
    void ofATask(CapturedOutput output) {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String id = walk.await("userTask_completePullRequestChecklist");
        String task = "/engine-rest/task/" + id;

        // Assigned by an administrator to somebody who may not do it.
        Rest.Answer duty = rest.post("admin", task + "/assignee", Map.of("userId", "ci"));
        assertThat(duty.status()).as(duty.body()).isEqualTo(403);
        assertThat(duty.json().path("message").asText()).contains("ci is not in developer");
        assertThat(rest.post("admin", task + "/delegate", Map.of("userId", "ci"))
                        .status())
                .isEqualTo(403);
        Rest.Answer bare = rest.post("developer", task + "/complete", Map.of());
        assertThat(bare.status()).as(bare.body()).isEqualTo(400);
        assertThat(bare.body()).contains("REL-FRM-010");
        Rest.Answer wrong = rest.submit("developer", id, Map.of("PR_01", "perhaps"));
        assertThat(wrong.status()).as(wrong.body()).isEqualTo(400);
        Rest.Answer started =
                rest.post("admin", "/engine-rest/process-definition/key/standard-release/start", Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(400);
        assertThat(started.body()).contains("REL-FRM-012");

        assertThat(rest.submit("developer", id, walk.usual("userTask_completePullRequestChecklist"))
                        .status())
                .isEqualTo(204);
        for (Rest.Answer late : List.of(
                rest.submit("developer", id, walk.usual("userTask_completePullRequestChecklist")),
                rest.post("developer", task + "/claim", Map.of("userId", "developer")),
                rest.post("developer", task + "/unclaim", Map.of()),
                rest.post("developer", task + "/complete", Map.of()))) {
            assertThat(late.status()).as(late.body()).isEqualTo(409);
            assertThat(late.json().path("message").asText()).contains("REL-PRC-081 The task has ended");
        }
        String none = UUID.randomUUID().toString();
        for (Rest.Answer absent : List.of(
                rest.submit("developer", none, Map.of()),
                rest.post("developer", "/engine-rest/task/" + none + "/claim", Map.of("userId", "developer")),
                rest.post("developer", "/engine-rest/task/" + none + "/complete", Map.of()))) {
            assertThat(absent.status()).as(absent.body()).isEqualTo(404);
            assertThat(absent.json().path("message").asText()).contains("REL-PRC-080");
        }
        assertQuiet(output);
    }

    @Test
    @DisplayName("of an auditor's comment and attachment is a 403: who only reads writes nothing on a task")
    void ofAnAuditorsComment() {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = "/engine-rest/task/" + walk.await("userTask_completePullRequestChecklist");
        for (String user : List.of("auditor", "process")) {
            Rest.Answer comment = rest.post(user, task + "/comment/create", Map.of("message", "I was here"));
            assertThat(comment.status()).as(user + comment.body()).isEqualTo(403);
            assertThat(comment.body()).contains("REL-PRC-085");
            Rest.Answer attachment = rest.call(
                    "POST",
                    user,
                    task + "/attachment/create",
                    "multipart/form-data; boundary=p",
                    "--p\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\nx\r\n--p\r\n"
                            + "Content-Disposition: form-data; name=\"url\"\r\n\r\nhttps://example.com\r\n--p--\r\n");
            assertThat(attachment.status()).as(user + attachment.body()).isEqualTo(403);
        }
        assertThat(rest.get("auditor", "/api/releases/" + walk.key() + "/evidence")
                        .body())
                .contains("\"engineCallRefused\"", "AddComment");
    }

    @Test
    @DisplayName("of a reason in which nothing can be seen is a 422 that names the field, wherever one is asked for")
    void ofAReasonThatSaysNothing(CapturedOutput output) {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        String release = "/api/releases/" + Walk.start(rest, request).key();
        for (String nothing : List.of("", " ", "\u200B\u2060", "\u3164")) {
            Map<String, Object> reason = Map.of("reason", nothing);
            for (Rest.Answer answer : List.of(
                    rest.post("owner", release + "/withdrawal", reason),
                    rest.post("owner", release + "/rework", Map.of("reason", nothing, "parts", List.of("tests"))),
                    rest.post(
                            "owner",
                            release + "/planned-time",
                            Map.of("reason", nothing, "plannedAt", "2099-01-01T00:00:00Z")),
                    rest.post(
                            "admin",
                            release + "/break-glass",
                            Map.of("reason", nothing, "duty", "tester-not-approver", "role", "qa")),
                    rest.post("auditor", "/api/retention/holds", Map.of("reason", nothing, "service", service.name())),
                    rest.post(
                            "manager",
                            "/api/services/" + service.name() + "/production",
                            Map.of("reason", nothing, "version", "1.0.0")),
                    rest.post(
                            "manager",
                            "/api/deputies",
                            Map.of("reason", nothing, "principal", "qa", "role", "qa", "until", tomorrow())))) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                assertThat(answer.json().findValuesAsText("field"))
                        .as(answer.body())
                        .contains("reason");
            }
            assertThat(rest.post("admin", "/api/accounts/qa/deactivation", reason)
                            .body())
                    .contains("REL-SGN-042 reason: ");
            assertThat(rest.post("owner", release + "/comments", Map.of("text", nothing))
                            .json()
                            .findValuesAsText("field"))
                    .contains("text");
        }
        assertQuiet(output);
    }

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }

    @Test
    @DisplayName("by Camunda's REST is told in Arabic to whoever asks for it, in the same shape")
    void inArabic() {
        String task = "/engine-rest/task/" + UUID.randomUUID() + "/submit-form";
        Rest.Answer answer =
                rest.with(Rest.basic("developer", "demo"), "POST", task, "{}", "Accept-Language", "ar,en;q=0.5");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asText()).isEqualTo("InvalidRequestException");
        assertThat(answer.json().path("message").asText())
                .isEqualTo("لا يوجد شيء كهذا، أو ليس لك. اقرأ القائمة من جديد. \u2068REL-PRC-080\u2069");
        assertThat(answer.response().headers().firstValue("Content-Language")).hasValue("ar");
        assertThat(rest.submit("developer", UUID.randomUUID().toString(), Map.of())
                        .json()
                        .path("message")
                        .asText())
                .startsWith("REL-PRC-080 There is no such thing");
    }

    @Test
    @DisplayName("of a suspension is a 403 to whoever is no administrator, and nothing is suspended")
    void ofASuspension(CapturedOutput output) {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String task = walk.await("userTask_completePullRequestChecklist");
        JsonNode shown = rest.get("developer", "/engine-rest/task/" + task).json();
        String definition = shown.path("processDefinitionId").asText();
        String jobs = rest.get("admin", "/engine-rest/job-definition?processDefinitionId=" + definition)
                .json()
                .path(0)
                .path("id")
                .asText();
        assertThat(jobs).isNotEmpty();
        for (String user : List.of("auditor", "ci", "developer", "owner", "manager")) {
            for (String thing : List.of(
                    "process-instance/" + shown.path("processInstanceId").asText(),
                    "process-definition/" + definition,
                    "job-definition/" + jobs)) {
                Rest.Answer answer = rest.put(user, "/engine-rest/" + thing + "/suspended", Map.of("suspended", true));
                assertThat(answer.status()).as(user + thing + answer.body()).isEqualTo(403);
            }
        }
        assertThat(rest.get("developer", "/engine-rest/task/" + task)
                        .json()
                        .path("suspended")
                        .asBoolean())
                .isFalse();
        assertQuiet(output);
    }

    @Test
    @DisplayName("metrics are for the group monitoring, and the description of the API is framed by nobody")
    void ofMetricsAndFrames() {
        for (String user : List.of("auditor", "manager", "tech", "security", "process", "owner")) {
            assertThat(rest.get(user, "/actuator/prometheus").status()).as(user).isEqualTo(403);
        }
        assertThat(rest.get("admin", "/actuator/prometheus").body()).contains("releases_worker_busy");
        assertThat(rest.get("developer", "/actuator/info").status()).isEqualTo(200);
        assertThat(rest.get("admin", "/actuator/env").status()).isEqualTo(403);
        for (String path : List.of("/swagger-ui/index.html", "/v3/api-docs")) {
            var headers = rest.get("developer", path).response().headers();
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
        }
        for (String path : List.of("/api/releases?limit=1", "/engine-rest/task/count", "/api/no-such-address")) {
            var secure = rest.with(Rest.basic("owner", "demo"), "GET", path, "", "X-Forwarded-Proto", "https")
                    .response()
                    .headers();
            assertThat(secure.firstValue("Strict-Transport-Security"))
                    .as(path)
                    .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=31536000"));
            assertThat(secure.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(secure.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(secure.firstValue("Cache-Control").orElse("")).as(path).contains("no-");
        }
        assertThat(rest.get("", "/swagger-ui/index.html").response().headers().firstValue("Content-Security-Policy"))
                .hasValue("frame-ancestors 'none'");
        var page = rest.get("", "/camunda/app/welcome/default/").response().headers();
        assertThat(page.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'", "'nonce-");
        assertThat(page.allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(rest.with(
                                "",
                                "POST",
                                "/camunda/api/admin/auth/user/default/login/welcome",
                                "username=admin&password=demo",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .as("a login that another page sends")
                .isEqualTo(403);
    }

    private static void assertShape(String path, Rest.Answer answer) {
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        if (path.startsWith("/engine-rest") || path.startsWith("/camunda/api")) {
            assertThat(type).as(path).startsWith("application/json");
            assertThat(answer.json().path("type").asText()).as(answer.body()).isNotEmpty();
            assertThat(answer.json().path("message").asText()).as(answer.body()).isNotEmpty();
        } else {
            assertThat(type).as(path).startsWith("application/problem+json");
            assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.json().path("detail").asText()).as(answer.body()).isNotEmpty();
        }
    }

    private void assertQuiet(CapturedOutput output) {
        assertThat(output.getAll().substring(before)).doesNotContain(" ERROR ", "\tat ");
    }
}
