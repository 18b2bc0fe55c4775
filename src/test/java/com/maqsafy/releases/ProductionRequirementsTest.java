package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Production does not start on defaults. */
class ProductionRequirementsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "spring.datasource.url", "jdbc:postgresql://database/releases",
            "spring.datasource.username", "releases",
            "spring.flyway.user", "releases_owner",
            "releases.admin.password", "Tall-Giraffe-42",
            "releases.evidence.signing-key", "/run/keys/signing-key.pem");

    @TempDir
    Path directory;

    @Test
    void acceptsACompleteStart() {
        assertThat(ProductionRequirements.complaint(environment(COMPLETE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, SPRING_DATASOURCE_URL",
        "spring.flyway.user, SPRING_FLYWAY_USER",
        "releases.admin.password, RELEASES_ADMIN_PASSWORD",
        "releases.evidence.signing-key, RELEASES_EVIDENCE_SIGNINGKEY"
    })
    void namesTheMissingSettingAndItsVariable(String setting, String variable) {
        for (String nothing : new String[] {null, "", "  "}) {
            Map<String, String> settings = new HashMap<>(COMPLETE);
            settings.put(setting, nothing);
            assertThat(ProductionRequirements.complaint(environment(settings)))
                    .contains("REL-APP-001 Not started: " + setting + " (" + variable + ") is not set."
                            + " Set what is missing, or try the demonstration with --spring.profiles.active=demo.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "Short-Pass1",
                "all-lower-case-1",
                "ALL-UPPER-CASE-1",
                "No-Digit-In-Here",
                "NoSpecialSign123",
                "My-Admin-Password-1",
                "The-aDMINISTRATOR-1"
            })
    void refusesAWeakAdministratorsPasswordWithoutShowingIt(String password) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("releases.admin.password", password);
        assertThat(ProductionRequirements.complaint(environment(settings)).orElseThrow())
                .contains(
                        "releases.admin.password (RELEASES_ADMIN_PASSWORD) is too weak: it takes at least 12 characters")
                .doesNotContain(": " + password)
                .doesNotContain("\n");
    }

    @Test
    void takesTheAdministratorsOwnNameFromTheSettings() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("releases.admin.id", "giraffe");
        assertThat(ProductionRequirements.complaint(environment(settings)).orElseThrow())
                .contains("without the administrator's name");
    }

    @Test
    void needsNoOwnerWhereTablesAreMigratedElsewhere() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.remove("spring.flyway.user");
        settings.put("spring.flyway.enabled", "false");
        assertThat(ProductionRequirements.complaint(environment(settings))).isEmpty();
    }

    @Test
    void refusesTheOwnerOfTheTablesAsTheApplicationsRole() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("spring.datasource.username", "releases_owner");
        assertThat(ProductionRequirements.complaint(environment(settings)).orElseThrow())
                .startsWith(
                        "REL-APP-001 Not started: spring.flyway.user (SPRING_FLYWAY_USER), which owns the tables, is the"
                                + " role with which the application works (spring.datasource.username)");
    }

    @Test
    void acceptsAGeneratedKeyWhenSomebodyAskedForIt() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.remove("releases.evidence.signing-key");
        settings.put("releases.evidence.generate-key", "true");
        assertThat(ProductionRequirements.complaint(environment(settings))).isEmpty();
    }

    @Test
    void leavesTheDemonstrationAlone() {
        MockEnvironment demo = environment(Map.of());
        demo.setActiveProfiles("demo");
        assertThat(ProductionRequirements.complaint(demo)).isEmpty();
    }

    @Test
    void stopsTheRealApplicationWithOneLine() throws Exception {
        Run run = run(Map.of());

        assertThat(run.status).isEqualTo(1);
        assertThat(run.errors.strip().lines())
                .singleElement()
                .asString()
                .startsWith("REL-APP-001 Not started: ")
                .contains(
                        "SPRING_DATASOURCE_URL",
                        "SPRING_FLYWAY_USER",
                        "RELEASES_ADMIN_PASSWORD",
                        "RELEASES_EVIDENCE_SIGNINGKEY");
    }

    @Test
    void loadsNoLibraryBesideTheRefusalThatCouldWriteToItsErrors() throws Exception {
        run(Map.of());

        // Spring Boot's early loading begins with the validator, which logs while the log is being set up.
        String loaded = Files.readString(directory.resolve("classes.txt"));
        assertThat(loaded.contains("org.springframework.boot.SpringApplication "))
                .isTrue();
        assertThat(loaded.contains("BackgroundPreinitializer$ValidationInitializer"))
                .isFalse();
    }

    @Test
    void readsTheEnvironmentVariablesThatItNames() throws Exception {
        Run run = run(Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://database/releases",
                "SPRING_FLYWAY_USER", "releases_owner",
                "RELEASES_EVIDENCE_SIGNINGKEY", "/run/keys/signing-key.pem",
                "RELEASES_ADMIN_PASSWORD", "demo"));

        assertThat(run.status).isEqualTo(1);
        assertThat(run.errors.strip().lines())
                .singleElement()
                .asString()
                .startsWith("REL-APP-001 Not started: releases.admin.password (RELEASES_ADMIN_PASSWORD) is too weak")
                .doesNotContain("SPRING_DATASOURCE_URL", "SIGNINGKEY");
    }

    private record Run(int status, String errors) {}

    private Run run(Map<String, String> variables) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(TestJvm.command(
                        List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + directory.resolve("classes.txt")),
                        TestJvm.CLASS_PATH,
                        ReleaseManagementApplication.class))
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("output.txt").toFile())
                .redirectError(errors.toFile());
        // Settings of the machine that runs the test are not those of the child, and Java announces its own.
        builder.environment()
                .keySet()
                .removeIf(name -> Stream.of("SPRING_", "RELEASES_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                        .anyMatch(name::startsWith));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(errors, StandardCharsets.UTF_8));
    }

    private static MockEnvironment environment(Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach((name, value) -> {
            if (value != null) {
                environment.setProperty(name, value);
            }
        });
        return environment;
    }
}
