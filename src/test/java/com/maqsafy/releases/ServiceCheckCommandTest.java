package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.settings.Inspection.Outcome;
import com.maqsafy.releases.settings.InspectionResult;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.verification.CheckCatalogue;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Tries out a real service: a Git repository, directories, programs and a server that notes what it is asked. */
class ServiceCheckCommandTest {

    @TempDir
    Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;
    private String yaml;

    @BeforeEach
    void service() throws Exception {
        Path repository = directory.resolve("repository");
        try (Git git = Git.init()
                .setDirectory(repository.toFile())
                .setInitialBranch("main")
                .call()) {
            git.commit()
                    .setMessage("first")
                    .setSign(false)
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .call();
            git.tag().setName("v1.0.0").setMessage("1.0.0").setSigned(false).call();
        }
        Files.createDirectories(directory.resolve("backups"));
        Files.writeString(directory.resolve("app.log"), "quiet\n");
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            boolean anonymous = exchange.getRequestHeaders().getFirst("Authorization") == null;
            byte[] body = "{\"token\": \"t0ken\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.equals("/me") && anonymous ? 401 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        yaml = """
                releases.services:
                  orders-api:
                    source: {repository: DIR/repository}
                    deployment:
                      working-directory: DIR
                      steps:
                        - {id: step, item: DEP-01, title: Step, command: [sh, -c, "touch DIR/touched"], timeout: 60s}
                      maintenance:
                        enter: {command: [sh, -c, "touch DIR/touched"]}
                        leave: {command: [sh, -c, "touch DIR/touched; true"]}
                      backup:
                        command: [sh, -c, "touch DIR/touched", "{backup}"]
                        verify-command: [cat, "{backup}"]
                        path: DIR/backups/{release}.sql
                      rollback:
                        steps:
                          - {id: back, item: RB-02, title: Back, command: [sh, -c, "touch DIR/touched"], timeout: 60s}
                    verification:
                      checks:
                        health: {item: POST-01, kind: http, url: "URL/health", json: {version: "{version}"}}
                        login: {item: POST-02, kind: login, url: "URL/login", username: probe, password: s3cret-pw}
                        me: {item: POST-03, kind: protected, url: "URL/me", login: login}
                        queue: {item: POST-05, kind: queue, enqueue-url: "URL/queue", status-url: "URL/queue/{id}"}
                        nginx: {item: POST-08, kind: command, command: [sh, -c, "touch DIR/touched"]}
                        log: {item: POST-09, kind: log, file: DIR/app.log, pattern: ERROR}
                    calendar:
                      zone: UTC
                      maintenance-windows: [{days: [monday], from: "00:00", to: "24:00"}]
                    notes: {storage: DIR/notes}
                  snack-api:
                    source: {repository: DIR/repository}
                    verification:
                      checks:
                        login: {item: POST-02, kind: login, url: "URL/login", username: probe, password: s3cret-pw}
                """.replace("DIR", directory.toString())
                .replace("URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The command says nothing but what it finds; whoever is tested next in this JVM logs as ever. */
    @AfterAll
    static void logsAgain() {
        LoggingSystem logging = LoggingSystem.get(ServiceCheckCommandTest.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        logging.setLogLevel("com.maqsafy.releases.settings", null);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("everything is tried out, and the target sees nothing but reading requests and the login")
    void triesOutEverythingAndChangesNothing() throws IOException {
        List<Path> before = files();

        assertThat(run("orders-api")).as(text(out) + text(err)).isZero();

        assertThat(text(out))
                .contains("ok             repository (releases.services.orders-api.source.repository,")
                .contains("1 tags of versions, the highest is v1.0.0.")
                .contains("deployment step step (releases.services.orders-api.deployment.steps[0].command,")
                .contains("rollback step back (")
                .contains("entering maintenance mode (")
                .contains("place of the backup (releases.services.orders-api.deployment.backup.path,")
                .contains("check login (login) (releases.services.orders-api.verification.checks.login,")
                .contains("not-configured test of migrations on staging (")
                .contains("storage of the notes (releases.services.orders-api.notes.storage,")
                .contains("maintenance windows (")
                .contains("orders-api: ok")
                .doesNotContain("s3cret-pw", "t0ken", "failed ");
        assertThat(requests).contains("GET /health", "GET /me", "POST /login");
        assertThat(requests).allMatch(request -> request.startsWith("GET ") || request.equals("POST /login"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void tellsEverythingThatIsMissingByItsSetting() throws IOException {
        yaml = yaml.replace("working-directory: " + directory, "working-directory: " + directory + "/nowhere")
                .replace("[cat, ", "[no-such-program, ")
                .replace("backups/{release}", "no-backups/{release}")
                .replace("/repository}", "/backups}")
                .replace("app.log", "other.log")
                .replace("storage: " + directory + "/notes", "storage: " + directory + "/app.log/notes");
        server.stop(0);

        assertThat(run("orders-api")).isEqualTo(1);

        String base = "releases.services.orders-api.";
        assertThat(text(out).lines().filter(line -> line.startsWith("failed ")))
                .anyMatch(line -> line.contains(base + "source.repository") && line.contains("is no Git repository"))
                .anyMatch(line -> line.contains(base + "deployment.working-directory")
                        && line.contains(
                                "There is no directory " + directory + "/nowhere. Create it or correct the path."))
                .anyMatch(line -> line.contains(base + "deployment.backup.path") && line.contains("no-backups"))
                .anyMatch(line ->
                        line.contains(base + "verification.checks.health") && line.contains("check that it is up"))
                .anyMatch(line -> line.contains(base + "verification.checks.log") && line.contains("is missing"))
                .anyMatch(line -> line.contains(base + "notes.storage") && line.contains("is no directory"));
        assertThat(text(out)).contains("orders-api: failed").doesNotContain("s3cret-pw");
    }

    @Test
    void aDisabledServiceTellsItsMistakesAndTheOthersWork() throws IOException {
        yaml = yaml.replace("timeout: 60s", "timeout: 60");

        assertThat(run("orders-api")).isEqualTo(1);
        assertThat(text(out))
                .contains("failed         settings (releases.services.orders-api.deployment.steps[0].timeout, 0 ms)"
                        + ": REL-SET-010 releases.services.orders-api.deployment.steps[0].timeout is 60 without a unit:"
                        + " write 60s or 1m");
        assertThat(requests).isEmpty();
        assertThat(run("snack-api")).isZero();
    }

    @Test
    void aMistakeOutsideTheServicesIsOneLine() throws IOException {
        PrintStream real = System.err;
        System.setErr(new PrintStream(err));
        try {
            assertThat(run("orders-api", "--releases.worker.threds=4", "--releases.policy.backup-max-age=7200"))
                    .isEqualTo(1);
        } finally {
            System.setErr(real);
        }

        assertThat(text(err).lines().filter(line -> line.contains("REL-")))
                .singleElement()
                .asString()
                .startsWith("REL-SET-001 Not started:")
                .contains("releases.worker.threds is no setting: write releases.worker.threads")
                .contains("releases.policy.backup-max-age is 7200 without a unit: write 7200s or 120m");
    }

    @ParameterizedTest(name = "found before: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            notes: {storage: DIR/notes} | source: {repository: DIR}  | found duplicate key source in line 29, column 5
            zone: UTC                   | zone: UTC: s3cret-pw       | mapping values are not allowed here in line
            """)
    void whatIsNoYamlIsOneLineWithItsPlace(String right, String wrong, String said) throws IOException {
        yaml = yaml.replace(right.replace("DIR", directory.toString()), wrong.replace("DIR", directory.toString()));
        PrintStream real = System.err;
        System.setErr(new PrintStream(err));
        try {
            assertThat(run("orders-api")).isEqualTo(1);
        } finally {
            System.setErr(real);
        }

        assertThat(text(err).lines().filter(line -> line.contains("REL-")))
                .singleElement()
                .asString()
                .startsWith("REL-SET-210 Not started: a file of settings is no YAML: " + said)
                .contains("Mend it there:");
        assertThat(text(err)).doesNotContain("s3cret-pw", "\tat ");
    }

