package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.TcpProxy;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One disaster, told in order: the database of a running application goes away in several ways, the last time in the middle
 * of a deployment, from which a copy is restored elsewhere.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
public abstract class Disaster {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final List<String> CALLS = List.of(
            "/api/releases",
            "/api/services/lost-api/readiness",
            "/engine-rest/task",
            "/actuator/prometheus",
            "/camunda/api/engine/engine/default/task");

    @TempDir
    static Path data;

    private static TestService service;
    private static TestDatabase database;
    private static TestDatabase copy;
    private static TcpProxy proxy;
    private static ConfigurableApplicationContext application;
    private static Rest rest;
    private static String release;

    @BeforeAll
    static void start() throws IOException {
        service = TestService.create("lost-api", false);
        database = TestDatabase.create();
        proxy = new TcpProxy(database.port());
        application = run("original", proxy.port(), database.name());
        rest = rest(application);
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        proxy.close();
        if (copy != null) {
            copy.close();
        }
        database.close();
    }

    @Test
    @Order(1)
    @DisplayName("a database that is gone: 503 with a problem document and not ready within 5 s, alive, and few lines")
    void tellsThatTheDatabaseIsGone(CapturedOutput output) throws Exception {
        assertThat(rest.get("", "/actuator/health/readiness").status()).isEqualTo(200);
        proxy.cut();

        assertUnavailable();
        assertNoPileUp();
        proxy.mend();
        assertBack();
        assertQuiet(output);
    }

    @Test
    @Order(2)
    @DisplayName("a database that is silent: the same")
    void tellsThatTheDatabaseIsSilent(CapturedOutput output) throws Exception {
        // No connection counts as just used, and so as alive.
        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        proxy.block();

        assertUnavailable();
        proxy.mend();
        assertBack();
        assertQuiet(output);
    }

