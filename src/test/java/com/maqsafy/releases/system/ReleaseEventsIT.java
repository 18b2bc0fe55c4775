package com.maqsafy.releases.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.browser.Chromium;
import com.maqsafy.releases.browser.LoginForm;
import com.maqsafy.releases.browser.Screenshots;
import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What happens to a release, as it happens, over REST; and a step that hangs is stopped. */
@DisplayName("A release is watched, and a step that hangs is stopped (promise 4)")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseEventsIT extends SystemTest {

    private static final Pattern PROCESS = Pattern.compile("waiting for the lock of process (\\d+)");
    private static final List<String> EVERYBODY = List.of(
            "owner", "developer", "qa", "tech", "product", "business", "security", "manager", "deployer", "rollback");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    private TestService service;
    private String key;

    @BeforeEach
    void takeAService() {
        take(fresh());
    }

    private void take(TestService taken) {
        service = taken;
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
        key = service.name() + "-1.0.1";
    }

    private Walk patch() {
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        return Walk.start(rest, request);
    }

    private EventReader watch(String user, String lastEventId) {
        return EventReader.open(port, user, "/api/releases/" + key + "/events", lastEventId);
    }

    @Test
    @DisplayName(
            "DEP-01: start, output and end of each step and check come as they happen, and none is lost or doubled")
    void aHangingStepIsWatchedAndStopped() {
        Walk walk = patch();
        String start = walk.until("userTask_startDeployment");
        service.hang("take-code");
        try (EventReader reader = watch("product", "")) {
            EventReader.Event snapshot =
                    reader.await("the present state", e -> e.name().equals("snapshot"));
            assertThat(snapshot.data().path("status").asText()).isEqualTo("approved");
            assertThat(snapshot.data().path("mayStop").asBoolean()).isFalse();
            assertThat(snapshot.data().path("steps").findValuesAsText("state")).containsExactly("waiting", "waiting");
            assertThat(snapshot.data().path("tasks").findValuesAsText("element"))
                    .containsExactly("userTask_startDeployment");

            rest.submit("deployer", start, Map.of("start", "start"));
            EventReader.Event started = reader.await("step started take-code");
            assertThat(started.data().path("index").asInt()).isEqualTo(1);
            assertThat(started.data().path("of").asInt()).isEqualTo(2);
            assertThat(started.data().path("title").asText()).isEqualTo("take-code");
            EventReader.Event progress = reader.await(
                    "output before the step ends",
                    e -> e.brief().equals("step progress take-code")
                            && PROCESS.matcher(e.data().path("lines").toString())
                                    .find());
            assertThat(reader.briefs()).doesNotContain("step ended take-code");
            long process = process(progress);
            assertThat(alive(process)).isTrue();

            stopIsRefusedWithACause();
            Rest.Answer stopped = stop("deployer", "take-code", "It waits for a lock");
            assertThat(stopped.status()).as(stopped.body()).isEqualTo(202);
            assertThat(stopped.json().path("run").asInt()).isEqualTo(1);
            EventReader.Event asked = reader.await("step stop-requested take-code");
            assertThat(asked.data().path("by").asText()).isEqualTo("deployer");
            assertThat(asked.data().path("reason").asText()).isEqualTo("It waits for a lock");
            assertThat(reader.await("step ended take-code")
                            .data()
                            .path("outcome")
                            .asText())
                    .isEqualTo("stopped");
            assertThat(alive(process)).isFalse();
            EventReader.Event task = reader.await("task opened userTask_decideOnFailedStep");
            assertThat(task.data().path("groups").toString()).isEqualTo("[\"deployment-owner\",\"rollback-owner\"]");
            assertThat(walk.kinds()).containsSubsequence("stepStarted", "stepStopRequested", "stepEnded");
            assertThat(stop("deployer", "take-code", "Again").status()).isEqualTo(409);
            assertThat(form("deployer", walk.await("userTask_decideOnFailedStep")))
                    .contains("Stopped by", "It waits for a lock");

            service.free("take-code");
            assertThat(walk.toTheEnd()).isEqualTo("released");
            reader.awaitEnd();
            assertThat(reader.briefs())
                    .containsSubsequence(
                            "status deploying",
                            "step started take-code",
                            "step stop-requested take-code",
                            "step ended take-code",
                            "task opened userTask_decideOnFailedStep",
                            "task completed userTask_decideOnFailedStep",
                            "step started take-code",
                            "step ended take-code",
                            "step started restart-queue",
                            "step ended restart-queue",
                            "status verifying",
                            "check started health",
                            "check ended health",
                            "status released");
            resumes(reader);
        } finally {
            service.free("take-code");
        }
    }

    /** From any place a client that comes again is sent exactly what it missed, and after the end it is told to stay away. */
    private void resumes(EventReader first) {
        List<EventReader.Event> kept =
                first.events().stream().filter(EventReader::kept).toList();
        assertThat(kept).extracting(EventReader.Event::id).doesNotHaveDuplicates();
        for (int at : List.of(0, kept.size() / 2, kept.size() - 2)) {
            try (EventReader again = watch("product", kept.get(at).id())) {
                again.awaitEnd();
                // Ids are sealed anew each time (SEC-07).
                assertThat(again.events().subList(0, again.events().size() - 1))
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                        .containsExactlyElementsOf(kept.subList(at + 1, kept.size()));
            }
        }
        try (EventReader over = watch("product", kept.get(kept.size() - 1).id())) {
            assertThat(over.status()).isEqualTo(204);
        }
        try (EventReader unknown = watch("product", "999999999")) {
            unknown.awaitEnd();
            assertThat(unknown.events().get(0).name()).isEqualTo("snapshot");
        }
    }

    private void stopIsRefusedWithACause() {
        assertThat(stop("owner", "take-code", "It hangs").status()).isEqualTo(403);
        assertThat(stop("admin", "take-code", "It hangs").status()).isEqualTo(403);
        assertThat(stop("", "take-code", "It hangs").status()).isEqualTo(401);
        assertThat(stop("deployer", "restart-queue", "It hangs").body()).contains("REL-DEP-084");
        assertThat(stop("deployer", "restart-queue", "It hangs").status()).isEqualTo(409);
        assertThat(stop("deployer", "dance", "It hangs").status()).isEqualTo(404);
        assertThat(stop("deployer", "take-code", " ").violations()).containsExactly("DEP-01 reason");
        assertThat(stop("deployer", "take-code", "See postgres://app:" + "Sup3rS3cretPw" + "@db.internal/x")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @OnlyInFull
    @DisplayName(
            "DEP-01: in the browser the deployer follows the form's link, watches the step and stops it by keyboard")
    void aHangingStepIsWatchedAndStoppedInTheBrowser() {
        take(WATCHED);
        Walk walk = patch();
        String start = walk.until("userTask_startDeployment");
        service.hang("take-code");
        try (Chromium chromium = Chromium.open()) {
            // The form of a task that nobody has is locked, its links too.
            assertThat(rest.post("deployer", "/engine-rest/task/" + start + "/claim", Map.of("userId", "deployer"))
                            .status())
                    .isEqualTo(204);
            Page page = chromium.window();
            LoginForm.submit(
                    page, "http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=" + start, "deployer");
            page.locator("a[href*='releases/live.html']").click();
            Locator step = page.locator("[data-test=step]").first();
            assertThat(step.locator("[data-test=step-state]")).hasText("waiting");
            assertThat(page.locator("[data-test=connection]")).hasText("Live");

            rest.submit("deployer", start, Map.of("start", "start"));
            assertThat(step.locator("[data-test=step-state]")).hasText("running");
            assertThat(step.locator("[data-test=step-output]")).containsText("waiting for the lock of process");
            assertThat(step.locator("[data-test=step-time]")).containsText("for ");
            assertThat(step).containsText("1 of 2");
            Screenshots.take(page, "watch-step");
            fits(page, 900, 390);

            step.locator("[data-test=stop]").focus();
            page.keyboard().press("Enter");
            assertThat(step.locator("[data-test=stop-reason]")).isFocused();
            page.keyboard().type("It waits for a lock");
            page.keyboard().press("Tab");
            assertThat(step.locator("[data-test=stop-confirm]")).isFocused();
            Screenshots.take(page, "watch-stop");
            page.keyboard().press("Enter");

            assertThat(step.locator("[data-test=step-state]")).hasText("stopped");
            assertThat(step.locator("[data-test=step-why]")).hasText("Stopped by Deployer (demo): It waits for a lock");
            assertThat(step.locator("[data-test=stop]")).isHidden();
            assertThat(page.locator("[data-test=task]")).containsText("Decide on the failed step of");
            saysInTasklistWhatFailed(chromium, walk.await("userTask_decideOnFailedStep"));
            fits(page, 900, 390);

            service.free("take-code");
            Assertions.assertThat(walk.toTheEnd()).isEqualTo("released");
            assertThat(page.locator("[data-test=release-status]")).hasText("released");
            assertThat(page.locator("[data-test=check][data-state=passed]")).hasCount(2);
            assertThat(page.locator("[data-test=connection]")).hasText("Ended");
            outsidersSeeNothingToStop(chromium);
        } finally {
            service.free("take-code");
        }
    }

    @Test
    @OnlyInFull
    @DisplayName("RB-01: who opens a release in the browser reads that production runs something else, and what to do")
    void driftIsReadInTheBrowser() {
        take(freshObserved());
        Walk walk = patch();
        walk.until("userTask_startDeployment");
        service.deployByHand("1.0.9");
        String finding = "Production runs 1.0.9, but 1.0.0 is recorded";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rest.get("owner", "/api/releases/" + key + "/gate")
                        .body()
                        .contains(finding));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            String application = "http://127.0.0.1:" + port + "/camunda/app/";
            LoginForm.submit(page, application + "tasklist/default/#/", "owner");
            page.waitForFunction("() => !document.querySelector('input[type=password]')");
            page.navigate(application + "releases/#/release/" + key);

            assertThat(page.locator("[data-test=finding]").first()).containsText(finding);
            assertThat(page.locator("[data-test=gate-answer]")).isVisible();
            Screenshots.take(page, "drift");
            fits(page, 900, 390);
        }
    }

    private void saysInTasklistWhatFailed(Chromium chromium, String task) {
        Page page = chromium.window();
        LoginForm.submit(
                page, "http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=" + task, "deployer");
        assertThat(page.locator(".task-card form.fjs-form")).containsText("It waits for a lock");
        Screenshots.take(page, "failed-step");
        page.context().close();
    }

    private static void fits(Page page, int... widths) {
        for (int width : widths) {
            page.setViewportSize(width, 900);
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("wider than " + width)
                    .isEqualTo(0);
            if (Boolean.getBoolean("screenshots")) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "watch-" + width + "-" + System.nanoTime() + ".png")));
            }
        }
        page.setViewportSize(1400, 900);
    }

    private void outsidersSeeNothingToStop(Chromium chromium) {
        Page anonymous = chromium.window();
        anonymous.navigate("http://127.0.0.1:" + port + "/camunda/app/releases/live.html?release=" + key);
        assertThat(anonymous.locator("[data-test=live-error] a")).hasText("Sign in");
        WebSession session = WebSession.of("http://127.0.0.1:" + port, "qa");
        Assertions.assertThat(session.get("/camunda/api/live/" + key)
                        .json()
                        .path("mayStop")
                        .asBoolean(true))
                .isFalse();
        Assertions.assertThat(
                        session.post("/camunda/api/live/" + key + "/steps/take-code/stop", "{\"reason\": \"It hangs\"}")
                                .status())
                .isEqualTo(403);
        Assertions.assertThat(session.get("/camunda/api/live/no-such-1.0.0").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("of a restricted release nobody outside its circle is told anything")
    void anOutsiderIsToldNothing() {
        Map<String, Object> request = Walk.request("1.0.1", "security", "fix", "hotfix/leak");
        request.put("service", service.name());
        service.branch("hotfix/leak", "v1.0.0", Map.of("app/Order.php", "<?php // of this tenant only\n"));
        try (EventReader outsider = EventReader.open(port, "deployer", "/api/events", "");
                EventReader circle = EventReader.open(port, "security", "/api/events", "")) {
            String before =
                    outsider.await("state", e -> e.name().equals("snapshot")).id();
            Walk walk = Walk.start(rest, request).inTheCircle();
            walk.until("userTask_documentVulnerability");
            circle.await(
                    "task opened",
                    e -> e.data().toString().contains(key)
                            && e.brief().equals("task opened userTask_documentVulnerability"));

            // Something that the outsider may know comes after it.
            TestService other = fresh();
            other.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
            Map<String, Object> open = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
            open.put("service", other.name());
            Walk.start(rest, open);
            outsider.await("another release", e -> e.data().toString().contains(other.name() + "-1.0.1"));

            assertThat(outsider.events()).noneMatch(e -> e.data().toString().contains(key));
            try (EventReader late = EventReader.open(port, "deployer", "/api/events", before)) {
                late.await("another release", e -> e.data().toString().contains(other.name() + "-1.0.1"));
                assertThat(late.events()).noneMatch(e -> e.data().toString().contains(key));
            }
            try (EventReader late = EventReader.open(port, "deployer", "/api/events", "")) {
                assertThat(late.await("state", e -> e.name().equals("snapshot"))
                                .data()
                                .toString())
                        .doesNotContain(key);
            }
            for (String user : List.of("deployer", "admin", "process")) {
                try (EventReader one = watch(user, "")) {
                    assertThat(one.status()).as(user).isEqualTo(404);
                }
                Rest.Answer stop = stop(user, "take-code", "It hangs");
                assertThat(stop.status()).isEqualTo(404);
                assertThat(stop.body())
                        .isEqualTo(rest.post(
                                        user,
                                        "/api/releases/no-such-1.0.0/steps/take-code/stop",
                                        Map.of("reason", "It hangs"))
                                .body()
                                .replace("no-such-1.0.0", key));
            }
            try (EventReader one = watch("security", "")) {
                assertThat(one.status()).isEqualTo(200);
            }
            theBoardDoesNotKnowIt(other.name() + "-1.0.1");
        }
    }

    /** In the Releases application a restricted release is in no list and no count, and answers like one that there is not. */
    private void theBoardDoesNotKnowIt(String known) {
        String base = "http://127.0.0.1:" + port;
        String board = "/camunda/api/board";
        WebSession circle = WebSession.of(base, "security");
        assertThat(circle.get(board + "?service=" + service.name()).body()).contains(key);
        assertThat(circle.get(board + "/releases/" + key).status()).isEqualTo(200);
        for (String user : List.of("deployer", "admin", "process")) {
            WebSession outsider = WebSession.of(base, user);
            assertThat(outsider.get(board).body()).as(user).contains(known).doesNotContain(key);
            assertThat(outsider.get(board + "?service=" + service.name()).json().path("phases"))
                    .isEmpty();
            assertThat(outsider.get(board + "/releases?service=" + service.name())
                            .json()
                            .path("releases"))
                    .isEmpty();
            for (String path : List.of("", "/gate")) {
                Rest.Answer hidden = outsider.get(board + "/releases/" + key + path);
                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden.body())
                        .isEqualTo(outsider.get(board + "/releases/no-such-1.0.0" + path)
                                .body()
                                .replace("no-such-1.0.0", key));
            }
            assertThat(outsider.post("/camunda/api/rest/releases/" + key + "/comments", "{\"text\": \"Known?\"}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("PRIN-01 NOTE-08: in the session of the web applications REST judges as ever, and asks for the token")
    void theOwnerActsInTheSession() {
        patch();
        String base = "http://127.0.0.1:" + port;
        WebSession owner = WebSession.of(base, "owner");
        String release = "/camunda/api/rest/releases/" + key;
        assertThat(owner.post(release + "/comments", "{\"text\": \"The canteens know of it\"}")
                        .status())
                .isEqualTo(200);
        assertThat(owner.post(release + "/comments", "{\"text\": \" \"}").violations())
                .containsExactly("LOG-06 text");
        assertThat(owner.post(release + "/comments", "{\"text\": \"postgres://app:Sup3rS3cretPw@db.internal/x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(owner.post(
                                release + "/planned-time",
                                "{\"plannedAt\": \"2020-01-01T00:00:00Z\", \"reason\": \"Later\"}")
                        .violations())
                .containsExactly("RULE-07 plannedAt");
        assertThat(owner.post(
                                release + "/planned-time",
                                "{\"plannedAt\": \"2099-01-01T00:00:00Z\", \"reason\": \"Later\"}")
                        .status())
                .isEqualTo(200);
        assertThat(WebSession.of(base, "product")
                        .post(
                                release + "/planned-time",
                                "{\"plannedAt\": \"2098-01-01T00:00:00Z\", \"reason\": \"No\"}")
                        .violations())
                .containsExactly("PRIN-01 user");

        JsonNode view = owner.get("/camunda/api/board/releases/" + key).json();
        assertThat(view.path("release").path("plannedAt").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(view.path("timeline").findValuesAsText("what"))
                .contains("said: The canteens know of it", "put it off until 2099-01-01T00:00:00Z — Later");
        assertThat(view.path("may").toString()).contains("withdraw", "put-off", "comment");
        JsonNode board =
                owner.get("/camunda/api/board?service=" + service.name()).json();
        assertThat(board.path("planned").findValuesAsText("key")).containsExactly(key);
        assertThat(board.path("mine")).isNotEmpty();
        assertThat(owner.get("/camunda/api/board?owner=nobody").json().path("phases"))
                .isEmpty();

        assertThat(owner.withoutToken()
                        .post(release + "/withdrawal", "{\"reason\": \"Forged\"}")
                        .status())
                .isEqualTo(403);
        // A session that somebody tried to use without its token is over.
        WebSession again = WebSession.of(base, "owner");
        assertThat(again.get("/camunda/api/rest/tokens").status()).isEqualTo(404);
        assertThat(again.get("/camunda/api/rest/overview?typ=hotfix").body()).contains("REL-API-050", "type");
        assertThat(again.post(release + "/withdrawal", "{\"reason\": \"Only a test\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("withdrawn");
        assertThat(again.post(release + "/comments", "{\"text\": \"Too late\"}").violations())
                .containsExactly("LOG-05 status");
    }

    @Test
    void nobodyWatchesWithoutALogin() {
        for (String path : List.of("/api/events", "/api/releases/" + key + "/events")) {
            try (EventReader anonymous = EventReader.open(port, "", path, "")) {
                assertThat(anonymous.status()).isEqualTo(401);
            }
        }
        Rest.Answer page = rest.get("", "/camunda/api/live/" + key);
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("REL-EVT-007");
        try (EventReader unknown = watch("owner", "")) {
            assertThat(unknown.status()).isEqualTo(404);
        }
    }

    /** First: a stream that another test has closed counts until the server writes to it the next time. */
    @OnlyInFull
    @Test
    @Order(1)
    @DisplayName(
            "200 clients that read nothing cost neither a database connection nor a thread, and the 21st of a person is refused")
    void twoHundredClientsCostNothing() throws IOException, SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                clients.add(client(EVERYBODY.get(i % EVERYBODY.size())));
            }
            for (Socket client : clients) {
                assertThat(readUntil(client, "event: snapshot")).startsWith("HTTP/1.1 200");
            }
            try (EventReader oneMore = EventReader.open(port, "owner", "/api/events", "")) {
                assertThat(oneMore.status()).isEqualTo(429);
            }
            assertThat(rest.get("owner", "/api/events").body()).contains("REL-EVT-006");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
            assertThat(busyWebThreads()).isLessThan(10);
            patch();
            for (Socket client : clients) {
                assertThat(readUntil(client, key)).contains("event: ");
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        // Places are free again.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (EventReader reader = EventReader.open(port, "owner", "/api/events", "")) {
                return reader.status() == 200;
            }
        });
    }

    private Socket client(String user) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write(("GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + login + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntil(Socket socket, String text) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder read = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (read.indexOf(text) < 0) {
            int n = in.read(buffer);
            assertThat(n).as("the stream ended after " + read).isPositive();
            read.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return read.toString();
    }

    /** Threads of the web server that do something just now. */
    private static long busyWebThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().startsWith("http-nio"))
                .filter(e -> e.getValue().length > 0)
                .filter(e -> e.getKey().getState() == Thread.State.RUNNABLE)
                .filter(e -> e.getKey().getName().contains("exec"))
                .count();
    }

    private Rest.Answer stop(String user, String step, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", reason));
        return rest.post(user, "/api/releases/" + key + "/steps/" + step + "/stop", body);
    }

    private String form(String user, String task) {
        return rest.get(user, "/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                .body();
    }

    private static long process(EventReader.Event progress) {
        var matcher = PROCESS.matcher(progress.data().path("lines").toString());
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static boolean alive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
}
