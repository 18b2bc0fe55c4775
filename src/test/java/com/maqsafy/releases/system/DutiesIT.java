package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 3 by person, over every channel: duties, break-glass, and what happens when people are quicker than each other. */
class DutiesIT extends SystemTest {

    private static final String APPROVE = "userTask_approveRelease";
    private static final String START = "userTask_startDeployment";

    /** A few in every build; hundreds of all kinds by hand, {@code -Draces=500}. */
    private static final int RACES = Integer.getInteger("races", 4);

    /** Of so many races one, whose evidence came in between, goes on to production. */
    private static final int DEPLOYED_OF = 60;

    /** Accounts of this class: id to group. */
    private static final Map<String, String> ACCOUNTS = Map.of(
            "author", "technical-owner",
            "deputy", "technical-owner",
            "stand-in", "business-owner",
            "admin2", "camunda-admin");

    @Autowired
    private IdentityService identity;

    private TestService service;

    /** The version that production runs. */
    private String running = "1.0.0";

    @BeforeEach
    void makeAccounts() {
        service = fresh();
        ACCOUNTS.forEach((id, group) -> {
            User user = identity.newUser(id);
            user.setPassword("demo");
            // The commits of the test services are by dev@example.com.
            user.setEmail(id.equals("author") ? "DEV@Example.com" : id + "@elsewhere.example");
            identity.saveUser(user);
            identity.createMembership(id, group);
        });
    }

    @AfterEach
    void removeAccounts() {
        ACCOUNTS.keySet().forEach(identity::deleteUser);
        if (identity.createUserQuery()
                        .userId("tech")
                        .memberOfGroup("technical-owner")
                        .count()
                == 0) {
            identity.createMembership("tech", "technical-owner");
        }
    }