    @Test
    @Order(3)
    @DisplayName("stopping takes less than 10 s without a database, also in the middle of a step")
    void stopsWithoutADatabase() throws Exception {
        Walk walk = Walk.start(rest, request());
        release = walk.key();
        service.breakStep("hang");
        walk.until("userTask_startDeployment");
        walk.complete("userTask_startDeployment", "deployer", walk.usual("userTask_startDeployment"));
        await(() -> service.runs("take-code") == 1);
        proxy.cut();
        copy = database.copy();

        long started = System.nanoTime();
        application.close();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    @Order(4)
    @DisplayName(
            "a restored copy reaches nothing until two people say that it is production, and then asks the step's owner")
    void restoredElsewhere(CapturedOutput output) throws Exception {
        service.healthy();
        application = run("restored", database.port(), copy.name());
        rest = rest(application);

        // Longer than the locks of the original last.
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
        assertThat(service.runs("take-code"))
                .as("the interrupted step is not repeated")
                .isEqualTo(1);
        Rest.Answer reading = rest.get("owner", "/api/releases/" + release);
        assertThat(reading.status()).isEqualTo(200);
        assertThat(reading.json().path("status").asText()).isEqualTo("deploying");
        assertThat(reading.json().path("openTasks")).isEmpty();
        assertThat(reading.response().headers().firstValue("X-Releases-Mode")).hasValue("safe");
        assertThat(rest.post("owner", "/api/releases", request()).status()).isEqualTo(409);
        assertThat(rest.get("", "/actuator/health").json().path("status").asText())
                .isEqualTo("SAFE-MODE");
        assertThat(rest.get("admin", "/actuator/health").body())
                .contains("REL-INS-011", "signingKey", "worker", "jobExecutor", "diskSpace");
        assertThat(rest.get("", "/camunda/app/welcome/styles/user-styles.css").body())
                .contains("Safe mode");
        assertThat(output.getAll()).contains("REL-INS-001 Safe mode: nothing leaves this application.");
        assertThat(rest.get("admin", "/api/instance").json().path("mode").asText())
                .isEqualTo("safe");

        assertThat(claim("developer").status()).isEqualTo(403);
        assertThat(claim("admin").json().path("mode").asText()).isEqualTo("safe");
        assertThat(claim("admin").status()).isEqualTo(409);
        assertThat(claim("manager").json().path("mode").asText()).isEqualTo("normal");

        Walk walk = Walk.of(rest, release);
        walk.await("userTask_decideOnFailedStep");
        assertThat(service.runs("take-code")).isEqualTo(1);
        walk.answer(
                "userTask_decideOnFailedStep", "deployer", Map.of("decision", "repeat", "reason", "It did nothing"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.runs("take-code")).isEqualTo(2);
        assertThat(rest.get("", "/actuator/health").json().path("status").asText())
                .isEqualTo("UP");
    }

    private static Rest.Answer claim(String person) {
        return rest.post(person, "/api/instance/claims", Map.of("reason", "The first site is lost"));
    }

    private static void assertUnavailable() {
        for (String path : CALLS) {
            for (String user : path.startsWith("/camunda") ? List.of("") : List.of("owner", "auditor")) {
                Rest.Answer answer = within(AT_ONCE, () -> rest.get(user, path));
                if (path.startsWith("/camunda") && answer.status() == 401) {
                    continue;
                }
                assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(503);
                assertThat(answer.response().headers().firstValue("Retry-After"))
                        .as(path)
                        .hasValue("5");
                assertThat(answer.response().headers().firstValue("Content-Type"))
                        .as(path)
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(answer.json().path("title").asText()).as(path).isEqualTo("The database cannot be reached");
            }
        }
        Rest.Answer login = within(
                AT_ONCE,
                () -> rest.post(
                        "",
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=owner&password=demo",
                        "X-XSRF-TOKEN",
                        "none"));
        assertThat(login.status()).as(login.body()).isIn(403, 503);
        for (String user : List.of("", "admin")) {
            for (String path : List.of("/actuator/health", "/actuator/health/readiness")) {
                Rest.Answer health = within(AT_ONCE, () -> rest.get(user, path));
                assertThat(health.status()).as(path + " " + health.body()).isEqualTo(503);
                assertThat(health.json().path("status").asText()).as(path).isEqualTo("DOWN");
            }
            assertThat(within(AT_ONCE, () -> rest.get(user, "/actuator/health/liveness"))
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
        }
    }

    /** A hundred callers at once are all answered in time. */
    private static void assertNoPileUp() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<Rest.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> within(AT_ONCE, () -> rest.get("owner", "/api/releases"))));
            }
            for (Future<Rest.Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(503);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertBack() {
        await(() -> rest.get("owner", "/api/releases").status() == 200);
        await(() -> rest.get("", "/actuator/health/readiness").status() == 200);
    }

    private static void assertQuiet(CapturedOutput output) {
        assertThat(output.getAll()).contains("REL-AVL-001 The database cannot be reached", "REL-AVL-003");
        assertThat(output.getAll().lines().filter(l -> l.startsWith("\tat ")))
                .as("stack traces")
                .isEmpty();
        assertThat(output.getAll().lines().filter(l -> l.contains(" WARN ") || l.contains(" ERROR ")))
                .hasSizeLessThan(15);
    }

    private static Rest.Answer within(Duration most, Supplier<Rest.Answer> call) {
        long started = System.nanoTime();
        Rest.Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(most);
        return answer;
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Map<String, Object> request() {
        try {
            service.branch("release/1.0.1", "v1.0.0", Map.of("app/Snack.php", "<?php // 1.0.1\n"));
        } catch (IllegalStateException e) {
            // It is there already.
        }
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        return request;
    }

    private static Rest rest(ConfigurableApplicationContext context) {
        return new Rest(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static ConfigurableApplicationContext run(String name, int port, String databaseName) throws IOException {
        Path key = data.resolve("signing-key.pem");
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--releases.demo.target=false",
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/" + databaseName,
                "--spring.datasource.username=" + TestDatabase.USERNAME,
                "--spring.datasource.password=" + TestDatabase.PASSWORD,
                "--spring.flyway.user=" + TestDatabase.OWNER,
                "--spring.flyway.password=" + TestDatabase.OWNER,
                "--releases.worker.lock-duration=3s",
                "--releases.data-dir=" + data.resolve(name)));
        if (Files.exists(key)) {
            arguments.add("--releases.evidence.signing-key=" + key);
        }
        Map<String, String> settings = new LinkedHashMap<>(service.settings());
        String step = "releases.services.lost-api.deployment.steps[0].";
        settings.put(step + "idempotent", "false");
        settings.put(step + "timeout", "60s");
        settings.put(step + "command[1]", "-c");
        settings.put(step + "command[2]", service.hanging("take-code"));
        settings.forEach((setting, value) -> arguments.add("--" + setting + "=" + value));
        ConfigurableApplicationContext context =
                new SpringApplication(ReleaseManagementApplication.class).run(arguments.toArray(String[]::new));
        if (!Files.exists(key)) {
            Files.copy(data.resolve(name).resolve("evidence/signing-key.pem"), key);
        }
        return context;
    }
}
