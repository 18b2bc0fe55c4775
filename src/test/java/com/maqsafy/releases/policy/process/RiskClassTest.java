package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.ReleaseType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RULE-07: approvers read the risk class, and why, from the table that will decide it")
class RiskClassTest {

    private static final DefinitionVersion DEFINITION = new DefinitionVersion("release-approval", 3);

    private final ReleaseStory story = ReleaseStory.prepared();
    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final RiskClass risk = new RiskClass(repository, withoutAuthorization);

    @BeforeEach
    void deploy() throws IOException {
        when(withoutAuthorization.call(any())).thenAnswer(asked -> ((Supplier<?>) asked.getArgument(0)).get());
        process(mock(ProcessDefinition.class));
        DecisionDefinition table = mock(DecisionDefinition.class);
        when(table.getId()).thenReturn("table");
        decision(table);
        when(repository.getDecisionModel("table"))
                .thenReturn(Files.newInputStream(Path.of("bpmn", "deployment-risk.dmn")));
    }

    @Test
    void tellsTheClassAndTheReason() {
        assertThat(risk.of(new Scene(story).dossier(), DEFINITION))
                .hasValueSatisfying(text -> assertThat(text).matches("(low|medium): .+"));

        story.type = ReleaseType.MAJOR;
        assertThat(risk.of(new Scene(story).dossier(), DEFINITION)).contains("high: Breaking or infrastructure");
        story.type = ReleaseType.MINOR;
        story.changedAspects = List.of("finance");
        assertThat(risk.of(new Scene(story).dossier(), DEFINITION))
                .hasValueSatisfying(text -> assertThat(text).endsWith(": Money, identities or credentials"));
        story.change(
                "sourceInspected", p -> p.withArray("migrations").addObject().put("destructive", true));
        assertThat(risk.of(new Scene(story).dossier(), DEFINITION)).contains("high: Data or structure is destroyed");
        verify(repository, times(1)).getDecisionModel("table");
    }

    @Test
    void isNotClassedWhereTheDeploymentHasNoSuchTable() {
        decision(null);
        assertThat(risk.of(new Scene(story).dossier(), DEFINITION)).isEmpty();
        process(null);
        assertThat(risk.of(new Scene(story).dossier(), new DefinitionVersion("release-approval", 4)))
                .isEmpty();
    }

    private void process(ProcessDefinition process) {
        when(repository
                        .createProcessDefinitionQuery()
                        .withoutTenantId()
                        .processDefinitionKey(anyString())
                        .processDefinitionVersion(anyInt())
                        .singleResult())
                .thenReturn(process);
    }

    private void decision(DecisionDefinition decision) {
        when(repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(any())
                        .decisionDefinitionKey("deployment-risk")
                        .singleResult())
                .thenReturn(decision);
    }
}
