package com.maqsafy.releases.failure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.failure.FailureOwner;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("Whose a failure is")
@ExtendWith(OutputCaptureExtension.class)
class FailureOwnerTableTest {

    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final FailureOwnerTable table = new FailureOwnerTable(new DeployedTables(repository, withoutAuthorization));

    @ParameterizedTest
    @CsvSource({
        "deployment-step, true, 'deployment-owner,rollback-owner', PT15M",
        "maintenance-mode, true, 'deployment-owner,rollback-owner', PT15M",
        "determineMaintenanceStateDelegate, true, 'deployment-owner,rollback-owner', PT15M",
        "production-observation, false, deployment-owner, PT15M",
        "release-tag, false, deployment-owner, PT15M",
        "planRollbackStepsDelegate, true, rollback-owner, PT15M",
        "verification-check, true, deployment-owner, PT15M",
        "source-inspection, false, release-owner, PT1H",
        "source-inspection, true, technical-owner, PT15M",
        "release-publication, true, technical-owner, PT15M",
        "liftRestrictionDelegate, false, security-owner, PT1H",
        "standing-still, true, technical-owner, PT15M",
        "release-notes, false, technical-owner, PT1H",
        "work that nobody knows yet, true, technical-owner, PT15M",
    })
    void saysTheShippedTable(String work, boolean production, String groups, Duration due) throws IOException {
        deployed(Files.readString(Path.of("bpmn/failure-owner.dmn")));
        FailureOwner owner = table.of(work, production);
        assertThat(String.join(",", owner.groups())).isEqualTo(groups);
        assertThat(owner.due()).isEqualTo(due);
        assertThat(owner.advice()).endsWith(".");
        // For the record: by which row, of what it was asked.
        TableAsked by = Objects.requireNonNull(owner.decidedBy());
        assertThat(by.table()).isEqualTo("failure-owner");
        assertThat(by.inputs())
                .containsExactly(
                        new TableAsked.Input("Failed work", work),
                        new TableAsked.Input("Production touched?", String.valueOf(production)));
        assertThat(by.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a table", "<definitions/>"})
    void aTableThatCannotBeReadLeavesNoFailureWithoutOwner(String content, CapturedOutput output) {
        deployed(content);
        FailureOwner owner = table.of("deployment-step", true);
        assertThat(owner.groups()).containsExactly("technical-owner");
        assertThat(owner.due()).isEqualTo(Duration.ofMinutes(15));
        assertThat(owner.advice()).contains("failure-owner gave no answer");
        assertThat(output)
                .contains("REL-PRC-064 The table failure-owner gave no owner for a failure of deployment-step.");
    }

    @Test
    void aTableWithoutAFittingRowLeavesNoFailureWithoutOwner() throws IOException {
        deployed(Files.readString(Path.of("bpmn/failure-owner.dmn")).replaceAll("(?s)<rule id.*</rule>", ""));
        assertThat(table.of("release-notes", false)).isEqualTo(FailureOwner.withoutTable(false));
    }

    @Test
    void aNewTableIsAskedFromThenOn() throws IOException {
        String shipped = Files.readString(Path.of("bpmn/failure-owner.dmn"));
        deployed(shipped);
        assertThat(table.of("release-publication", true).groups()).containsExactly("technical-owner");
        deployed(shipped.replace("\"technical-owner\"", "\"management\""));
        assertThat(table.of("release-publication", true).groups()).containsExactly("management");
    }

    @BeforeEach
    void callAtOnce() {
        when(withoutAuthorization.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
    }

    private void deployed(String content) {
        String id = "failure-owner:" + content.hashCode();
        DecisionDefinition definition = mock(DecisionDefinition.class);
        when(definition.getId()).thenReturn(id);
        when(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("failure-owner")
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .thenReturn(definition);
        when(repository.getDecisionModel(id))
                .thenAnswer(call -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
