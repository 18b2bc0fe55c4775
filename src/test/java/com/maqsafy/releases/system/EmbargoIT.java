package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.Full;
import com.maqsafy.releases.testing.OnlyInFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A security release before its disclosure: at every endpoint, for everybody outside the circle, the application answers as if
 * it did not exist. The same endpoints are opened by the circle, so that asking nothing would not pass.
 */
@DisplayName("A restricted release (TYPE-05)")
class EmbargoIT extends SystemTest {

    private static final String ENGINE = "/engine-rest/";

    /** {@code -Pfull}: everybody outside asks, not one of each kind. */
    private static final boolean ALL = Full.asked();

    /** Nobody of them may know: who sees all definitions, who owns releases, but not this one, and an ordinary account. */
    private static final List<String> OUTSIDERS = ALL
            ? List.of("process", "admin", "other", "developer", "qa", "deployer", "product", "ci")
            : List.of("process", "deployer");

    /** Who sees most, and whose groups the tasks of a preparation are for. */
    private static final List<String> NEAREST =
            ALL ? List.of("process", "admin", "developer", "qa") : List.of("admin", "qa");

    /** What it runs on when it is looked for; {@code -Pfull}: all models. */
    private static final Set<String> RUN = Set.of("security-release", "production-deployment");

    private static final List<String> CIRCLE = List.of("owner", "tech", "security", "manager", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private TransactionTemplate transaction;

    private TestService service;
    private String key;
    private Endpoints endpoints;

    @BeforeEach
    void prepare() {
        service = fresh();
        service.branch("hotfix/leak", "v1.0.0", Map.of("app/Order.php", "<?php // of this tenant only\n"));
        key = service.name() + "-1.0.1";
        secondOwner();
        List<String> definitions = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> ALL || RUN.contains(definition.getKey()))
                .map(ProcessDefinition::getId)
                .toList();
        endpoints = new Endpoints(rest, "http://127.0.0.1:" + port, service.name(), key, definitions);
    }

    @Test
    @DisplayName(
            "in its first task, and released but not disclosed, does not exist outside the circle, and does for the circle")
    void isHiddenFromItsFirstTaskToItsDisclosure() {
        Map<String, Map<String, String>> before = seenBy(OUTSIDERS);
        Map<String, String> auditorsBefore = endpoints.of("auditor");
        Walk walk = start();
        walk.until("userTask_documentVulnerability");

        assertThatNothingDiffers(before);
        assertThatTheCircleSees(auditorsBefore);
        assertThatIdsAreUnknown(walk);
        if (!ALL) {
            return;
        }

        assertThat(walk.toTheEnd()).isEqualTo("released");
        walk.await("userTask_discloseRelease");
        // Which version production runs is a fact of the service, whatever released it.
        String readiness = "GET /api/services/" + service.name() + "/readiness";
        before.values()
                .forEach(endpoints -> endpoints.computeIfPresent(readiness, (endpoint, told) -> {
                    String tag = "the highest tag is v%s";
                    String runs = "Production runs version %1$s, observed %1$s.";
                    assertThat(told).contains(tag.formatted("1.0.0"), runs.formatted("1.0.0"));
                    return told.replace(tag.formatted("1.0.0"), tag.formatted("1.0.1"))
                            .replace(runs.formatted("1.0.0"), runs.formatted("1.0.1"));
                }));
        assertThatNothingDiffers(before);
        assertThatTheCircleSees(auditorsBefore);
        String figures = "/api/overview?figure=deployments&type=security&service=" + service.name();
        assertThat(rest.get("auditor", figures).body()).contains("\"by\":\"all\",\"name\":\"\",\"of\":1");
        for (String user : OUTSIDERS) {
            assertThat(rest.get(user, figures).body()).as(user).contains("\"by\":\"all\",\"name\":\"\",\"of\":0");
        }
        String production = "/api/services/" + service.name() + "/production";
        assertThat(rest.get("auditor", production).body()).contains(key);
        for (String user : OUTSIDERS) {
            assertThat(rest.get(user, production).body())
                    .as(user)
                    .contains("\"version\":\"1.0.1\"")
                    .doesNotContain(key);
        }
    }