    @Test
    void namesTheServicesThatThereAre() throws IOException {
        assertThat(run("order-api")).isEqualTo(1);

        assertThat(text(err)).contains("REL-SET-021 There is no service order-api. Known are orders-api, snack-api.");
    }

    @Test
    void noModuleSeesADisabledServiceAndReadinessSaysWhy() throws IOException {
        yaml = yaml.replace("timeout: 60s", "timeout: 60");

        try (ConfigurableApplicationContext context = context(Map.of())) {
            ServiceSettings settings = context.getBean(ServiceSettings.class);
            assertThat(settings.services()).containsExactly("orders-api", "snack-api");
            assertThat(settings.disabled("orders-api")).isTrue();
            assertThat(settings.disabled("snack-api")).isFalse();
            assertThat(Binder.get(context.getEnvironment())
                            .bind("releases.services", Bindable.mapOf(String.class, Object.class))
                            .get())
                    .containsOnlyKeys("snack-api");
            assertThat(context.getBean(CheckCatalogue.class).items("orders-api"))
                    .isEmpty();
            assertThat(settings.refusal("orders-api-2.0.0").orElseThrow())
                    .startsWith("REL-SET-003 Nothing is done for orders-api-2.0.0: the service orders-api is disabled")
                    .contains("deployment.steps[0].timeout is 60 without a unit");
            assertThat(settings.refusal("snack-api-2.0.0")).isEmpty();
            assertThat(context.getBean(ServiceInspections.class).shortcomings("orders-api"))
                    .hasSize(2)
                    .allMatch(mistake -> mistake.contains("without a unit"));
        }
    }

