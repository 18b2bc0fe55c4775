package com.maqsafy.releases.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everything that somebody could ask about a release, and what is answered: every endpoint of the application. */
final class Endpoints {

    private static final List<String> COUNTED = List.of(
            "task",
            "process-instance",
            "execution",
            "variable-instance",
            "job",
            "job-definition",
            "external-task",
            "incident",
            "event-subscription",
            "batch",
            "process-definition",
            "decision-definition",
            "deployment",
            "filter",
            "tenant",
            "group",
            "user",
            "authorization",
            "history/process-instance",
            "history/activity-instance",
            "history/task",
            "history/variable-instance",
            "history/detail",
            "history/job-log",
            "history/external-task-log",
            "history/incident",
            "history/identity-link-log",
            "history/user-operation",
            "history/decision-instance",
            "history/batch",
            "history/process-definition/cleanable-process-instance-report",
            "history/decision-definition/cleanable-decision-instance-report");

    private static final List<String> ASKED = List.of(
            "authorization?resourceType=7",
            "authorization/count?resourceType=7",
            "authorization?firstResult=5&maxResults=3",
            "task?active=true",
            "task/count?assigned=true",
            "task/count?withCandidateGroups=true",
            "task/report/candidate-group-count",
            "history/task/report?reportType=count&groupBy=taskName",
            "history/task/report?reportType=count&groupBy=processDefinition",
            "history/task/report?reportType=duration&periodUnit=month",
            "history/process-instance/report?reportType=duration&periodUnit=month",
            "history/cleanup/jobs",
            "filter?resourceType=Task&itemCount=true",
            "task?sortBy=created&sortOrder=desc&maxResults=3",
            "history/task?sortBy=startTime&sortOrder=desc&maxResults=3",
            "history/process-instance?sortBy=startTime&sortOrder=desc&maxResults=3",
            "process-definition/statistics?incidents=true&failedJobs=true",
            "process-definition/statistics?rootIncidents=true",
            "history/variable-instance?variableName=releaseKey",
            "variable-instance?variableName=releaseKey",
            "process-instance?tenantIdIn=any",
            "history/process-instance/count?unfinished=true",
            "metrics",
            "metrics/root-process-instance-start/sum",
            "metrics/activity-instance-start/sum",
            "metrics/executed-decision-instances/sum",
            "metrics/task-users/sum",
            "metrics/unique-task-workers/sum",
            "telemetry/data",
            "telemetry/configuration",
            "schema/log");

    private static final List<String> BY_KEY = List.of(
            "task?processInstanceBusinessKey=KEY",
            "task?processInstanceBusinessKeyLike=SERVICE%25",
            "task/count?nameLike=%25SERVICE%25",
            "task/count?processVariables=releaseKey_eq_KEY",
            "process-instance?businessKey=KEY",
            "process-instance/count?businessKeyLike=SERVICE%25",
            "process-instance/count?variables=releaseKey_eq_KEY",
            "execution?businessKey=KEY",
            "history/process-instance?processInstanceBusinessKey=KEY",
            "history/process-instance/count?processInstanceBusinessKeyLike=SERVICE%25",
            "history/task/count?processInstanceBusinessKey=KEY",
            "history/variable-instance/count?variableName=releaseKey&variableValue=KEY",
            "external-task?processDefinitionKey=security-release");

    private static final List<String> OF_A_DEFINITION = List.of(
            "process-definition/ID/statistics?incidents=true&failedJobs=true",
            "history/process-definition/ID/statistics?canceled=true&finished=true",
            "process-instance/count?processDefinitionId=ID",
            "history/process-instance/count?processDefinitionId=ID",
            "history/activity-instance/count?processDefinitionId=ID");

    private static final List<String> QUERIES = List.of(
            "task",
            "task/count",
            "process-instance",
            "execution",
            "variable-instance",
            "external-task",
            "history/task");

    private static final List<String> COCKPIT = List.of(
            "process-definition/statistics",
            "process-definition/statistics-count",
            "process-instance",
            "process-instance/count",
            "incident",
            "incident/count");

