package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.MadePostgres;
import com.maqsafy.releases.testing.OnlyInFull;
import com.maqsafy.releases.testing.TestJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

@DisplayName("Profile demo starts everything by itself and stops it again")
class DemoEnvironmentTest {

    private static final String CANTEEN = "releases.services.canteen-api.";

    /** One demonstration that runs all the time, for the tests that only look at it. */
    @TempDir
    static Path sharedData;

    private static ConfigurableApplicationContext shared;

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startShared() {
        MadePostgres.in(sharedData.resolve("postgres"));
        shared = start(sharedData);
    }

    @AfterAll
    static void stopShared() {
        shared.close();
    }

    @OnlyInFull
    @Test
    void startsDatabaseAndTargetStopsThemWithTheContextAndStartsAgain() throws Exception {
        URI health;
        String url;
        LastWord last;
        List<ProcessHandle> servers;
        try (ConfigurableApplicationContext context = start(data)) {
            servers = processes(data);
            assertThat(servers)
                    .as("PostgreSQL with its workers, and the target")
                    .hasSizeGreaterThan(2);
            last = context.getBean(LastWord.class);
            ConfigurableEnvironment environment = context.getEnvironment();
            health = URI.create(environment.getProperty("demo.target-url") + "/health");
            url = environment.getRequiredProperty("spring.datasource.url");
            assertThat(body(health)).contains("\"version\" : \"1.4.1\"", "\"status\" : \"ok\"");
            try (Connection connection = connect(environment)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        for (ProcessHandle server : servers) {
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(processes(data)).as("nothing is left of it").isEmpty();
        assertThatThrownBy(() -> body(health)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(url, "releases", "x"))
                .hasMessageContaining("refused");
        assertThat(last.databaseAnswered)
                .as("the database outlives the beans that use it")
                .isTrue();

        try (ConfigurableApplicationContext context = start(data)) {
            assertThat(body(URI.create(context.getEnvironment().getProperty("demo.target-url") + "/health")))
                    .contains("\"version\" : \"1.4.1\"");
        }
    }

    @Test
    @OnlyInFull
    void runsTwoContextsWithTheirOwnDataAndRefusesTheSameDataTwice() throws Exception {
        MadePostgres.in(data.resolve("postgres"));
        try (ConfigurableApplicationContext other = start(data)) {
            assertThat(other.getEnvironment().getProperty("demo.target-url"))
                    .isNotEqualTo(shared.getEnvironment().getProperty("demo.target-url"));
            assertThatThrownBy(() -> start(sharedData)).hasMessageStartingWith("REL-DEM-001");
        }
        assertThat(body(URI.create(shared.getEnvironment().getProperty("demo.target-url") + "/health")))
                .as("neither the refused start nor the end of the other one touches the running one")
                .contains("\"status\" : \"ok\"");
    }

    @Test
    @DisplayName("OPEN-04, OPEN-05, OPEN-07, OPEN-08: the settings of canteen-api are complete")
    void contributesTheSettingsOfTheService() {
        Binder binder = Binder.get(shared.getEnvironment());
        assertThat(binder.bind(CANTEEN + "deployment.steps", Bindable.listOf(Map.class))
                        .get())
                .extracting(step -> step.get("item"))
                .containsExactly("DEP-01", "DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-04", "DEP-04", "DEP-05");
        assertThat(binder.bind(CANTEEN + "deployment.rollback.steps[1].command", Bindable.listOf(String.class))
                        .get())
                .isEqualTo(List.of("git", "checkout", "--force", "{previousTag}"));
        assertThat(binder.bind(CANTEEN + "verification.checks", Bindable.mapOf(String.class, Object.class))
                        .get())
                .hasSize(12);
        assertThat(Path.of(shared.getEnvironment().getRequiredProperty(CANTEEN + "source.repository")))
                .isDirectory();
        EnumerablePropertySource<?> source =
                (EnumerablePropertySource<?>) shared.getEnvironment().getPropertySources().stream()
                        .filter(each -> each.getName().equals("demo-canteen-api"))
                        .findFirst()
                        .orElseThrow();
        for (String name : source.getPropertyNames()) {
            assertThat(shared.getEnvironment().getProperty(name)).as(name).doesNotContain("${");
        }
    }

    @OnlyInFull
    @Test
    void stopsWhatItStartedWhenTheContextFails() throws Exception {
        MadePostgres.in(data.resolve("postgres"));
        assertThatThrownBy(() -> start(data, FailingConfiguration.class)).hasMessageContaining("no context today");

        // The directory is free again only when everything in it has stopped.
        DataDirectoryLock.acquire(data).close();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @OnlyInFull
    void stopsWithoutAComplaintWhenTheJvmIsAskedToEnd() throws Exception {
        Process demo = TestJvm.of(EndingDemo.class, data.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(demo.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(demo.waitFor()).isEqualTo(0);
        assertThat(output).contains("started").doesNotContain("Exception", "\tat ");
    }

    /** A demonstration that only starts and ends, by the JVM's own way. */
    static final class EndingDemo {

        private EndingDemo() {}

        public static void main(String[] arguments) {
            start(
                    Path.of(arguments[0]),
                    Bare.class,
                    "--spring.datasource.url=jdbc:postgresql://db.example/releases",
                    "--releases.demo.target=false");
            System.out.println("started");
            System.exit(0);
        }

        static class Bare {}
    }

    @Test
    void takesAConfiguredDatabaseInsteadOfItsOwn() {
        try (ConfigurableApplicationContext context = start(
                data,
                Configuration.class,
                "--spring.datasource.url=jdbc:postgresql://db.example/releases",
                "--releases.demo.target=false")) {
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:postgresql://db.example/releases");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void doesNothingWithoutTheProfile() {
        SpringApplication application = new SpringApplication(Configuration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context =
                application.run("--spring.profiles.active=production", "--releases.data-dir=" + data)) {
            assertThat(context.getEnvironment().containsProperty("spring.datasource.url"))
                    .isFalse();
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void saysWhereEverythingIsAndWhoMayLogIn() {
        String banner = new DemoBanner(shared.getEnvironment()).text();
        assertThat(banner.lines()).hasSizeLessThanOrEqualTo(15);
        assertThat(banner)
                .contains(
                        "http://127.0.0.1:8080/camunda/app/tasklist/",
                        "/camunda/app/releases/",
                        "/camunda/app/cockpit/",
                        "/swagger-ui.html",
                        shared.getEnvironment().getProperty("demo.target-url"),
                        "owner developer qa tech product business security",
                        "manager deployer rollback process auditor ci admin");
    }

    @OnlyInFull
    @Test
    void sendsPeopleWithATakenPortToTheSetting() throws Exception {
        MadePostgres.in(data.resolve("postgres"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            start(data, Configuration.class, "--releases.demo.target-port=" + taken.getLocalPort()))
                    .hasMessageStartingWith(
                            "REL-DEM-008 The demo service did not start on port " + taken.getLocalPort())
                    .hasMessageContaining("set releases.demo.target-port");
        }
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    }

    private static ConfigurableApplicationContext start(Path directory) {
        return start(directory, Configuration.class);
    }

    private static ConfigurableApplicationContext start(Path directory, Class<?> configuration, String... more) {
        SpringApplication application = new SpringApplication(configuration);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("releases.demo.target-port", "0", "releases.demo.laravel", "false"));
        String[] arguments = Stream.concat(
                        Stream.of("--spring.profiles.active=demo", "--releases.data-dir=" + directory), Stream.of(more))
                .toArray(String[]::new);
        return application.run(arguments);
    }

    /** What was started with something of a data directory, and what that started. */
    private static List<ProcessHandle> processes(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
    }

    private String body(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Connection connect(ConfigurableEnvironment environment) throws Exception {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }

    static class Configuration {

        @Bean
        LastWord lastWord(ConfigurableEnvironment environment) {
            return new LastWord(environment);
        }
    }

    static class FailingConfiguration {

        @Bean
        String failing() {
            throw new IllegalStateException("no context today");
        }
    }

    /** A bean that needs the database to the end, as a connection pool and an engine do. */
    static class LastWord implements DisposableBean {

        private final ConfigurableEnvironment environment;
        private boolean databaseAnswered;

        LastWord(ConfigurableEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public void destroy() throws Exception {
            if (environment.containsProperty("demo.target-url")) {
                try (Connection connection = connect(environment)) {
                    databaseAnswered = connection.isValid(5);
                }
            }
        }
    }
}
