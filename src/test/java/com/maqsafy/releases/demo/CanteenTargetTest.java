package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.demo.target.CanteenCli;
import com.maqsafy.releases.demo.target.CanteenRuntime;
import com.maqsafy.releases.demo.target.GitCommand;
import com.maqsafy.releases.testing.MadePostgres;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("canteen-api as a target: a real process, a real repository, a real database")
class CanteenTargetTest {

    @TempDir
    static Path data;

    private static DemoPostgres postgres;
    private static DemoCredentials credentials;

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private CanteenRepositoryFixture repository;
    private Path root;
    private CanteenRuntime runtime;
    private Path source;
    private @Nullable CanteenTarget target;

    @BeforeAll
    static void startPostgres() throws IOException {
        credentials = DemoCredentials.of(data);
        MadePostgres.in(data.resolve("postgres"));
        postgres = DemoPostgres.start(data, 0, credentials);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void install() throws Exception {
        for (String database : List.of("canteen", "canteen_staging")) {
            sql(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        repository = new CanteenRepositoryFixture(directory);
        root = directory.resolve("canteen-api");
        runtime = new CanteenRuntime(
                postgres.url("canteen"),
                postgres.url("canteen_staging"),
                "canteen",
                credentials.canteen(),
                "check",
                credentials.login(),
                0);
        source = repository.create();
        CanteenTarget.prepare(root, source, runtime, ChildJvm.likeThisOne(), Clock.systemUTC());
    }

    /** Tests of the console alone do without the process, which costs more than all the rest of them. */
    private void serve() throws IOException {
        target = CanteenTarget.start(root, source, runtime, ChildJvm.likeThisOne(), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        if (target != null) {
            target.close();
        }
    }

    @OnlyInFull
    @Test
    @DisplayName("POST-01, POST-02, POST-03, POST-04, POST-10..14: serves version 1.4.1 after the first start")
    void servesTheFirstVersion() throws Exception {
        serve();
        JsonNode health = json(get("/health"));
        assertThat(health.path("status").asText()).isEqualTo("ok");
        assertThat(health.path("version").asText()).isEqualTo("1.4.1");
        assertThat(health.path("database").asText()).isEqualTo("ok");
        assertThat(get("/dashboard").body()).contains("<h1>Canteens &lt;today></h1>", "Version 1.4.1");
        assertThat(get("/reports/meals").body()).startsWith("id,name\n1,\"Rice\nand beans\"");
        assertThat(get("/alerts").body()).isEqualTo("[ ]");
        for (String path : List.of("/integrations/health", "/payments/health", "/credentials/health")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/reports/wallet-limits").statusCode()).isEqualTo(404);

        assertThat(get("/api/me").statusCode()).isEqualTo(401);
        assertThat(post("/login", "{\"username\": \"check\", \"password\": \"wrong\"}")
                        .statusCode())
                .isEqualTo(401);
        String token = json(login()).path("token").asText();
        assertThat(http.send(
                                HttpRequest.newBuilder(uri("/api/me"))
                                        .header("Authorization", "Bearer " + token)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("DEP-01..05: the new code answers at once, the worker follows only when it is restarted")
    void deploysAVersionAndTheWorkerFollowsItsRestart() throws Exception {
        serve();
        assertThat(pingedBy()).isEqualTo("1.4.1");

        checkOut("v1.5.0");
        assertThat(canteen("install")).isZero();
        assertThat(canteen("migrate")).isZero();
        assertThat(printed()).contains("Migrated " + CanteenRepositoryFixture.LIMIT);
        for (String cache : List.of("config:cache", "route:cache", "view:cache")) {
            assertThat(canteen(cache)).isZero();
            assertThat(printed()).contains("of version 1.5.0");
        }

        assertThat(version()).isEqualTo("1.5.0");
        assertThat(get("/reports/wallet-limits").statusCode()).isEqualTo(200);
        assertThat(pingedBy()).isEqualTo("1.4.1");

        assertThat(canteen("queue:restart")).isZero();
        assertThat(printed()).contains("Queue worker restarted with version 1.5.0");
        assertThat(pingedBy()).isEqualTo("1.5.0");
        assertThat(json(get("/queue/status")).path("processed").asInt()).isEqualTo(3);
        assertThat(canteen("migrate")).isZero();
        assertThat(printed()).contains("Nothing to migrate");
    }

    @OnlyInFull
    @Test
    @DisplayName("RB-02, RB-03: the rollback returns code and database to the previous version")
    void rollsBackToThePreviousVersion() throws Exception {
        serve();
        checkOut("v1.5.0");
        canteen("migrate");
        assertThat(columns("wallets")).contains("daily_limit");

        assertThat(canteen("migrate:rollback", "--to=1.4.1")).isZero();
        assertThat(printed()).contains("Rolled back " + CanteenRepositoryFixture.LIMIT);
        checkOut("v1.4.1");
        canteen("queue:restart");

        assertThat(columns("wallets")).doesNotContain("daily_limit");
        assertThat(version()).isEqualTo("1.4.1");
        assertThat(pingedBy()).isEqualTo("1.4.1");
        assertThat(canteen("migrate:rollback", "--to=1.4.1"))
                .as("a second rollback must not take the previous version's tables")
                .isZero();
        assertThat(printed()).contains("Nothing to roll back");
    }

    @Test
    @OnlyInFull
    void rollsBackTheLastBatchAfterTheCheckoutLeftIt() throws Exception {
        checkOut("v1.5.0");
        canteen("migrate");
        checkOut("v1.4.1");

        assertThat(canteen("migrate:rollback")).isZero();

        assertThat(columns("wallets")).doesNotContain("daily_limit");
    }

    @OnlyInFull
    @Test
    @DisplayName("RB-03: refuses to roll back a migration that nothing takes back, and says what to do")
    void refusesToRollBackWithoutADownMigration() throws Exception {
        repository.push("2.0.0", Map.of("2026_05_01_000000_drop_meals.up.sql", "DROP TABLE meals;"));
        fetchAndCheckOut("v2.0.0");
        canteen("migrate");

        assertThat(canteen("migrate:rollback", "--to=1.4.1")).isEqualTo(3);

        assertThat(printed())
                .contains("Cannot roll back: 2026_05_01_000000_drop_meals has no down migration. Restore the backup");
        assertThat(columns("wallets")).as("all or nothing").contains("daily_limit");
    }

    @Test
    @OnlyInFull
    void undoesAMigrationThatFailsHalfway() throws Exception {
        repository.push(
                "1.7.0",
                Map.of("2026_06_01_000000_half.up.sql", "CREATE TABLE half (id int); CREATE TABLE half (id int);"));
        fetchAndCheckOut("v1.7.0");

        assertThat(canteen("migrate")).isEqualTo(1);

        assertThat(printed()).contains("Migration 2026_06_01_000000_half failed and was undone", "already exists");
        assertThat(columns("half")).isEmpty();
    }

    @OnlyInFull
    @Test
    @DisplayName("MIG-02, MIG-07: rehearses a commit on staging, on production's data, and leaves production alone")
    void rehearsesMigrationsOnStaging() throws Exception {
        sql("canteen", "INSERT INTO users (name) VALUES ('Huda')");

        assertThat(canteen("migrate:test", "v1.5.0")).isZero();

        assertThat(printed())
                .contains("Migrated " + CanteenRepositoryFixture.LIMIT + " on staging in ")
                .contains("Duration: ", "Rollback: worked, structure and data are what they were before");
        assertThat(columns("wallets")).doesNotContain("daily_limit");
        assertThat(text("canteen_staging", "SELECT count(*) FROM users")).isEqualTo("3");
    }

    @Test
    @OnlyInFull
    @DisplayName("MIG-06, RB-03: the rehearsal tells that a way back loses data")
    void rehearsalTellsThatARollbackLosesData() throws Exception {
        String commit = repository.push(
                "2.0.0",
                Map.of(
                        "2026_05_01_000000_drop_balance.up.sql",
                        "ALTER TABLE wallets DROP COLUMN balance;",
                        "2026_05_01_000000_drop_balance.down.sql",
                        "ALTER TABLE wallets ADD COLUMN balance integer NOT NULL DEFAULT 0;"
                                + "ALTER TABLE wallets ALTER COLUMN balance DROP DEFAULT;"));

        assertThat(canteen("migrate:test", commit)).isZero();

        assertThat(printed()).contains("Rollback: worked, but data changed in wallets");
    }

    @OnlyInFull
    @Test
    @DisplayName("MIG-02: the rehearsal fails for a migration that fails, and for a way back that does")
    void rehearsalFailsForABrokenMigration() throws Exception {
        String broken = repository.push(
                "1.8.0", Map.of("2026_07_01_000000_broken.up.sql", "ALTER TABLE nowhere ADD COLUMN x integer;"));
        assertThat(canteen("migrate:test", broken)).isEqualTo(1);
        assertThat(printed()).contains("2026_07_01_000000_broken failed on staging", "\"nowhere\" does not exist");

        String oneWay = repository.push(
                "1.8.1",
                Map.of(
                        "2026_07_01_000000_broken.up.sql", "ALTER TABLE wallets ADD COLUMN x integer;",
                        "2026_07_01_000000_broken.down.sql", "ALTER TABLE wallets DROP COLUMN y;"));
        assertThat(canteen("migrate:test", oneWay)).isEqualTo(3);
        assertThat(printed()).contains("Rollback: failed, 2026_07_01_000000_broken cannot be taken back");

        assertThat(canteen("migrate:test", "--upload-pack=x")).isEqualTo(1);
        assertThat(printed()).contains("The repository has no commit --upload-pack=x");
    }

    @OnlyInFull
    @Test
    @DisplayName("DEP-06, DEP-07: maintenance mode stops user traffic, and only health answers")
    void answers503InMaintenance() throws Exception {
        serve();
        assertThat(canteen("down")).isZero();
        assertThat(get("/dashboard").statusCode()).isEqualTo(503);
        assertThat(login().statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(json(get("/health")).path("maintenance").asBoolean()).isTrue();
        assertThat(canteen("queue:restart"))
                .as("workers restart in maintenance too")
                .isZero();
        assertThat(get("/no-secret").statusCode()).isEqualTo(503);

        assertThat(canteen("down", "--secret=let-me-in")).isZero();
        assertThat(get("/let-me-in").headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("laravel_maintenance=let-me-in");
        assertThat(get("/dashboard").statusCode()).as("without the cookie").isEqualTo(503);
        assertThat(get("/dashboard", "laravel_maintenance=let-me-in").statusCode())
                .isEqualTo(200);
        assertThat(get("/dashboard", "laravel_maintenance=other").statusCode()).isEqualTo(503);

        assertThat(canteen("up")).isZero();
        assertThat(get("/dashboard").statusCode()).isEqualTo(200);
        assertThat(canteen("up")).as("leaving twice is no error").isZero();
    }

    @Test
    @OnlyInFull
    @DisplayName("POST-02, POST-05, POST-09: a faulty version fails login and queue and says so in the log")
    void aFaultyVersionFailsLoginAndQueue() throws Exception {
        serve();
        repository.push("1.6.0", Map.of());
        fetchAndCheckOut("v1.6.0");
        canteen("queue:restart");

        assertThat(login().statusCode()).isEqualTo(500);
        assertThat(ping().path("status").asText()).isEqualTo("failed");

        assertThat(Files.readString(root.resolve("storage/logs/laravel.log")))
                .contains("production.ERROR: POST /login: ", "production.ERROR: Job 1 failed", "in version 1.6.0");
    }

    @Test
    @OnlyInFull
    @DisplayName("POST-09: code that cannot be read is a critical line in the log")
    void logsCodeThatCannotBeRead() throws Exception {
        serve();
        Files.writeString(root.resolve("current/canteen.json"), "{");

        assertThat(get("/dashboard").statusCode()).isEqualTo(500);

        assertThat(Files.readString(root.resolve("storage/logs/laravel.log")))
                .contains("production.CRITICAL: GET /dashboard");
    }

    @Test
    @DisplayName("PRIN-08, RULE-03: a backup holds every table, and a damaged one is refused")
    void verifiesBackupsAndRefusesDamagedOnes() throws Exception {
        Path backup = root.resolve("backups/one.zip");

        assertThat(canteen("backup", backup.toString())).isZero();
        assertThat(printed()).contains("Backed up 5 tables with 6 rows", backup.toString());
        assertThat(canteen("backup:verify", backup.toString())).isZero();
        assertThat(printed()).contains("The backup is whole: 5 tables with 6 rows, taken at ");

        byte[] whole = Files.readAllBytes(backup);
        Path damaged = root.resolve("backups/damaged.zip");
        for (int position = 0; position < whole.length; position += Math.max(1, whole.length / 60)) {
            byte[] bytes = whole.clone();
            bytes[position] ^= 0x55;
            Files.write(damaged, bytes);
            int exit = canteen("backup:verify", damaged.toString());
            // A flipped bit in a time stamp of the container damages no row; everything else must be refused.
            assertThat(exit).as("byte %d", position).isIn(0, 3);
            if (exit == 0) {
                assertThat(printed()).as("byte %d", position).contains("5 tables with 6 rows");
            }
        }
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
        assertThat(canteen("backup:verify", damaged.toString())).isEqualTo(3);
        assertThat(printed()).contains("damaged.zip is damaged: ", "Take another one before you deploy.");
        assertThat(canteen("backup:verify", root.resolve("none.zip").toString()))
                .isEqualTo(3);
    }

    @Test
    @OnlyInFull
    @DisplayName("PRIN-08: a backup whose table was exchanged for another content is refused")
    void refusesABackupWithAnExchangedTable() throws Exception {
        Path backup = root.resolve("backups/one.zip");
        canteen("backup", backup.toString());
        try (FileSystem zip = FileSystems.newFileSystem(backup)) {
            Files.writeString(zip.getPath("/tables/005.copy"), "1\t1\t1000000\n2\t2\t35\n");
        }

        assertThat(canteen("backup:verify", backup.toString())).isEqualTo(3);

        assertThat(printed()).contains("the content of table wallets has another SHA-256");
    }

    @Test
    @OnlyInFull
    @DisplayName("PRIN-08: a backup whose manifest lost the name of a member is refused")
    void refusesABackupWithADamagedManifest() throws Exception {
        for (String member : List.of("takenAt", "database", "tables", "sequences", "entry", "sha256")) {
            Path backup = root.resolve("backups/" + member + ".zip");
            canteen("backup", backup.toString());
            try (FileSystem zip = FileSystems.newFileSystem(backup)) {
                Path manifest = zip.getPath("/manifest.json");
                Files.writeString(
                        manifest, Files.readString(manifest).replaceFirst("\"" + member + "\"", "\"" + member + "x\""));
            }
            assertThat(canteen("backup:verify", backup.toString())).as(member).isEqualTo(3);
            assertThat(printed()).contains(member + ".zip is damaged: ");
        }
    }

    @Test
    void runsTheConsoleCommandAsAProcessOfItsOwn() throws Exception {
        Process process = new ProcessBuilder(
                        ChildJvm.java(), "@" + root.resolve("canteen.args"), root.toString(), "no-such-command")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains("Unknown command no-such-command", "Usage: canteen <root> <command>");
    }

    @Test
    @OnlyInFull
    void endsWhenTheApplicationThatStartedItIsGone() throws Exception {
        Process process = new ProcessBuilder(ChildJvm.java(), "@" + root.resolve("server.args"), root.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).startsWith("canteen-api listens on port ");

            process.getOutputStream().close();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void keepsItsPasswordsInAFileOfItsOwner() throws Exception {
        assertThat(Files.readString(root.resolve("runtime.json"))).doesNotContain(credentials.canteen());
        assertThat(Files.getPosixFilePermissions(root.resolve(".env"))).hasSize(2);
        assertThat(Files.getPosixFilePermissions(data.resolve(DemoCredentials.FILE)))
                .hasSize(2);
    }

    private int canteen(String... command) {
        printed.reset();
        return new CanteenCli(root, new PrintStream(printed, true, StandardCharsets.UTF_8), Clock.systemUTC())
                .run(List.of(command));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void fetchAndCheckOut(String tag) throws IOException {
        new GitCommand(root.resolve("current")).run("fetch", "--quiet", "--tags", "origin");
        checkOut(tag);
    }

    private void checkOut(String tag) throws IOException {
        new GitCommand(root.resolve("current")).run("checkout", "--quiet", "--force", tag);
    }

    private String version() throws Exception {
        return json(get("/health")).path("version").asText();
    }

    private String pingedBy() throws Exception {
        JsonNode job = ping();
        assertThat(job.path("status").asText()).isEqualTo("processed");
        return job.path("version").asText();
    }

    /** Sends a job and asks until the worker is done with it. */
    private JsonNode ping() throws Exception {
        String id = json(post("/queue/ping", "")).path("id").asText();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        JsonNode job = json(get("/queue/jobs/" + id));
        while (job.path("status").asText().equals("queued") && System.nanoTime() < end) {
            job = json(get("/queue/jobs/" + id));
        }
        return job;
    }

    private HttpResponse<String> login() throws Exception {
        return post("/login", "{\"username\": \"check\", \"password\": \"%s\"}".formatted(credentials.login()));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(target.url() + path);
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        return mapper.readTree(response.body());
    }

    private static List<String> columns(String table) throws SQLException {
        String names = text(
                "canteen",
                "SELECT coalesce(string_agg(column_name, ','), '') FROM information_schema.columns WHERE table_name = '"
                        + table + "'");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    private static String text(String database, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(database), "canteen", credentials.canteen());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void sql(String database, String command) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(database), "canteen", credentials.canteen());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