    private static final List<String> OWN = List.of(
            "/api/releases",
            "/api/releases?limit=1",
            "/api/releases?limit=500",
            "/api/releases?type=security",
            "/api/releases?service=SERVICE",
            "/api/releases?status=preparing",
            "/api/overview",
            "/api/overview?service=SERVICE&type=security",
            "/api/suspicions",
            "/api/suspicions?service=SERVICE",
            "/api/retention",
            "/api/releases/KEY",
            "/api/releases/KEY/gate",
            "/api/releases/KEY/notes",
            "/api/releases/KEY/evidence",
            "/api/releases/KEY/files",
            "/api/releases/KEY/vsa",
            "/api/releases/KEY/coverage",
            "/api/releases/KEY/break-glass",
            "/api/search/releases",
            "/api/search/releases?service=SERVICE",
            "/api/search/releases?type=security&exceptions=true",
            "/api/search/releases?service=SERVICE&count=true&sort=oldest",
            "/api/search/releases?path=security-release",
            "/api/rules",
            "/api/rules/security-release.bpmn/versions",
            "/api/deputies",
            "/api/evidence/checkpoint",
            "/api/evidence/log",
            "/api/evidence/timestamps",
            "/api/evidence/proofs/inclusion?release=KEY",
            "/api/evidence/proofs/consistency?from=1&to=1",
            "/api/services/SERVICE/readiness");

    private static final List<String> PAGES = List.of(
            "releases",
            "releases?service=SERVICE",
            "releases?type=security",
            "releases/KEY",
            "releases/KEY/evidence",
            "releases/KEY/seal",
            "releases/KEY/around",
            "releases/KEY/runs/any",
            "releases/KEY/models/any",
            "releases/KEY/decisions",
            "board",
            "board?type=security",
            "board/releases",
            "board/releases?service=SERVICE&status=released",
            "board/releases/KEY",
            "board/releases/KEY/gate",
            "board/deputies",
            "board/owners",
            "rest/overview?service=SERVICE&type=security",
            "rest/suspicions?service=SERVICE",
            "rules",
            "rules/security-release.bpmn/versions");

    private static final Set<String> SEE_DEFINITIONS = Set.of("process", "admin", "auditor", "other", "ci");

    private final Rest rest;
    private final String base;
    private final String service;
    private final String key;
    private final List<String> definitions;
    private final Map<String, WebSession> sessions = new ConcurrentHashMap<>();

    Endpoints(Rest rest, String base, String service, String key, List<String> definitions) {
        this.rest = rest;
        this.base = base;
        this.service = service;
        this.key = key;
        this.definitions = definitions;
    }

    /** Every endpoint as this person sees it: what was asked, and status and body of the answer. */
    Map<String, String> of(String user) {
        Map<String, String> seen = new LinkedHashMap<>();
        WebSession session = sessions.computeIfAbsent(user, u -> WebSession.of(base, u));
        OWN.stream().map(this::named).forEach(path -> seen.put("GET " + path, told(rest.get(user, path))));
        Rest.Answer metrics = rest.get(user, "/actuator/prometheus");
        // Their values change with every question.
        seen.put("metrics", metrics.status() + " " + metrics.body().contains(key));
        for (String type : List.of("text/csv", "text/markdown")) {
            seen.put("GET /api/releases as " + type, told(rest.get(user, "/api/releases", type)));
        }
        String report = named("/api/releases/KEY/report");
        seen.put("GET " + report, told(rest.get(user, report, "text/html")));
        Map<String, Object> reason = Map.of("reason", "Out of curiosity");
        for (String order : List.of("withdrawal", "rework", "disclosure", "planned-time", "break-glass")) {
            String path = named("/api/releases/KEY/") + order;
            seen.put("POST " + path, told(rest.post(user, path, reason)));
        }
        String stop = named("/api/releases/KEY/steps/take-code/stop");
        seen.put("POST " + stop, told(rest.post(user, stop, reason)));
        String live = named("/camunda/api/live/KEY");
        seen.put("GET " + live, told(session.get(live)));
        seen.put(
                "POST " + live,
                told(session.post(live + "/steps/take-code/stop", "{\"reason\": \"Out of curiosity\"}")));
        seen.put(
                "POST tests",
                told(rest.upload(
                        user,
                        named("/api/releases/KEY/tests"),
                        "TEST-06",
                        "0".repeat(40),
                        "<testsuite><testcase/></testsuite>")));
        engine(user).forEach(path -> {
            seen.put("GET /engine-rest/" + path, told(rest.get(user, "/engine-rest/" + path)));
            seen.put("GET web engine/" + path, told(session.get("/camunda/api/engine/engine/default/" + path)));
        });
        for (String query : QUERIES) {
            seen.put("POST /engine-rest/" + query, told(rest.post(user, "/engine-rest/" + query, Map.of())));
            seen.put(
                    "POST web engine/" + query,
                    told(session.post("/camunda/api/engine/engine/default/" + query, "{}")));
        }
        Map<String, Object> message = Map.of("messageName", "release.withdrawn", "businessKey", key);
        seen.put("POST message", told(rest.post(user, "/engine-rest/message", message)));
        Map<String, Object> disclosed = Map.of("messageName", "release.disclosed", "businessKey", key);
        seen.put("POST message of disclosure", told(rest.post(user, "/engine-rest/message", disclosed)));
        Map<String, Object> all = Map.of("messageName", "release.reworkRequested", "businessKey", key, "all", true);
        seen.put("POST message to all", told(rest.post(user, "/engine-rest/message", all)));
        cockpit(user, seen, session);
        PAGES.stream()
                .map(page -> named("/camunda/api/" + page))
                .forEach(path -> seen.put("GET " + path, told(session.get(path))));
        filters(user, seen, session);
        return seen;
    }

