package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RulesApplied;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import com.maqsafy.releases.verification.CheckKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;

@DisplayName("PRIN-02: by which rules a release is judged is listed, and the files of the list are kept")
class AppliedRulesTest {

    private final ReleaseDetails release = ReleaseStory.requested().details();
    private final Map<String, String> kept = new HashMap<>();
    private final DeployedModels models = mock(DeployedModels.class);
    private final DeploymentPlans plans = mock(DeploymentPlans.class);
    private final ApplicableChecks checks = mock(ApplicableChecks.class);
    private final KeptDocuments documents = mock(KeptDocuments.class);
    private final Ledger ledger = mock(Ledger.class);

    @BeforeEach
    void deployed() {
        when(documents.keep(anyString())).thenAnswer(call -> {
            String content = call.getArgument(0);
            kept.put(KeptDocuments.sha256(content), content);
            return KeptDocuments.sha256(content);
        });
        when(documents.find(anyString()))
                .thenAnswer(call -> Optional.ofNullable(kept.get(call.<String>getArgument(0))));
        when(plans.resolved(release)).thenReturn(ReleaseStory.PLAN);
        when(checks.of(
                        "canteen-api",
                        release.type(),
                        new PolicyCatalogue().applicableChecks(List.of("code-logic"), release.type())))
                .thenReturn(List.of(new CheckDefinition("health", "POST-01", CheckKind.HTTP, true, "It is up")));
        when(models.newestDeployment()).thenReturn("second");
        when(models.deploymentOf("definition")).thenReturn("first");
        when(models.files("first")).thenReturn(files("first"));
        when(models.files("second")).thenReturn(files("second"));
    }

    @Test
    @DisplayName("a running release has those of its own deployment: models, policy, checks, steps and the application")
    void listsTheRulesOfARunningRelease() throws JsonProcessingException {
        JsonNode list = list(rules(true).of(release, "definition"));

        assertThat(list.at("/application/version").asText()).isEqualTo("9.8.7");
        assertThat(list.at("/application/commit").asText()).isEqualTo("c0ffee");
        assertThat(list.at("/checks").toString())
                .isEqualTo("[{\"critical\":true,\"id\":\"health\",\"item\":\"POST-01\",\"kind\":\"HTTP\"}]");
        assertThat(list.at("/steps")).hasSize(3);
        assertThat(list.at("/steps/1/step").asText()).isEqualTo("migrate");
        JsonNode files = list.path("files");
        assertThat(files.fieldNames())
                .toIterable()
                .containsExactly("policy/catalogue.json", "policy/forms.json", "standard-release.bpmn");
        assertThat(kept.get(files.path("standard-release.bpmn").asText())).isEqualTo("the model of first");
        assertThat(kept.get(files.path("policy/catalogue.json").asText())).contains("\"PRIN-02\"");
    }

    @Test
    @DisplayName("a new release begins with those in force, and the ledger says so")
    void beginsWithTheRulesInForce() throws JsonProcessingException {
        rules(false).begun(release, mock(ReleaseRequest.class), "instance");

        String sha256 = kept.entrySet().stream()
                .filter(document -> document.getValue().startsWith("{\"application\""))
                .findFirst()
                .orElseThrow()
                .getKey();
        verify(ledger)
                .append(Attestation.of("canteen-api-1.5.0", "system:policy", new RulesApplied(sha256, "unknown", 3)));
        assertThat(kept.get(list(sha256).at("/files/standard-release.bpmn").asText()))
                .isEqualTo("the model of second");
        assertThat(list(sha256).at("/application/commit").asText()).isEqualTo("unknown");
    }

    @Test
    @DisplayName("the files of a deployment are read once, unless what was kept went with its transaction")
    void keepsFilesUntilTheyAreThere() {
        AppliedRules rules = rules(true);
        String first = rules.of(release, "definition");
        assertThat(rules.of(release, "definition")).isEqualTo(first);
        verify(models).files("first");

        kept.clear();
        assertThat(rules.of(release, "definition")).isEqualTo(first);
        verify(models, times(2)).files("first");
        assertThat(kept).hasSize(4);
    }

    private AppliedRules rules(boolean built) {
        Properties properties = new Properties();
        properties.setProperty("version", "9.8.7");
        properties.setProperty("commit.id", "c0ffee");
        return new AppliedRules(
                models,
                plans,
                checks,
                new PolicyCatalogue(),
                documents,
                ledger,
                new CanonicalJson(),
                provider(built ? Stream.of(new BuildProperties(properties)) : Stream.empty()),
                provider(built ? Stream.of(new GitProperties(properties)) : Stream.empty()));
    }

    private static <T> ObjectProvider<T> provider(Stream<T> values) {
        ObjectProvider<T> provider = mock();
        when(provider.stream()).thenReturn(values);
        return provider;
    }

    private static Map<String, byte[]> files(String deployment) {
        return Map.of("standard-release.bpmn", ("the model of " + deployment).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode list(String sha256) throws JsonProcessingException {
        return new ObjectMapper().readTree(kept.get(sha256));
    }
}