    @Test
    @DisplayName("promise 3: who wrote a commit approves over no channel, and each refusal stays recorded")
    void refusesTheWriterOverEveryChannel() {
        Walk walk = minor("1.1.0");
        String task = approval(walk, "technical-owner");
        String path = "/engine-rest/task/" + task;
        Map<String, String> author = Map.of("userId", "author");
        refused(rest.post("author", path + "/claim", author));
        refused(rest.post("admin", path + "/assignee", author));
        assertThat(rest.post("deputy", path + "/claim", Map.of("userId", "deputy"))
                        .status())
                .isEqualTo(204);
        refused(rest.post("deputy", path + "/delegate", author));
        assertThat(rest.post("deputy", path + "/unclaim", Map.of()).status()).isEqualTo(204);
        refused(rest.submit("author", task, Map.of("decision", "approve")), 400);
        WebSession tasklist = WebSession.of("http://127.0.0.1:" + port(), "author");
        refused(tasklist.post(
                "/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\": \"author\"}"));
        refused(
                tasklist.post(
                        "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                        "{\"variables\": {\"decision\": {\"value\": \"approve\", \"type\": \"String\"}}}"),
                400);
        Rest.Answer completed = rest.post("author", path + "/complete", Map.of());
        assertThat(completed.status()).as(completed.body()).isEqualTo(400);
        assertThat(completed.body()).contains("REL-FRM-010");

        assertThat(refusals(walk))
                .containsExactlyInAnyOrder(
                        "author ClaimTask author",
                        "admin AssignTask author",
                        "deputy DelegateTask author",
                        "author SubmitTaskForm author");
        assertThat(dossier(walk).path("writers").toString()).contains("dev@example.com", "\"author\"", "\"committer\"");
        withdraw(walk);
    }

    @Test
    @DisplayName("promise 3: who attested a test does not approve, though claimed before; found when it is resolved")
    void refusesTheTesterAtTheResolution() {
        Walk walk = minor("1.1.0");
        String task = approval(walk, "technical-owner");
        String path = "/engine-rest/task/" + task;
        assertThat(rest.post("deputy", path + "/claim", Map.of("userId", "deputy"))
                        .status())
                .isEqualTo(204);
        assertThat(rest.post("deputy", path + "/delegate", Map.of("userId", "tech"))
                        .status())
                .isEqualTo(204);
        Rest.Answer delegated = rest.submit("tech", task, Map.of("decision", "approve"));
        assertThat(delegated.status()).as(delegated.body()).isEqualTo(400);
        assertThat(delegated.body()).contains("A delegated task only returns to its owner");
        identity.createMembership("deputy", "qa");
        Rest.Answer report = rest.upload(
                "deputy",
                "/api/releases/" + walk.key() + "/tests",
                "TEST-06",
                walk.dossier().path("commit").asText(),
                "<testsuite name=\"smoke\" tests=\"1\"><testcase classname=\"S\" name=\"starts\" time=\"0.1\"/></testsuite>");
        assertThat(report.status()).as(report.body()).isEqualTo(201);

        Rest.Answer resolved = rest.post("tech", path + "/resolve", Map.of());
        assertThat(resolved.status()).as(resolved.body()).isEqualTo(403);
        assertThat(resolved.body()).contains("deputy attested TEST-06");
        assertThat(refusals(walk)).contains("tech ResolveTask deputy");
        withdraw(walk);
    }

    @Test
    @DisplayName(
            "promise 3: an approval says since when and by whom its person holds the role, and a new role is flagged")
    void recordsTheRolesOfTheMoment() {
        identity.setAuthentication("admin", List.of("camunda-admin"));
        try {
            identity.deleteMembership("deputy", "technical-owner");
            identity.createMembership("deputy", "technical-owner");
        } finally {
            identity.clearAuthentication();
        }
        Walk walk = minor("1.1.0");
        String task = approval(walk, "technical-owner");
        assertThat(rest.submit("deputy", task, Map.of("decision", "approve")).status())
                .isEqualTo(204);

        JsonNode act = dossier(walk).path("approvals").path(0).path("act");
        assertThat(act.path("person").asText()).isEqualTo("deputy");
        JsonNode role = act.path("roles").path(0);
        assertThat(role.path("role").asText()).isEqualTo("technical-owner");
        assertThat(role.path("givenBy").asText()).isEqualTo("admin");
        assertThat(role.path("recent").asBoolean()).isTrue();
        assertThat(shown("product", approval(walk, "product-owner"))).contains("GIVEN LATELY: technical owner since");
        withdraw(walk);
    }

    @Test
    @DisplayName("promise 3: who requested a release does not deploy it, nor does who approved it")
    void refusesRequesterAndApproverAsDeployers() {
        identity.createMembership("deputy", "deployment-owner");
        identity.createMembership("owner", "deployment-owner");
        try {
            Walk walk = minor("1.1.0");
            String task = approval(walk, "technical-owner");
            assertThat(rest.submit("deputy", task, Map.of("decision", "approve"))
                            .status())
                    .isEqualTo(204);
            String start = walk.until(START);
            Rest.Answer requester = rest.submit("owner", start, Map.of("start", "start"));
            assertThat(requester.status()).isEqualTo(400);
            assertThat(requester.body()).contains("owner requested this release and does not deploy it");
            Rest.Answer approver = rest.submit("deputy", start, Map.of("start", "start"));
            assertThat(approver.status()).isEqualTo(400);
            assertThat(approver.body()).contains("deputy approved this release and does not deploy it");
            withdraw(walk);
        } finally {
            identity.deleteMembership("owner", "deployment-owner");
        }
    }

    @Test
    @DisplayName("a break-glass: two administrators, a reason, a time limit, loud everywhere, over when it is over")
    void breaksTheGlass() {
        Walk walk = minor("1.1.0");
        String task = approval(walk, "technical-owner");
        String path = "/api/releases/" + walk.key() + "/break-glass";
        Map<String, Object> request = new LinkedHashMap<>(Map.of(
                "duty", "writer-not-approver",
                "role", "technical-owner",
                "reason", "The other owner is away and production is down"));
        assertThat(rest.get("admin", path).status()).isEqualTo(404);
        problem(rest.post("tech", path, request), 403, "REL-DUT-010");
        problem(rest.post("admin", path, with(request, "duty", "backup")), 422, "REL-DUT-011");
        problem(rest.post("admin", path, with(request, "role", "")), 422, "REL-DUT-012");
        problem(rest.post("admin", path, with(request, "reason", " ")), 422, "REL-DUT-013");
        problem(rest.post("admin", path, with(request, "lasts", "PT5H")), 422, "REL-DUT-013");
        problem(rest.post("admin", path, with(request, "account", "admin")), 403, "REL-DUT-014");
        problem(rest.post("admin2", path + "/confirmation", Map.of()), 404, "REL-DUT-017");
        assertThat(walk.kinds()).doesNotContain("breakGlassOpened");

        Rest.Answer opened = rest.post("admin", path, request);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.json().path("state").asText()).isEqualTo("waiting");
        problem(rest.post("admin", path, request), 409, "REL-DUT-016");
        problem(rest.post("admin", path + "/confirmation", Map.of()), 403, "REL-DUT-019");
        problem(rest.post("admin2", path + "/confirmation", Map.of("opened", 1)), 409, "REL-DUT-018");
        refused(rest.submit("author", task, Map.of("decision", "approve")), 400);

        Rest.Answer confirmed = rest.post(
                "admin2",
                path + "/confirmation",
                Map.of("opened", opened.json().path("opened").asLong()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().path("state").asText()).isEqualTo("open");
        assertThat(rest.get("owner", "/api/releases/" + walk.key() + "/gate")
                        .json()
                        .path("information")
                        .path(0)
                        .path("message")
                        .asText())
                .startsWith("BREAK-GLASS: “who wrote a change of the release does not approve it”"
                        + " is lifted for everybody as technical owner");
        assertThat(rest.get("admin", "/actuator/prometheus").body())
                .containsPattern("releases_breakglass_open(\\{[^}]*\\})? 1\\.0");
        WebSession page = WebSession.of("http://127.0.0.1:" + port(), "owner");
        assertThat(page.get("/camunda/api/live/" + walk.key()).body()).contains("\"breakGlass\"", "BREAK-GLASS:");

        Rest.Answer approved = rest.submit("author", task, Map.of("decision", "approve"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(204);
        JsonNode dossier = dossier(walk);
        assertThat(dossier.path("approvals").path(0).path("act").path("lifted").toString())
                .contains("writer-not-approver", "BREAK-GLASS");
        assertThat(dossier.path("liftedDuties").toString()).contains("writer-not-approver");
        assertThat(shown("product", approval(walk, "product-owner")))
                .contains("BREAK-GLASS: “who wrote a change of the release does");

        assertThat(rest.delete("admin2", path).status()).isEqualTo(200);
        assertThat(rest.get("owner", path).json().path("state").asText()).isEqualTo("ended");
        problem(rest.delete("admin", path), 404, "REL-DUT-017");
        assertThat(walk.kinds())
                .containsSubsequence("breakGlassOpened", "breakGlassConfirmed", "breakGlassUsed", "breakGlassEnded");
        // What it allowed stays allowed.
        walk.until(START);
        withdraw(walk);
    }

    @Test
    @DisplayName("SEC-07: no break-glass tells an administrator of a release of which few may know")
    void neverBreaksTheEmbargo() {
        service.branch("hotfix/1.0.1", "v1.0.0", Map.of("app/Login.php", "<?php // safe\n"));
        Map<String, Object> hidden = Walk.request("1.0.1", "security", "fix", "hotfix/1.0.1");
        hidden.put("service", service.name());
        hidden.put("contains", List.of("backend", "security-patch"));
        Walk walk = Walk.start(rest, hidden).inTheCircle();
        for (String key : List.of(service.name() + "-1.0.1", "no-such-1.0.0")) {
            String path = "/api/releases/" + key + "/break-glass";
            Map<String, Object> request =
                    Map.of("duty", "distinct-approvers", "role", "management", "reason", "Curious");
            assertThat(rest.get("admin", path).status()).isEqualTo(404);
            assertThat(rest.post("admin", path, request).status()).isEqualTo(404);
            assertThat(rest.post("admin", path + "/confirmation", Map.of()).status())
                    .isEqualTo(404);
            assertThat(rest.delete("admin", path).status()).isEqualTo(404);
        }
        assertThat(walk.kinds()).doesNotContain("breakGlassOpened");
        assertThat(walk.dossier().path("liftedDuties").findValuesAsText("duty"))
                .contains("tester-not-approver")
                .doesNotContain("writer-not-approver");
        withdraw(walk);
    }

    @Test
    @DisplayName("promise 3: whoever is quicker, there is one outcome, and what was approved is what is deployed")
    void hasOneOutcomeOfEveryRace() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int race = 0; race < RACES; race++) {
            Walk walk = minor("1." + (race + 1) + ".0");
            Against against = Against.values()[race % Against.values().length];
            String name = "race " + race + ", " + against;
            String task = approval(walk, "technical-owner");
            List<Rest.Answer> answers = atOnce(
                    () -> rest.submit("tech", task, Map.of("decision", "approve")), () -> act(against, walk, task));
            outcomes.merge(
                    against + " " + answers.get(0).status() + " "
                            + answers.get(1).status(),
                    1,
                    Integer::sum);

            assertThat(answers).as(name).allMatch(a -> a.status() < 500, answers.toString());
            assertThat(answers).as(name).anyMatch(a -> a.status() < 300, answers.toString());
            if (against == Against.APPROVAL || against == Against.REJECTION) {
                assertThat(answers).as(name).filteredOn(a -> a.status() < 300).hasSize(1);
            }
            consistent(walk);
            if (against == Against.GROUP_CHANGE) {
                identity.createMembership("tech", "technical-owner");
            }
            if (race % DEPLOYED_OF == Against.EVIDENCE.ordinal()) {
                deploys(walk);
            } else {
                end(walk);
            }
        }
        deploys(minor("1." + (RACES + 1) + ".0"));
        outcomes.forEach(
                (outcome, times) -> System.out.println("Race of an approval against " + outcome + ": " + times));
    }

    /** What an approval is raced against; the numbers of an outcome are the statuses of approval and this. */
    private enum Against {
        APPROVAL,
        REJECTION,
        EVIDENCE,
        REWORK,
        WITHDRAWAL,
        GROUP_CHANGE
    }

    private Rest.Answer act(Against against, Walk walk, String task) {
        String key = "/api/releases/" + walk.key();
        return switch (against) {
            case APPROVAL -> rest.submit("deputy", task, Map.of("decision", "approve"));
            case REJECTION -> rest.submit("deputy", task, Map.of("decision", "reject", "reason", "Not safe"));
            case EVIDENCE ->
                rest.upload(
                        "qa",
                        key + "/tests",
                        "TEST-06",
                        walk.dossier().path("commit").asText(),
                        "<testsuite name=\"smoke\" tests=\"1\"><testcase classname=\"S\" name=\"late\" time=\"0.1\"/></testsuite>");
            case REWORK ->
                rest.post("owner", key + "/rework", Map.of("reason", "Look again", "parts", List.of("pre-release")));
            case WITHDRAWAL -> rest.post("owner", key + "/withdrawal", Map.of("reason", "Not needed"));
            case GROUP_CHANGE -> rest.delete("admin", "/engine-rest/group/technical-owner/members/tech");
        };
    }

    private void end(Walk walk) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> List.of("rejected", "withdrawn").contains(walk.status())
                        || rest.post(
                                                "owner",
                                                "/api/releases/" + walk.key() + "/withdrawal",
                                                Map.of("reason", "Next race"))
                                        .status()
                                == 200);
    }

    /** Goes on to production; there, each role of the last round approved the very content that is deployed. */
    private void deploys(Walk walk) {
        assertThat(walk.toTheEnd()).isEqualTo("released");
        consistent(walk);
        String deployed = dossier(walk).path("contentDigest").asText();
        Map<String, String> approved = new LinkedHashMap<>();
        records(walk).forEach(r -> {
            JsonNode payload = r.path("payload");
            if (r.path("kind").asText().equals("approvalDecided")) {
                approved.put(
                        payload.path("role").asText(),
                        payload.path("contentDigest").asText());
            } else if (r.path("kind").asText().equals("deploymentStarted")) {
                assertThat(payload.path("contentDigest").asText()).isEqualTo(deployed);
            }
        });
        assertThat(approved).isNotEmpty();
        assertThat(approved.values()).containsOnly(deployed);
        running = dossier(walk).path("version").asText();
    }

    @Test
    @DisplayName("a substitute sees and decides for the person, under the restrictions of both, and is recorded so")
    void decidesInAnothersPlace() {
        Walk walk = minor("1.1.0");
        String task = approval(walk, "technical-owner");
        String until = java.time.Instant.now().plus(Duration.ofDays(3)).toString();
        Map<String, Object> naming = new LinkedHashMap<>(
                Map.of("role", "technical-owner", "substitute", "stand-in", "until", until, "reason", "Leave"));
        problem(rest.post("tech", "/api/deputies", with(naming, "role", "auditor")), 422, "REL-SUB-001");
        problem(rest.post("qa", "/api/deputies", with(naming, "principal", "tech")), 403, "REL-SUB-002");
        problem(rest.post("qa", "/api/deputies", naming), 422, "REL-SUB-003");
        problem(rest.post("tech", "/api/deputies", with(naming, "until", "")), 422, "REL-SUB-004");
        problem(rest.post("tech", "/api/deputies", with(naming, "until", "2099-01-01T00:00:00Z")), 422, "REL-SUB-005");
        problem(rest.post("tech", "/api/deputies", with(naming, "substitute", "nobody-here")), 422, "REL-SUB-006");
        problem(rest.post("tech", "/api/deputies", with(naming, "substitute", "tech")), 422, "REL-SUB-007");
        problem(
                rest.post("manager", "/api/deputies", with(with(naming, "principal", "tech"), "substitute", "manager")),
                403,
                "REL-SUB-008");
        problem(rest.post("tech", "/api/deputies", with(naming, "until", "tomorrow")), 422, "REL-API-090");
        assertThat(seen("stand-in", task)).isFalse();

        Rest.Answer named = rest.post("tech", "/api/deputies", naming);
        assertThat(named.status()).as(named.body()).isEqualTo(201);
        String id = named.json().path("id").asText();
        problem(rest.post("tech", "/api/deputies", naming), 409, "REL-SUB-009");
        assertThat(seen("stand-in", task)).isTrue();
        assertThat(shown("stand-in", task)).contains("You act for", "tech, as technical owner");

        // Who may not act does not act through another.
        identity.createMembership("owner", "technical-owner");
        Rest.Answer ofOwner = rest.post("manager", "/api/deputies", with(naming, "principal", "owner"));
        assertThat(ofOwner.status()).as(ofOwner.body()).isEqualTo(201);
        assertThat(rest.delete("tech", "/api/deputies/" + id).status()).isEqualTo(204);
        Rest.Answer forOwner = rest.submit("stand-in", task, Map.of("decision", "approve"));
        assertThat(forOwner.status()).isEqualTo(400);
        assertThat(forOwner.body()).contains("owner requested this release", "does not act through another");
        // There is no chain: the substitute has no role to hand on.
        problem(rest.post("stand-in", "/api/deputies", with(naming, "substitute", "qa")), 422, "REL-SUB-003");
        problem(rest.delete("qa", "/api/deputies/" + ofOwner.json().path("id").asText()), 403, "REL-SUB-012");
        assertThat(rest.delete(
                                "stand-in",
                                "/api/deputies/" + ofOwner.json().path("id").asText())
                        .status())
                .isEqualTo(204);
        identity.deleteMembership("owner", "technical-owner");
        assertThat(seen("stand-in", task)).isFalse();
        refusedWith(rest.submit("stand-in", task, Map.of("decision", "approve")), "is not in technical-owner");

        named = rest.post("manager", "/api/deputies", with(naming, "principal", "tech"));
        assertThat(named.status()).as(named.body()).isEqualTo(201);
        // The right ends when the principal loses the role, though the list is followed only later.
        identity.deleteMembership("tech", "technical-owner");
        refusedWith(rest.submit("stand-in", task, Map.of("decision", "approve")), "is not in technical-owner");
        identity.createMembership("tech", "technical-owner");
        Rest.Answer approved = rest.submit("stand-in", task, Map.of("decision", "approve"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(204);
        assertThat(records(walk))
                .filteredOn(r -> r.path("kind").asText().equals("substituteActed"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.path("actor").asText()).isEqualTo("stand-in");
                    assertThat(r.path("payload").path("principal").asText()).isEqualTo("tech");
                    assertThat(r.path("payload").path("namedBy").asText()).isEqualTo("manager");
                });
        assertThat(shown("product", approval(walk, "product-owner"))).contains("stand-in for tech");
        assertThat(rest.get("auditor", "/api/administration?limit=20").body())
                .contains("deputyNamed", "deputyRevoked", "\"Leave\"");

        // The approval stays when the substitution ends, and the two have both approved.
        assertThat(rest.delete(
                                "tech",
                                "/api/deputies/" + named.json().path("id").asText())
                        .status())
                .isEqualTo(204);
        String second = approval(walk, "product-owner");
        assertThat(rest.post("product", "/engine-rest/task/" + second + "/unclaim", Map.of())
                        .status())
                .isEqualTo(204);
        identity.createMembership("tech", "product-owner");
        refusedWith(
                rest.submit("tech", second, Map.of("decision", "approve")),
                "tech has already decided as technical-owner");
        identity.deleteMembership("tech", "product-owner");
        walk.until(START);
        withdraw(walk);
    }

    private boolean seen(String user, String task) {
        return rest.get(user, "/engine-rest/task?candidateUser=" + user).body().contains("\"" + task + "\"");
    }

    private static void refusedWith(Rest.Answer answer, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    /** Each role has decided once a round, each by another person. */
    private void consistent(Walk walk) {
        Map<String, Set<String>> rolesByRound = new LinkedHashMap<>();
        for (JsonNode record : records(walk)) {
            if (record.path("kind").asText().equals("approvalDecided")) {
                JsonNode payload = record.path("payload");
                assertThat(rolesByRound
                                .computeIfAbsent(payload.path("round").asText(), r -> new HashSet<>())
                                .add(payload.path("role").asText()))
                        .as("one decision a role: " + record)
                        .isTrue();
            }
        }
    }

    private static List<Rest.Answer> atOnce(Supplier<Rest.Answer> one, Supplier<Rest.Answer> other) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Rest.Answer>> asked = new ArrayList<>();
            for (Supplier<Rest.Answer> call : List.of(one, other)) {
                Callable<Rest.Answer> when = () -> {
                    go.await();
                    return call.get();
                };
                asked.add(clients.submit(when));
            }
            go.countDown();
            List<Rest.Answer> answers = new ArrayList<>();
            for (Future<Rest.Answer> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private Walk minor(String version) {
        String branch = "release/" + version;
        service.branch(branch, "v" + running, Map.of("app/Size.php", "<?php // sizes of " + version + "\n"));
        Map<String, Object> request = Walk.request(version, "minor", "feature", branch);
        request.put("service", service.name());
        return Walk.start(rest, request);
    }

    /** The open approval task of a role. */
    private String approval(Walk walk, String group) {
        walk.until(APPROVE);
        for (JsonNode task : dossier(walk).path("openTasks")) {
            if (task.path("groups").toString().contains('"' + group + '"')) {
                return task.path("id").asText();
            }
        }
        throw new AssertionError(group + " is not asked");
    }

    /** What the form of a task shows to whoever has claimed it. */
    private String shown(String user, String task) {
        assertThat(rest.post(user, "/engine-rest/task/" + task + "/claim", Map.of("userId", user))
                        .status())
                .isEqualTo(204);
        return rest.get(user, "/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                .body();
    }

    private static void refused(Rest.Answer answer) {
        refused(answer, 403);
    }

    private static void refused(Rest.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("author wrote a commit of this release");
    }

    private static void problem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(code);
    }

    private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    /** {@code caller operation account} of each refusal that the ledger holds. */
    private List<String> refusals(Walk walk) {
        List<String> refusals = new ArrayList<>();
        for (JsonNode record : records(walk)) {
            if (record.path("kind").asText().equals("dutyRefused")) {
                refusals.add(record.path("actor").asText() + " "
                        + record.path("payload").path("operation").asText() + " "
                        + record.path("payload").path("account").asText());
            }
        }
        return refusals;
    }

    private List<JsonNode> records(Walk walk) {
        List<JsonNode> records = new ArrayList<>();
        rest.get("owner", "/api/releases/" + walk.key() + "/evidence")
                .body()
                .lines()
                .forEach(line -> records.add(new Rest.Answer(200, line, null).json()));
        return records;
    }

    private JsonNode dossier(Walk walk) {
        return walk.dossier();
    }

    private void withdraw(Walk walk) {
        assertThat(rest.post("owner", "/api/releases/" + walk.key() + "/withdrawal", Map.of("reason", "Only a test"))
                        .status())
                .isEqualTo(200);
    }

    private String port() {
        return environment.getProperty("local.server.port");
    }
}