    /** How much of everything the engine counts for this person. */
    Map<String, String> counts(String user) {
        Map<String, String> seen = new LinkedHashMap<>();
        COUNTED.forEach(resource -> seen.put(resource, told(rest.get(user, "/engine-rest/" + resource + "/count"))));
        return seen;
    }

    /** Whoever may see no definition is answered the same for all of them. */
    private List<String> definitions(String user) {
        return SEE_DEFINITIONS.contains(user) ? definitions : definitions.subList(0, 2);
    }

    private Stream<String> engine(String user) {
        return Stream.of(
                        COUNTED.stream().flatMap(resource -> Stream.of(resource, resource + "/count")),
                        ASKED.stream(),
                        BY_KEY.stream().map(this::named),
                        definitions(user).stream()
                                .flatMap(id -> OF_A_DEFINITION.stream().map(path -> path.replace("ID", id))))
                .flatMap(paths -> paths);
    }

    private void cockpit(String user, Map<String, String> seen, WebSession session) {
        String plugin = "/camunda/api/cockpit/plugin/base/default/";
        COCKPIT.forEach(path -> seen.put("GET cockpit " + path, told(session.get(plugin + path))));
        for (String path : List.of("process-instance", "process-instance/count", "incident", "incident/count")) {
            seen.put("POST cockpit " + path, told(session.post(plugin + path, "{}")));
        }
        for (String id : definitions(user)) {
            String path = "process-definition/" + id + "/called-process-definitions";
            seen.put("GET cockpit " + path, told(session.get(plugin + path)));
        }
    }

    /** The filters of Tasklist that the person sees, with what is in them. */
    private void filters(String user, Map<String, String> seen, WebSession session) {
        for (JsonNode filter :
                rest.get(user, "/engine-rest/filter?resourceType=Task").json()) {
            String id = filter.path("id").asText();
            String name = filter.path("name").asText();
            for (String what : List.of("list", "count")) {
                seen.put(what + " of filter " + name, told(rest.get(user, "/engine-rest/filter/" + id + "/" + what)));
                seen.put(
                        what + " of filter " + name + " in Tasklist",
                        told(session.get("/camunda/api/engine/engine/default/filter/" + id + "/" + what)));
            }
        }
    }

    private String named(String path) {
        return path.replace("KEY", key).replace("SERVICE", service);
    }

    private static String told(Rest.Answer answer) {
        return answer.status() + " "
                + answer.response().headers().firstValue("Link").orElse("") + " "
                // The token is a new one in each refusal, and pages say when they were read.
                + answer.body().replaceAll("\"(timestamp|now)\":\"?[^,}]*", "\"$1\":0");
    }
}