    @Test
    void whatIsMissingOnThisMachineIsToldAtOnceAndWhenItIsThereNoMore() throws IOException {
        yaml = yaml.replace("working-directory: " + directory, "working-directory: " + directory + "/later")
                .replace("[cat, ", "[no-such-program, ");

        try (ConfigurableApplicationContext context = context(Map.of())) {
            ServiceInspections inspections = context.getBean(ServiceInspections.class);
            assertThat(inspections.shortcomings("orders-api"))
                    .containsExactly(
                            "REL-SET-011 releases.services.orders-api.deployment.working-directory: There is no directory "
                                    + directory + "/later. Create it or correct the path.",
                            "REL-SET-011 releases.services.orders-api.deployment.backup.verify-command: There is no program"
                                    + " no-such-program on the PATH of this application. Install it, or name it with its"
                                    + " full path.");
            Files.createDirectory(directory.resolve("later"));
            assertThat(inspections.shortcomings("orders-api")).hasSize(1);
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void aVariableBelongsToTheServiceAndTheCheckThatAreMeant() throws IOException {
        int snack = yaml.indexOf("snack-api:");
        yaml = yaml.substring(0, snack) + yaml.substring(snack).replace("login: {", "admin-login: {");
        try (ConfigurableApplicationContext context = context(
                Map.of("RELEASES_SERVICES_SNACKAPI_VERIFICATION_CHECKS_ADMINLOGIN_URL", "http://127.0.0.1:1/x"))) {
            assertThat(context.getBean(ServiceSettings.class).services()).containsExactly("orders-api", "snack-api");
            List<InspectionResult> results =
                    context.getBean(ServiceInspections.class).inspect("snack-api");
            assertThat(results.stream().filter(r -> r.what().startsWith("check ")))
                    .singleElement()
                    .satisfies(result -> assertThat(result.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    private ConfigurableApplicationContext context(Map<String, Object> variables) throws IOException {
        return ServiceCheckCommand.surroundings()
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run("--spring.config.additional-location=" + written());
    }

    private int run(String... args) throws IOException {
        String[] all = Stream.concat(
                        Stream.concat(Stream.of("check-service"), Stream.of(args)),
                        Stream.of("--spring.config.additional-location=" + written()))
                .toArray(String[]::new);
        return ServiceCheckCommand.run(new PrintStream(out, true), new PrintStream(err, true), all);
    }

    private String written() throws IOException {
        Path file = directory.resolve("services.yml");
        Files.writeString(file, yaml);
        return file.toUri().toString();
    }

    private List<Path> files() throws IOException {
        written();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
