package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.maqsafy.releases.modelproof.ModelCheck;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.process.DeployedModels.RunningVersion;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VisibleReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("POST /api/models/check judges models and deploys nothing")
class ModelsControllerTest {

    private static final ModelCheck CHECK = ModelCheck.standalone();
    private static final Map<String, byte[]> SHIPPED = new TreeMap<>();
    private static final Principal PERSON = () -> "process";

    private final DeployedModels deployed = mock();
    private final VisibleReleases releases = mock();
    private final People people = mock();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new ModelsController(CHECK, deployed, releases, people))
            .setControllerAdvice(new Problems())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()))
            .build();

    @BeforeAll
    static void shipped() throws IOException {
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                        SHIPPED.put(file.getFileName().toString(), Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    @BeforeEach
    void standUp() {
        when(people.roles("process")).thenReturn(Set.of("process-owner"));
        when(deployed.newest()).thenReturn(SHIPPED);
        when(releases.find(anyString())).thenReturn(Optional.empty());
        ReleaseDetails known = mock();
        when(releases.find(eq("canteen-api-1.5.0"))).thenReturn(Optional.of(known));
        Instant day = Instant.parse("2026-03-02T09:00:00Z");
        when(deployed.running())
                .thenReturn(List.of(
                        new RunningVersion("security-release", 3, "1.0.0", day, true, List.of("canteen-api-1.4.1")),
                        new RunningVersion(
                                "standard-release",
                                3,
                                "1.0.0",
                                day,
                                false,
                                List.of("canteen-api-1.4.2", "canteen-api-1.5.0"))));
    }

    private static MockMultipartFile file(String name, String text, String by) {
        String shipped = new String(SHIPPED.get(name), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shipped).contains(text);
        return new MockMultipartFile(
                "files",
                name,
                "application/octet-stream",
                shipped.replace(text, by).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("It says what would change, and which releases stay on what; a hidden release is not there")
    void saysWhatWouldChange() throws Exception {
        http.perform(multipart("/api/models/check")
                        .file(file("failure-owner.dmn", "PT15M", "PT10M"))
                        .file(file("production-deployment.bpmn", "name=\"Confirm backup\"", "name=\"Check backup\""))
                        .principal(PERSON))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ok").value(true))
                .andExpect(jsonPath("$.summary").value("Would be deployed: 2 files change."))
                .andExpect(jsonPath("$.changes[0].file").value("failure-owner.dmn"))
                .andExpect(jsonPath("$.changes[0].change").value("changed"))
                .andExpect(jsonPath("$.changes[1].elements").value("changed userTask_confirmBackup"))
                .andExpect(jsonPath("$.objections").isEmpty())
                .andExpect(jsonPath("$.running.length()").value(1))
                .andExpect(jsonPath("$.running[0].process").value("standard-release"))
                .andExpect(jsonPath("$.running[0].version").value(3))
                .andExpect(jsonPath("$.running[0].newest").value(false))
                .andExpect(jsonPath("$.running[0].releases").value("canteen-api-1.5.0"));
    }

    @Test
    @DisplayName("All objections are in the answer, the first in one line")
    void saysWhatStandsAgainstIt() throws Exception {
        http.perform(multipart("/api/models/check")
                        .file(file(
                                "production-deployment.bpmn",
                                "camunda:candidateGroups=\"management\"",
                                "camunda:candidateGroups=\"developer\""))
                        .file(file(
                                "standard-release.bpmn",
                                "targetRef=\"callActivity_releaseApproval\"",
                                "targetRef=\"callActivity_productionDeployment\""))
                        .principal(PERSON))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ok").value(false))
                .andExpect(jsonPath("$.summary")
                        .value(org.hamcrest.Matchers.matchesPattern("\\S+\\.bpmn: .{40,}\\(and \\d+ more\\)")))
                .andExpect(jsonPath("$.summary").value(org.hamcrest.Matchers.matchesPattern(".{1,160}")))
                .andExpect(
                        jsonPath("$.objections")
                                .value(
                                        org.hamcrest.Matchers.hasItem(
                                                "production-deployment.bpmn: userTask_decideOnPeakDeployment: RULE-07: its candidate groups must be exactly management: nobody else may do it")))
                .andExpect(jsonPath("$.objections")
                        .value(org.hamcrest.Matchers.hasItem(
                                org.hamcrest.Matchers.containsString("does not pass the call of release-approval"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camunda-admin", "release-owner", "auditor"})
    void isForProcessOwners(String role) throws Exception {
        when(people.roles("process")).thenReturn(Set.of(role));
        http.perform(multipart("/api/models/check")
                        .file(file("failure-owner.dmn", "PT15M", "PT10M"))
                        .principal(PERSON))
                .andExpect(status().isForbidden());
    }

    @Test
    void refusesNothingAndTwice() throws Exception {
        http.perform(multipart("/api/models/check").principal(PERSON))
                .andExpect(status().isBadRequest())
                .andExpect(
                        content().string(org.hamcrest.Matchers.containsString("REL-API-060 files: there is no file")));
        http.perform(multipart("/api/models/check")
                        .file(file("failure-owner.dmn", "PT15M", "PT10M"))
                        .file(file("failure-owner.dmn", "PT15M", "PT5M"))
                        .principal(PERSON))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(org.hamcrest.Matchers.containsString(
                                "REL-API-060 files: two files are named 'failure-owner.dmn'")));
    }

    @Test
    void refusesFilesThatAreNoModels() throws Exception {
        http.perform(multipart("/api/models/check")
                        .file(new MockMultipartFile("files", "run.groovy", "text/plain", new byte[] {1}))
                        .principal(PERSON))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ok").value(false))
                .andExpect(jsonPath("$.objections[0]")
                        .value(org.hamcrest.Matchers.startsWith(
                                "run.groovy: file: no way around the policy: only .bpmn, .dmn and .form files")));
    }
}
