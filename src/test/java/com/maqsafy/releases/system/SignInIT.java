package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes in, by password and by token, and who does not come in any more. */
class SignInIT extends SystemTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private IdentityService identity;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private String base() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private Rest.Answer token(String user, Map<String, ?> changes) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "The pipeline",
                "services",
                List.of("canteen-api"),
                "calls",
                List.of("start", "gate", "read"),
                "expiresAt",
                Instant.now().plus(Duration.ofDays(90)).toString()));
        body.putAll(changes);
        return rest.post(user, "/api/tokens", body);
    }

    private Rest.Answer by(Rest.Answer made, String method, String path, String body) {
        return rest.with("Bearer " + made.json().path("token").asText(), method, path, body);
    }

    @Test
    @DisplayName("a token acts as its account, for its services and calls only, until it is revoked")
    void tokensHaveAScopeAndAnEnd() throws Exception {
        Rest.Answer made = token("ci", Map.of());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.json().path("token").asText();
        String id = made.json().path("id").asText();
        assertThat(secret).matches("rm_[A-Za-z0-9_-]{43}");

        assertThat(by(made, "GET", "/api/releases?service=canteen-api", "").status())
                .isEqualTo(200);
        assertThat(by(made, "GET", "/api/services/canteen-api/production", "").status())
                .isEqualTo(200);
        refused(by(made, "GET", "/api/releases", ""), 403, "REL-SGN-057", "of services canteen-api");
        refused(by(made, "GET", "/api/releases?service=menu-api", ""), 403, "REL-SGN-057", "services canteen-api");
        refused(by(made, "GET", "/api/services/menu-api/production", ""), 403, "REL-SGN-057");
        refused(by(made, "POST", "/api/releases/canteen-api-1.5.0/tests", ""), 403, "REL-SGN-057", "'tests'");
        refused(
                by(made, "POST", "/api/releases", JSON.writeValueAsString(Map.of("service", "menu-api"))),
                403,
                "REL-SGN-057",
                "services canteen-api");
        Rest.Answer start =
                by(made, "POST", "/api/releases", JSON.writeValueAsString(Map.of("service", "canteen-api")));
        assertThat(start.status())
                .as("in its scope, and refused as everybody's: " + start.body())
                .isEqualTo(422);
        refused(by(made, "POST", "/api/tokens", "{}"), 403, "REL-SGN-057");
        refused(by(made, "GET", "/engine-rest/task", ""), 401, "REL-SGN-055");
        refused(by(made, "GET", "/actuator/prometheus", ""), 401, "REL-SGN-055");

        JsonNode listed = row(rest.get("ci", "/api/tokens"), id);
        assertThat(listed.path("lastUsedAt").asText()).isNotEmpty();
        assertThat(rest.get("auditor", "/api/tokens").body()).contains(id).doesNotContain(secret, "hash");
        assertThat(rest.get("qa", "/api/tokens").body()).doesNotContain(id);
        assertThat(rest.delete("qa", "/api/tokens/" + id).status()).isEqualTo(404);
        assertThat(rest.delete("auditor", "/api/tokens/" + id).status()).isEqualTo(403);

        assertThat(rest.delete("ci", "/api/tokens/" + id).status()).isEqualTo(204);
        Rest.Answer revoked = by(made, "GET", "/api/releases?service=canteen-api", "");
        refused(revoked, 401, "REL-SGN-056");
        assertThat(revoked.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(revoked.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).contains("Bearer"));
        refused(rest.with("Bearer rm_nonsense", "GET", "/api/releases", ""), 401, "REL-SGN-056");
        assertThat(rest.get("auditor", "/api/administration").body())
                .contains("apiTokenCreated", "apiTokenRevoked", id)
                .doesNotContain(secret);
        assertThat(jdbc.sql("select count(*) from api_token where hash = ? or name = ?")
                        .params(secret, secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("a token expires by itself")
    void tokensExpire() {
        // Long enough for a slow machine to use it before.
        Rest.Answer made =
                token("ci", Map.of("expiresAt", Instant.now().plusSeconds(10).toString()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(by(made, "GET", "/api/releases?service=canteen-api", "").status())
                .isEqualTo(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> refused(by(made, "GET", "/api/releases?service=canteen-api", ""), 401, "REL-SGN-056"));
    }

    @Test
    @DisplayName("a wrong wish for a token is refused with the field, and nothing is kept")
    void refusesWrongTokens() {
        long before =
                jdbc.sql("select count(*) from api_token").query(Long.class).single();
        refused(token("ci", Map.of("name", " ")), 422, "name:");
        refused(token("ci", Map.of("calls", List.of("deploy"))), 422, "calls:", "start");
        refused(token("ci", Map.of("calls", List.of())), 422, "calls:");
        refused(token("ci", Map.of("services", List.of("nothing-api"))), 422, "services:", "canteen-api");
        refused(token("ci", Map.of("services", List.of())), 422, "services:");
        refused(
                token(
                        "ci",
                        Map.of(
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(400)).toString())),
                422,
                "expiresAt:");
        refused(token("ci", Map.of("expiresAt", "2020-01-01T00:00:00Z")), 422, "expiresAt:");
        refused(token("ci", Map.of("account", "tech")), 403, "account:");
        refused(token("admin", Map.of("account", "nobody-at-all")), 422, "account:");
        // Whoever acts as a person is that person: an auditor's token would show restricted releases to an
        // administrator.
        refused(token("admin", Map.of("account", "auditor")), 403, "REL-SGN-058");
        refused(token("admin", Map.of("account", "owner", "calls", List.of("withdraw"))), 403, "REL-SGN-058");
        assertThat(jdbc.sql("select count(*) from api_token").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("who leaves is signed out, has no tasks and no tokens, gets none, and their colleagues are told")
    void leavers() throws Exception {
        account("leaver@example.com", "developer");
        try {
            TestService service = fresh();
            service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
            Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
            request.put("service", service.name());
            Walk walk = Walk.start(rest, request);
            String task = walk.await("userTask_completePullRequestChecklist");
            String path = "/engine-rest/task/" + task;
            assertThat(rest.post("leaver@example.com", path + "/claim", Map.of("userId", "leaver@example.com"))
                            .status())
                    .isEqualTo(204);
            WebSession session = WebSession.of(base(), "leaver@example.com");
            assertThat(session.get("/camunda/api/engine/engine/default/task/" + task)
                            .status())
                    .isEqualTo(200);
            Rest.Answer made = token("leaver@example.com", Map.of("calls", List.of("read")));

            String deactivation = "/api/accounts/leaver@example.com/deactivation";
            refused(rest.post("qa", deactivation, Map.of("reason", "gone")), 403, "REL-SGN-041");
            refused(rest.post("admin", deactivation, Map.of()), 422, "REL-SGN-042", "reason:");
            refused(
                    rest.post("admin", "/api/accounts/nobody-at-all/deactivation", Map.of("reason", "x")),
                    404,
                    "REL-SGN-043");
            Rest.Answer left = rest.post("admin", deactivation, Map.of("reason", "Left the company"));

            assertThat(left.status()).as(left.body()).isEqualTo(200);
            assertThat(left.json().path("tasks").path(0).path("release").asText())
                    .isEqualTo(walk.key());
            assertThat(left.json().path("tokens").asInt()).isEqualTo(1);
            Task back = tasks.createTaskQuery().taskId(task).singleResult();
            assertThat(back.getAssignee()).isNull();
            assertThat(rest.get("leaver@example.com", "/api/releases").status()).isEqualTo(401);
            assertThat(session.get("/camunda/api/engine/engine/default/task/" + task)
                            .status())
                    .isEqualTo(401);
            refused(by(made, "GET", "/api/releases?service=canteen-api", ""), 401, "REL-SGN-056");
            Rest.Answer assigned = rest.post("admin", path + "/assignee", Map.of("userId", "leaver@example.com"));
            refused(assigned, 403, "REL-SGN-048");
            refused(rest.post("admin", deactivation, Map.of("reason", "again")), 409, "REL-SGN-045");
            String evidence = rest.get("auditor", "/api/releases/" + walk.key() + "/evidence")
                    .body();
            assertThat(evidence.lines().filter(l -> l.contains("\"taskReturned\"")))
                    .singleElement()
                    .asString()
                    .contains("leaver@example.com", "Left the company", "\"told\":\"owner\"");
            assertThat(rest.get("auditor", "/api/administration").body())
                    .contains("accountDeactivated", "Left the company");
            assertThat(rest.post("developer", path + "/claim", Map.of("userId", "developer"))
                            .status())
                    .as("a colleague takes it")
                    .isEqualTo(204);

            assertThat(rest.delete("admin", deactivation).status()).isEqualTo(204);
            refused(rest.delete("admin", deactivation), 409, "REL-SGN-044");
            assertThat(rest.get("leaver@example.com", "/api/releases").status()).isEqualTo(200);
            assertThat(session.get("/camunda/api/engine/engine/default/task/" + task)
                            .status())
                    .as("an old session stays ended")
                    .isEqualTo(401);
        } finally {
            identity.deleteUser("leaver@example.com");
            jdbc.sql(
                            "update account_state set deactivated_at = null, deactivated_by = null, reason = null where account = ?")
                    .param("leaver@example.com")
                    .update();
        }
    }

    @Test
    @DisplayName("a token ends with what its account was when it was made: a machine's, and this one")
    void tokensEndWithTheirAccount() {
        String id = "robot@example.com";
        account(id, "ci");
        try {
            Rest.Answer administrators = token("admin", Map.of("account", id, "calls", List.of("read")));
            Rest.Answer own = token(id, Map.of("calls", List.of("read")));
            String log = "/api/releases?service=canteen-api";
            assertThat(by(administrators, "GET", log, "").status()).isEqualTo(200);
            assertThat(by(own, "GET", log, "").status()).isEqualTo(200);

            // Else an administrator would hold a token of a person, made before the person had a role.
            identity.createMembership(id, "technical-owner");
            refused(by(administrators, "GET", log, ""), 401, "REL-SGN-056");
            assertThat(by(own, "GET", log, "").status()).isEqualTo(200);

            identity.deleteMembership(id, "technical-owner");
            assertThat(rest.delete("admin", "/engine-rest/user/" + id).status()).isEqualTo(204);
            account(id, "ci");
            refused(by(administrators, "GET", log, ""), 401, "REL-SGN-056");
            refused(by(own, "GET", log, ""), 401, "REL-SGN-056");
        } finally {
            identity.deleteUser(id);
        }
    }

    @Test
    @DisplayName("what somebody had by a role that is taken away, or was asked to do for another, goes back")
    void tasksGoBackWithTheRole() {
        account("changer", "qa");
        try {
            TestService service = fresh();
            service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
            Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
            request.put("service", service.name());
            Walk walk = Walk.start(rest, request);
            String path = "/engine-rest/task/" + walk.await("userTask_completePullRequestChecklist");
            String membership = "/engine-rest/group/developer/members/changer";
            assertThat(rest.put("admin", membership, Map.of()).status()).isEqualTo(204);
            assertThat(rest.post("developer", path + "/claim", Map.of("userId", "developer"))
                            .status())
                    .isEqualTo(204);
            Rest.Answer delegated = rest.post("developer", path + "/delegate", Map.of("userId", "changer"));
            assertThat(delegated.status()).as(delegated.body()).isEqualTo(204);

            assertThat(rest.delete("admin", membership).status()).isEqualTo(204);

            JsonNode back = rest.get("developer", path).json();
            assertThat(back.path("assignee").isNull()).as(back.toString()).isTrue();
            assertThat(back.path("delegationState").asText()).isNotEqualTo("PENDING");
            assertThat(rest.get("auditor", "/api/releases/" + walk.key() + "/evidence")
                            .body())
                    .contains("\"taskReturned\"", "The account is not in developer any more");
        } finally {
            identity.deleteUser("changer");
        }
    }

    @Test
    @DisplayName("the last active administrator stays")
    void keepsTheLastAdministrator() {
        refused(rest.post("admin", "/api/accounts/admin/deactivation", Map.of("reason", "x")), 409, "REL-SGN-046");
        assertThat(rest.get("admin", "/api/tokens").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A6: wrong passwords make their source wait, with an end, and keep nobody out elsewhere")
    void throttlesGuesses() {
        account("guessed", "qa");
        try {
            String wrong = Rest.basic("guessed", "wrong");
            String right = Rest.basic("guessed", "demo");
            Rest.Answer unknown = from("203.0.113.9", Rest.basic("nobody-at-all", "wrong"));
            for (int i = 0; i < 5; i++) {
                Rest.Answer answer = from("203.0.113.7", wrong);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(said(answer)).isEqualTo(said(unknown));
                assertThat(answer.response().headers().map().keySet())
                        .isEqualTo(unknown.response().headers().map().keySet());
            }
            // On a slow machine a wait of a second is over before anybody looks.
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> from("203.0.113.7", wrong)
                                    .response()
                                    .headers()
                                    .firstValueAsLong("Retry-After")
                                    .orElse(0)
                            >= 4);
            refused(from("203.0.113.7", right), 429, "REL-SGN-021", "Try again in");
            assertThat(login("203.0.113.7", "guessed").status()).isEqualTo(429);
            assertThat(from("203.0.113.8", right).status()).as("from elsewhere").isEqualTo(200);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> from("203.0.113.7", right).status() == 200);

            // The engine's own lock would be for good by now.
            for (int i = 0; i < 12; i++) {
                from("203.0.113." + (20 + i), wrong);
            }
            assertThat(from("203.0.113.8", right).status()).isEqualTo(200);
        } finally {
            identity.deleteUser("guessed");
        }
    }

    @Test
    @DisplayName("an unknown account, a wrong password and a deactivated account take the same time at least")
    void answersInLikeTime() {
        for (String account : List.of("nobody-at-all", "business")) {
            long begun = System.nanoTime();
            assertThat(from("203.0.113.99", Rest.basic(account, "wrong")).status())
                    .isEqualTo(401);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    @DisplayName("a refused password is refused with the rules that it breaks")
    void namesThePasswordRule() {
        boolean before = engine.isEnablePasswordPolicy();
        engine.setEnablePasswordPolicy(true);
        try {
            Rest.Answer weak = rest.post("admin", "/engine-rest/user/create", user("weak", "Short1!"));
            refused(weak, 400, "REL-PRC-090", "at least 10 characters");
            assertThat(weak.body()).doesNotContain("Short1!", "digit");
            assertThat(identity.createUserQuery().userId("weak").count()).isZero();

            account("changes", "qa", "Long-enough-1");
            // The engine asks who changes a password for their own one.
            Rest.Answer changed = rest.put(
                    "admin",
                    "/engine-rest/user/changes/credentials",
                    Map.of("password", "no-digit-no-upper", "authenticatedUserPassword", "demo"));
            assertThat(changed.status()).isEqualTo(400);
            assertThat(changed.body())
                    .contains("REL-PRC-090", "at least 1 digit", "at least 1 upper-case letter")
                    .doesNotContain("no-digit-no-upper");
            // What Admin asks while somebody types stays an answer.
            Rest.Answer asked =
                    rest.post("admin", "/engine-rest/identity/password-policy", Map.of("password", "short"));
            assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        } finally {
            engine.setEnablePasswordPolicy(before);
            identity.deleteUser("changes");
        }
    }

    @Test
    @DisplayName("a person, and an administrator for any, ends all sessions")
    void signsOutEverywhere() {
        WebSession session = WebSession.of(base(), "business");
        assertThat(session.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(200);

        refused(rest.delete("qa", "/api/accounts/business/sessions"), 403, "REL-SGN-030");
        assertThat(session.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(200);
        assertThat(rest.delete("business", "/api/accounts/business/sessions").status())
                .isEqualTo(204);

        assertThat(session.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(404);
        assertThat(rest.get("auditor", "/api/administration").body()).contains("signedOutEverywhere");
        assertThat(WebSession.of(base(), "business")
                        .get("/camunda/api/admin/auth/user/default")
                        .status())
                .as("and signs in again")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a role that was lost is lost in an open session too")
    void rolesEndInOpenSessions() {
        account("visitor", "auditor");
        try {
            WebSession session = WebSession.of(base(), "visitor");
            String all = "/camunda/api/engine/engine/default/history/user-operation?maxResults=1";
            assertThat(session.get(all).json()).isNotEmpty();

            assertThat(rest.delete("admin", "/engine-rest/group/auditor/members/visitor")
                            .status())
                    .isEqualTo(204);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> session.get(all).json().isEmpty());
        } finally {
            identity.deleteUser("visitor");
        }
    }

    @Test
    @DisplayName("signing in begins a new session: whoever knew the one before is nobody in it")
    void aSessionOfBeforeIsNotTakenOver() {
        Rest.Answer page = rest.with("", "GET", "/camunda/app/welcome/default/", "");
        String before = cookie(page, "JSESSIONID");
        Rest.Answer login = rest.with(
                "",
                "POST",
                "/camunda/api/admin/auth/user/default/login/welcome",
                "username=business&password=demo",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                "JSESSIONID=" + before + "; XSRF-TOKEN=" + cookie(page, "XSRF-TOKEN"),
                "X-XSRF-TOKEN",
                cookie(page, "XSRF-TOKEN"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        String after = cookie(login, "JSESSIONID");

        assertThat(after).isNotEqualTo(before);
        assertThat(who(after)).contains("business");
        assertThat(who(before)).doesNotContain("business");
        for (String programs : List.of("/api/releases?limit=1", "/engine-rest/task/count")) {
            assertThat(rest.get("business", programs).response().headers().allValues("Set-Cookie"))
                    .as("no session to take over at " + programs)
                    .isEmpty();
            assertThat(rest.with("", "GET", programs, "", "Cookie", "JSESSIONID=" + after)
                            .status())
                    .as("a session of the web applications opens nothing else")
                    .isEqualTo(401);
        }
    }

    private String who(String session) {
        return rest.with("", "GET", "/camunda/api/admin/auth/user/default", "", "Cookie", "JSESSIONID=" + session)
                .body();
    }

    private static String cookie(Rest.Answer answer, String name) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    @DisplayName("by whom a person is known the person does not change, and what an administrator changes is told")
    void addressesAreAnAdministratorsAndTold() {
        account("writer", "developer");
        try {
            String profile = "/engine-rest/user/writer/profile";
            refused(rest.put("writer", profile, profile("Writer", "new@example.com")), 403, "REL-PRC-098");
            assertThat(rest.put("writer", profile, profile("Writer", "x@example.com"))
                            .status())
                    .as("the name is the person's own")
                    .isEqualTo(204);
            assertThat(rest.put("admin", profile, profile("Writer", "new@example.com"))
                            .status())
                    .isEqualTo(204);
            // The engine takes the id of the body, and all else of the account in the address: its password too.
            refused(
                    rest.put(
                            "admin",
                            profile,
                            Map.of("id", "tech", "firstName", "Tech", "lastName", "(demo)", "email", "")),
                    403,
                    "REL-PRC-550");
            assertThat(rest.put(
                                    "admin",
                                    "/engine-rest/user/writer/credentials",
                                    Map.of("password", "demo", "authenticatedUserPassword", "demo"))
                            .status())
                    .isEqualTo(204);

            assertThat(jdbc.sql("select value from account_identity where account = 'writer'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("x@example.com", "new@example.com");
            List<String> told = new java.util.ArrayList<>();
            rest.get("auditor", "/api/administration?limit=20")
                    .json()
                    .path("records")
                    .forEach(r -> {
                        JsonNode payload = r.path("payload");
                        if (payload.path("account").asText().equals("writer")
                                && !payload.path("property").isNull()) {
                            told.add(r.path("actor").asText() + ": "
                                    + payload.path("property").asText() + " | "
                                    + payload.path("detail").asText());
                        }
                    });
            assertThat(told)
                    .contains(
                            "admin: password | SaveUser userId: writer; password: set",
                            "admin: email | SaveUser userId: writer; email: x@example.com -> new@example.com")
                    .anyMatch(line -> line.startsWith("writer: firstName"));
            assertThat(rest.get("auditor", "/api/administration?limit=20").body())
                    .contains("engineCallRefused", "x@example.com -> new@example.com");
        } finally {
            identity.deleteUser("writer");
        }
    }

    private static Map<String, String> profile(String name, String email) {
        return Map.of("id", "writer", "firstName", name, "lastName", "B", "email", email);
    }

    /** What an answer says but for its time. */
    private static String said(Rest.Answer answer) {
        return answer.body().replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private Rest.Answer from(String source, String authorization) {
        return rest.with(authorization, "GET", "/api/releases?limit=1", "", "X-Forwarded-For", source);
    }

    private Rest.Answer login(String source, String user) {
        return rest.with(
                "",
                "POST",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "username=" + user + "&password=demo",
                "X-Forwarded-For",
                source,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private void account(String id, String group) {
        account(id, group, "demo");
    }

    private void account(String id, String group, String password) {
        Rest.Answer created = rest.post("admin", "/engine-rest/user/create", user(id, password));
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        assertThat(rest.put("admin", "/engine-rest/group/" + group + "/members/" + id, Map.of())
                        .status())
                .isEqualTo(204);
    }

    private static Map<String, Object> user(String id, String password) {
        return Map.of(
                "profile",
                Map.of("id", id, "firstName", "A", "lastName", "B", "email", "x@example.com"),
                "credentials",
                Map.of("password", password));
    }

    private static JsonNode row(Rest.Answer list, String id) {
        for (JsonNode row : list.json()) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id + " is not in " + list.body());
    }

    private static void refused(Rest.Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }
}
