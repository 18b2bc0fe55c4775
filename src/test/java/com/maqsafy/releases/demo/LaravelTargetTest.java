package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.demo.LaravelTarget.Databases;
import com.maqsafy.releases.demo.target.CanteenRuntime;
import com.maqsafy.releases.demo.target.GitCommand;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.MadePostgres;
import com.maqsafy.releases.testing.MariaDb;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("canteen-api on a real Laravel: artisan, a real queue worker, a real database")
@OnlyInFull
class LaravelTargetTest {

    private static final String LIMIT = "2025_10_20_000001_add_daily_limit_to_wallets";

    @TempDir
    static Path data;

    @TempDir
    Path directory;

    private static DemoPostgres postgres;
    private static DemoCredentials credentials;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient stranger = HttpClient.newHttpClient();
    private Path root;
    private LaravelTarget target;
    private String printed = "";

    /** Asks a database for the columns of a table. */
    private interface Columns {
        String of(String table) throws Exception;
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @DisplayName(
            "DEP-01..07, RB-02, RB-03, MIG-02, POST-05: deployed in maintenance mode and rolled back, on PostgreSQL")
    void deploysAndRollsBackOnPostgres() throws Exception {
        requireLaravel("pgsql");
        credentials = DemoCredentials.of(data);
        MadePostgres.in(data.resolve("postgres"));
        postgres = DemoPostgres.start(data, 0, credentials);
        start(new Databases(
                "pgsql", "127.0.0.1", postgres.port(), "canteen", "canteen_staging", "canteen", credentials.canteen()));
        deploysAndRollsBack(table -> {
            try (Connection connection =
                            DriverManager.getConnection(postgres.url("canteen"), "canteen", credentials.canteen());
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "SELECT coalesce(string_agg(column_name, ','), '') FROM information_schema.columns WHERE table_name = '"
                                            + table + "'")) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    @Test
    @DisplayName("DEP-01..07, RB-02, RB-03, MIG-02, POST-05: deployed in maintenance mode and rolled back, on MariaDB")
    void deploysAndRollsBackOnMariaDb() throws Exception {
        requireLaravel("mysql");
        Installed.require(
                MariaDb.installed(), "mariadb-server is not installed, so Laravel on MariaDB is NOT tested here.");
        try (MariaDb mariaDb = MariaDb.start(directory)) {
            start(new Databases(
                    "mysql",
                    "127.0.0.1",
                    mariaDb.port(),
                    "canteen",
                    "canteen_staging",
                    MariaDb.USER,
                    MariaDb.PASSWORD));
            deploysAndRollsBack(table -> mariaDb.sql(
                    "SELECT group_concat(column_name) FROM information_schema.columns WHERE table_schema = 'canteen' AND table_name = '"
                            + table + "'"));
        }
    }

    private void deploysAndRollsBack(Columns columns) throws Exception {
        try (LaravelTarget running = target) {
            JsonNode health = json(get(stranger, "/health"));
            assertThat(health.path("version").asText()).isEqualTo("1.4.1");
            assertThat(health.path("framework").asText()).startsWith("Laravel 8.");
            assertThat(pingedBy(stranger)).isEqualTo("1.4.1");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("laravel.env"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(root.resolve("laravel/bootstrap/cache"))))
                    .isEqualTo("rwx------");

            assertThat(artisan("migrate:rehearse", "origin/release/1.5.0")).isZero();
            assertThat(printed).contains("Migrated:  " + LIMIT, "Duration: ", "Rollback: worked");
            assertThat(columns.of("wallets")).contains("balance").doesNotContain("daily_limit");

            HttpClient checker = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            assertThat(artisan("down", "--secret=let-me-in")).isZero();
            assertThat(get(stranger, "/dashboard").statusCode()).isEqualTo(503);
            get(checker, "/let-me-in");
            assertThat(get(checker, "/dashboard").statusCode()).isEqualTo(200);

            checkOut("origin/release/1.5.0");
            assertThat(artisan("migrate", "--force")).isZero();
            for (String cache : List.of("config:cache", "route:cache", "view:cache")) {
                assertThat(artisan(cache)).as(cache).isZero();
            }
            assertThat(columns.of("wallets")).contains("daily_limit");
            assertThat(pingedBy(checker))
                    .as("the worker keeps the code with which it started")
                    .isEqualTo("1.4.1");
            assertThat(artisan("queue:restart")).isZero();
            assertThat(pingedBy(checker, "1.5.0")).isEqualTo("1.5.0");
            assertThat(get(checker, "/dashboard").body()).contains("Version 1.5.0");
            assertThat(get(stranger, "/dashboard").statusCode()).isEqualTo(503);

            assertThat(artisan("migrate:rollback-to", "v1.4.1")).isZero();
            checkOut("v1.4.1");
            artisan("config:cache");
            artisan("queue:restart");
            assertThat(columns.of("wallets")).contains("balance").doesNotContain("daily_limit");
            assertThat(pingedBy(checker, "1.4.1")).isEqualTo("1.4.1");
            assertThat(artisan("migrate:rollback-to", "v1.4.1"))
                    .as("a second rollback must not take the previous version's tables")
                    .isZero();
            assertThat(printed).contains("Nothing to roll back");

            assertThat(artisan("up")).isZero();
            assertThat(artisan("up")).as("leaving twice is no error").isZero();
            assertThat(get(stranger, "/dashboard").body()).contains("Version 1.4.1");

            checkOut("origin/release/1.6.0");
            assertThat(login().statusCode()).as("the faulty release").isEqualTo(500);
            assertThat(Files.readString(root.resolve("storage/logs/laravel.log")))
                    .contains("production.ERROR: POST /login: ");
        }
    }

    private static void requireLaravel(String driver) {
        LaravelTarget.missing(driver)
                .ifPresent(missing -> Installed.require(
                        false,
                        "Laravel cannot run here (" + missing
                                + "), so the demonstration's real target is NOT tested here."));
    }

    private void start(Databases databases) throws IOException {
        Path repository = directory.resolve("canteen-api.git");
        new DemoRepository().create(repository);
        root = directory.resolve("canteen-api");
        CanteenRuntime runtime = new CanteenRuntime(
                "jdbc:postgresql://127.0.0.1:1/none",
                "jdbc:postgresql://127.0.0.1:1/none",
                databases.user(),
                databases.password(),
                "check",
                "log-in",
                0);
        target = LaravelTarget.start(root, repository, runtime, ChildJvm.likeThisOne(), databases, Clock.systemUTC());
    }

    private int artisan(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(LaravelTarget.PHP, root.resolve("laravel/artisan").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private void checkOut(String revision) throws IOException {
        new GitCommand(root.resolve("current")).run("checkout", "--quiet", "--force", revision);
    }

    /** Pings until the wanted version takes the job: a worker that was told to restart may take one more. */
    private String pingedBy(HttpClient client, String wanted) throws Exception {
        String version = pingedBy(client);
        for (int tried = 0; tried < 5 && !version.equals(wanted); tried++) {
            version = pingedBy(client);
        }
        return version;
    }

    /** Sends a job and asks until the worker is done with it. */
    private String pingedBy(HttpClient client) throws Exception {
        String id = json(client.send(
                        HttpRequest.newBuilder(uri("/queue/ping"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .path("id")
                .asText();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonNode job = json(get(client, "/queue/jobs/" + id));
        while (job.path("status").asText().equals("queued") && System.nanoTime() < end) {
            job = json(get(client, "/queue/jobs/" + id));
        }
        assertThat(job.path("status").asText()).isEqualTo("processed");
        return job.path("version").asText();
    }

    private HttpResponse<String> login() throws Exception {
        return stranger.send(
                HttpRequest.newBuilder(uri("/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\": \"check\", \"password\": \"log-in\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(target.url() + path);
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        return mapper.readTree(response.body());
    }
}