    @Test
    @OnlyInFull
    @DisplayName(
            "deep in its preparation does not exist for anybody outside the circle, until the restriction is lifted")
    void isHiddenInPreparationAndSeenByEverybodyAfterwards() {
        Map<String, Map<String, String>> before = seenBy(NEAREST);
        Walk walk = start();
        walk.complete("userTask_documentVulnerability", "security", walk.usual("userTask_documentVulnerability"));
        walk.complete("userTask_assessExploitRisk", "security", walk.usual("userTask_assessExploitRisk"));
        walk.await("userTask_provideTestEvidence");
        walk.await("userTask_writeReleaseNotes");
        assertThatNothingDiffers(before);

        assertThat(candidates(walk))
                .containsEntry("userTask_completePullRequestChecklist", List.of("technical-owner"))
                .containsEntry("userTask_provideTestEvidence", List.of("security-owner"))
                .containsEntry("userTask_writeReleaseNotes", List.of("management"));
        assertThat(myTasks("owner")).contains("userTask_writeReleaseNotes", "userTask_documentRollbackPlan");
        refusesOthers(walk);

        transaction.executeWithoutResult(tx -> restrictions.lift(key));
        for (String user : OUTSIDERS) {
            assertThat(rest.get(user, "/api/releases/" + key).status()).as(user).isEqualTo(200);
            assertThat(rest.get(user, "/api/releases?service=" + service.name()).body())
                    .as(user)
                    .contains(key);
        }
        for (String user : List.of("process", "admin")) {
            assertThat(count(user, "process-instance/count?businessKey=" + key))
                    .as(user)
                    .isPositive();
            assertThat(count(user, "history/activity-instance/count")).as(user).isPositive();
        }
    }

    @Test
    @DisplayName("that CI starts for its owner is CI's no more: the repeated request tells what the first told")
    void isNotShownToWhoeverRequestedIt() {
        Map<String, Object> request = request();
        request.put("owner", "owner");
        Rest.Answer first = rest.post("ci", "/api/releases", request, "Idempotency-Key", key);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        Walk.of(rest, key).until("userTask_documentVulnerability");

        Rest.Answer repeated = rest.post("ci", "/api/releases", request, "Idempotency-Key", key);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(rest.get("ci", "/api/releases/" + key).body())
                .isEqualTo(rest.get("ci", "/api/releases/nothing-1.0.1").body().replace("nothing-1.0.1", key));
        assertThat(rest.get("owner", "/api/releases/" + key).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("VER-05: that its version is used is all that another request learns")
    void itsVersionIsRefusedWithoutAWordOnIt() {
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "hotfix/leak");
        request.put("service", service.name());
        Map<String, Object> proposed = Map.of("service", service.name(), "branch", "hotfix/leak", "reason", "Orders");
        String branches = "/api/services/" + service.name() + "/branches";
        Rest.Answer proposedBefore = rest.post("other", "/api/releases?dryRun=true", proposed);
        Rest.Answer branchesBefore = rest.get("other", branches);
        assertThat(proposedBefore.status()).as(proposedBefore.body()).isEqualTo(200);
        start();

        Rest.Answer refused = rest.post("other", "/api/releases", request);
        assertThat(rest.get("other", branches).body()).isEqualTo(branchesBefore.body());
        assertThat(proposal(rest.post("other", "/api/releases?dryRun=true", proposed)))
                .isEqualTo(proposal(proposedBefore).replace("\"version\":\"1.0.1\"", "\"version\":\"1.0.2\""));
        assertThat(rest.post("other", "/api/releases?dryRun=true", request).violations())
                .containsExactly("VER-05 version");

        assertThat(rest.post(
                                "product",
                                "/api/releases/" + key + "/notes/waivers",
                                Map.of("text", "iqama 1000000008", "finding", "national-id", "reason", "A fixture"))
                        .status())
                .isEqualTo(404);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).containsExactly("VER-05 version");
        assertThat(refused.body()).doesNotContain("security", "restricted", key);
    }

    /** All of a dry run but the windows, which begin now. */
    private static String proposal(Rest.Answer dryRun) {
        return ((ObjectNode) dryRun.json()).without("windows").toString();
    }

    private Map<String, Object> request() {
        Map<String, Object> request = Walk.request("1.0.1", "security", "fix", "hotfix/leak");
        request.put("service", service.name());
        return request;
    }

    private Walk start() {
        return Walk.start(rest, request()).inTheCircle();
    }

    private void secondOwner() {
        if (rest.get("admin", ENGINE + "user/other/profile").status() == 404) {
            rest.post(
                    "admin",
                    ENGINE + "user/create",
                    Map.of(
                            "profile", Map.of("id", "other", "firstName", "Other", "lastName", "Owner"),
                            "credentials", Map.of("password", "demo")));
            assertThat(rest.put("admin", ENGINE + "group/release-owner/members/other")
                            .status())
                    .isEqualTo(204);
        }
    }

    /** Asked once nothing of other tests moves any more, which who sees most would notice. */
    private Map<String, Map<String, String>> seenBy(Collection<String> users) {
        Map<String, String> moving = endpoints.counts("process");
        for (int tried = 1; tried <= 10; tried++) {
            Map<String, String> again = endpoints.counts("process");
            if (again.equals(moving)) {
                return ask(users);
            }
            moving = again;
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new AssertionError("The application does not come to rest.");
    }

    private Map<String, Map<String, String>> ask(Collection<String> users) {
        // Everybody asks for themselves, so all of them may ask at once.
        return users.parallelStream().collect(Collectors.toConcurrentMap(user -> user, endpoints::of));
    }

    private void assertThatNothingDiffers(Map<String, Map<String, String>> before) {
        List<String> differences = new ArrayList<>();
        ask(before.keySet()).forEach((user, now) -> {
            assertThat(now.keySet()).as(user).isEqualTo(before.get(user).keySet());
            now.forEach((endpoint, answer) -> {
                if (!answer.equals(before.get(user).get(endpoint))) {
                    differences.add("%s at %s%n  was %s%n  is  %s"
                            .formatted(user, endpoint, shown(before.get(user).get(endpoint)), shown(answer)));
                }
            });
        });
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    private static String shown(String answer) {
        return answer.length() > 600 ? answer.substring(0, 600) + "…" : answer;
    }

    private void assertThatTheCircleSees(Map<String, String> before) {
        Map<String, String> now = endpoints.of("auditor");
        List<String> same = new ArrayList<>();
        for (String endpoint : List.of(
                "GET /api/releases",
                "GET /api/releases as text/csv",
                "GET /api/releases as text/markdown",
                "GET /api/releases?type=security",
                "GET /api/releases/" + key,
                "GET /api/releases/" + key + "/gate",
                "GET /api/releases/" + key + "/evidence",
                "GET /engine-rest/process-instance/count",
                "GET /engine-rest/task/count",
                "GET /engine-rest/execution/count",
                "GET /engine-rest/variable-instance/count",
                "GET /engine-rest/history/process-instance/count",
                "GET /engine-rest/history/activity-instance/count",
                "GET /engine-rest/history/task/count",
                "GET /engine-rest/history/variable-instance/count",
                "GET /engine-rest/history/identity-link-log/count",
                "GET /engine-rest/history/user-operation/count",
                "GET /engine-rest/process-definition/statistics?incidents=true&failedJobs=true",
                "GET web engine/process-instance/count",
                "GET web engine/history/variable-instance/count",
                "GET cockpit process-definition/statistics",
                "GET cockpit process-instance/count",
                "GET /camunda/api/releases",
                "GET /camunda/api/releases/" + key,
                "GET /camunda/api/board/releases/" + key,
                "GET /camunda/api/rules",
                "GET /api/rules",
                "GET /api/releases/" + key + "/coverage",
                "GET /api/search/releases?service=" + service.name())) {
            if (now.get(endpoint).equals(before.get(endpoint))) {
                same.add(endpoint + ": " + shown(now.get(endpoint)));
            }
        }
        assertThat(same).as("endpoints that do not show it to the auditor").isEmpty();
        for (String user : CIRCLE) {
            assertThat(rest.get(user, "/api/releases/" + key).status()).as(user).isEqualTo(200);
            assertThat(rest.get(user, "/api/releases?service=" + service.name()).body())
                    .as(user)
                    .contains(key);
        }
        assertThat(count("security", "task/count?processInstanceBusinessKey=" + key))
                .isEqualTo(1);
    }

    /** Who learns an id, of a task say, learns no more from it than from any other. */
    private void assertThatIdsAreUnknown(Walk walk) {
        String task = walk.dossier().path("openTasks").path(0).path("id").asText();
        String instance = walk.dossier().path("processInstanceId").asText();
        String none = UUID.randomUUID().toString();
        for (String user : List.of("process", "admin", "other")) {
            for (String path : List.of("task/", "history/task?taskId=", "task/count?taskId=")) {
                assertThat(rest.get(user, ENGINE + path + task).body().replace(task, none))
                        .as(user + " " + path)
                        .isEqualTo(rest.get(user, ENGINE + path + none).body());
            }
            for (String path : List.of(
                    "process-instance/",
                    "execution/",
                    "history/process-instance/",
                    "job?processInstanceId=",
                    "history/activity-instance?processInstanceId=",
                    "history/user-operation?processInstanceId=")) {
                assertThat(rest.get(user, ENGINE + path + instance).body().replace(instance, none))
                        .as(user + " " + path)
                        .isEqualTo(rest.get(user, ENGINE + path + none).body());
            }
        }
    }

    @Test
    @OnlyInFull
    @DisplayName(
            "in its preparation: whatever is asked of a thing of it by id is told in the words for an id of nothing")
    void noCallTellsHiddenFromAbsent() {
        Walk walk = start();
        walk.until("userTask_documentVulnerability");
        String task = walk.dossier().path("openTasks").path(0).path("id").asText();
        String instance = walk.dossier().path("processInstanceId").asText();
        String none = UUID.randomUUID().toString();
        Map<String, String> hidden = hiddenThings(task, instance);
        List<String> differences = new ArrayList<>();
        for (RestOperations.Operation operation :
                RestOperations.of("/engine-rest", CamundaRestResources.getResourceClasses())) {
            hidden.forEach((prefix, id) -> {
                if (operation.path().equals(prefix) || operation.path().startsWith(prefix + "/")) {
                    for (String body : bodies(operation)) {
                        for (String user : List.of("process", "admin", "other")) {
                            String ofHidden = told(user, operation, id, body).replace(id, none);
                            String ofAbsent = told(user, operation, none, body);
                            if (!ofHidden.equals(ofAbsent)) {
                                differences.add("%s %s %s %s%n  hidden %s%n  absent %s"
                                        .formatted(
                                                user,
                                                operation.method(),
                                                operation.path(),
                                                body,
                                                shown(ofHidden),
                                                shown(ofAbsent)));
                            }
                        }
                    }
                }
            });
        }
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    /** Of each kind that Camunda's REST has by its id, one of the hidden release, as far as it has one by now. */
    private Map<String, String> hiddenThings(String task, String instance) {
        Map<String, String> things = new LinkedHashMap<>();
        things.put("task", task);
        things.put("process-instance", instance);
        things.put("execution", instance);
        things.put("history/process-instance", instance);
        firstOf("variable-instance", "act_ru_variable", things);
        firstOf("history/variable-instance", "act_hi_varinst", things);
        firstOf("history/activity-instance", "act_hi_actinst", things);
        firstOf("history/detail", "act_hi_detail", things);
        firstOf("history/decision-instance", "act_hi_decinst", things);
        firstOf("history/job-log", "act_hi_job_log", things);
        firstOf("history/external-task-log", "act_hi_ext_task_log", things);
        firstOf("history/user-operation", "act_hi_op_log", things);
        firstOf("job", "act_ru_job", things);
        firstOf("external-task", "act_ru_ext_task", things);
        firstOf("incident", "act_ru_incident", things);
        assertThat(things).containsKeys("variable-instance", "history/activity-instance", "history/variable-instance");
        Map<String, String> paths = new LinkedHashMap<>();
        things.forEach((kind, id) -> paths.put("/engine-rest/" + kind + "/{id}", id));
        return paths;
    }

    private void firstOf(String kind, String table, Map<String, String> things) {
        jdbc.sql(
                        "select id_ from " + table
                                + " where tenant_id_ = (select tenant_id from release_restriction where release_key = ?) limit 1")
                .param(key)
                .query(String.class)
                .optional()
                .ifPresent(id -> things.put(kind, id));
    }

    /** An empty body, and what such a call is made with, where an empty one is refused before the id is looked at. */
    private static List<String> bodies(RestOperations.Operation operation) {
        if (operation.method().equals("GET") || operation.consumes().contains("multipart")) {
            return List.of("");
        }
        String call = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        String full = switch (call) {
            case "suspended" -> "{'suspended':true}";
            case "modification", "modification-async" ->
                "{'instructions':[{'type':'startBeforeActivity','activityId':'any'}]}";
            case "claim", "assignee", "delegate" -> "{'userId':'qa'}";
            case "retries" -> "{'retries':1}";
            case "duedate" -> "{'duedate':'2030-01-01T00:00:00.000+0000'}";
            case "priority" -> "{'priority':1}";
            case "create" -> "{'message':'any'}";
            case "identity-links", "delete" -> "{'userId':'qa','type':'candidate'}";
            case "annotation", "set-annotation" -> "{'annotation':'any'}";
            case "create-incident" -> "{'incidentType':'any','configuration':'any'}";
            case "bpmnError" -> "{'errorCode':'any'}";
            case "bpmnEscalation" -> "{'escalationCode':'any'}";
            case "{varId}" -> "{'value':'any','type':'String'}";
            case "variables", "localVariables" -> "{'modifications':{'any':{'value':'any','type':'String'}}}";
            default -> "{}";
        };
        return full.equals("{}") ? List.of("{}") : List.of("{}", full.replace('\'', '"'));
    }

    private String told(String user, RestOperations.Operation operation, String id, String body) {
        String path = operation.path().replace("{id}", id).replaceAll("\\{[^/}]+\\}", "any");
        Rest.Answer answer = rest.call(operation.method(), user, path, body.isEmpty() ? "" : "application/json", body);
        return answer.status() + " " + answer.body();
    }

    private Map<String, List<String>> candidates(Walk walk) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (JsonNode task : walk.dossier().path("openTasks")) {
            List<String> ids = new ArrayList<>();
            task.path("groups").forEach(g -> ids.add(g.asText()));
            groups.put(task.path("element").asText(), ids);
        }
        return groups;
    }

    private List<String> myTasks(String user) {
        List<String> elements = new ArrayList<>();
        for (JsonNode filter : rest.get(user, ENGINE + "filter?name=My%20tasks%20(" + user + ")")
                .json()) {
            rest.get(user, ENGINE + "filter/" + filter.path("id").asText() + "/list")
                    .json()
                    .forEach(t -> elements.add(t.path("taskDefinitionKey").asText()));
        }
        return elements;
    }

    /** The groups that the model names get no further than a guess of a task's id. */
    private void refusesOthers(Walk walk) {
        String task = walk.await("userTask_completePullRequestChecklist");
        Rest.Answer refused = rest.submit("developer", task, walk.usual("userTask_completePullRequestChecklist"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain(key);
        assertThat(rest.submit("tech", task, walk.usual("userTask_completePullRequestChecklist"))
                        .status())
                .isEqualTo(204);
    }

    private long count(String user, String path) {
        return rest.get(user, ENGINE + path).json().path("count").asLong();
    }
}
