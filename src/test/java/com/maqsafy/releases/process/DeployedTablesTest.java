package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.TableAsked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DisplayName("Deployed tables, asked away from the engine")
class DeployedTablesTest {

    private static final Map<String, Object> MINOR =
            Map.of("release", Map.of("type", "minor", "changeType", "feature", "destructive", true));

    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final DeployedTables tables = new DeployedTables(repository, withoutAuthorization);

    @BeforeEach
    void callAtOnce() {
        when(withoutAuthorization.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
    }

    @Test
    void tellTheRowsThatMatchInTheirOrderWithWhatTheTableSaysOfThem() throws IOException {
        deployed("1", shipped());

        List<DeployedTables.Row> rows = tables.ask("required-approvals", MINOR);

        assertThat(rows)
                .extracting(row -> row.text("role") + " " + row.text("item"))
                .containsExactly(
                        "technical-owner APR-02",
                        "product-owner APR-02",
                        "technical-owner APR-06",
                        "management APR-06");
        assertThat(rows.get(3).description()).isEqualTo("Destructive database change: management, whatever the type");
        assertThat(rows.get(3).text("no such output")).isEmpty();
    }

    @Test
    @DisplayName(
            "for a record: the table of the process's own deployment, its digest, what it was asked, and the rows that fired")
    void tellWhatARecordKeeps() throws IOException {
        byte[] table = shipped().getBytes(StandardCharsets.UTF_8);
        DecisionDefinition own = mock(DecisionDefinition.class);
        when(own.getId()).thenReturn("own");
        when(own.getVersion()).thenReturn(3);
        when(repository.getProcessDefinition("release-approval:2").getDeploymentId())
                .thenReturn("d2");
        when(repository
                        .createDecisionDefinitionQuery()
                        .deploymentId("d2")
                        .decisionDefinitionKey("required-approvals")
                        .singleResult())
                .thenReturn(own);
        when(repository.getDecisionModel("own")).thenReturn(new ByteArrayInputStream(table));

        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessInstanceId()).thenReturn("p1");
        when(execution.getProcessDefinitionId()).thenReturn("release-approval:2");
        when(execution.getVariables()).thenReturn(MINOR);

        TableAsked asked = tables.asked(execution, "required-approvals").orElseThrow();

        assertThat(asked.table() + " " + asked.version()).isEqualTo("required-approvals 3");
        assertThat(asked.sha256()).isEqualTo(DigestUtils.sha256Hex(table));
        assertThat(asked.inputs())
                .containsExactly(
                        new TableAsked.Input("Release type", "minor"),
                        new TableAsked.Input("Destructive database change?", "true"));
        assertThat(asked.rows())
                .hasSize(4)
                .allMatch(row -> row.number() > 0 && row.rule().startsWith("rule_"));
        assertThat(asked.rows().get(3).description())
                .isEqualTo("Destructive database change: management, whatever the type");
        TableAsked before = new TableAsked("required-approvals", 1, asked.sha256(), List.of(), List.of());
        assertThat(tables.asked(execution, "required-approvals", () -> Optional.of(before)))
                .contains(before);
        // What the engine evaluated for the process in this transaction, whatever the facts say by now.
        TransactionSynchronizationManager.initSynchronization();
        try {
            keep("p1", "required-approvals", "rule_2");
            keep("p2", "required-approvals", "rule_1");
            keep("p1", "required-tests", "rule_1");
            TableAsked evaluated = tables.asked(execution, "required-approvals", () -> Optional.of(before))
                    .orElseThrow();
            assertThat(evaluated.version()).isEqualTo(3);
            assertThat(evaluated.sha256()).isEqualTo(asked.sha256());
            assertThat(evaluated.inputs()).containsExactly(new TableAsked.Input("Release type", "patch"));
            assertThat(evaluated.rows()).singleElement().satisfies(row -> {
                assertThat(row.rule()).isEqualTo("rule_2");
                assertThat(row.number()).isEqualTo(2);
                assertThat(row.description()).isNotBlank();
            });
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
        assertThat(TableEvaluations.last("p1", "required-approvals")).isEmpty();
    }

    private static void keep(String process, String table, String rule) {
        TableEvaluations.keep(
                process,
                table,
                new TableEvaluations.Evaluation(
                        "own", 3, List.of(new TableAsked.Input("Release type", "patch")), List.of(rule)));
    }

    @Test
    void areReadAgainWhenANewOneIsDeployed() throws IOException {
        deployed("1", shipped());
        assertThat(tables.ask("required-approvals", MINOR)).hasSize(4);

        deployed("2", shipped().replace("\"product-owner\"", "\"business-owner\""));
        assertThat(tables.ask("required-approvals", MINOR))
                .extracting(row -> row.text("role"))
                .contains("business-owner")
                .doesNotContain("product-owner");
    }

    @Test
    void thatAreNotThereAreSaid() {
        when(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("no-such-table")
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .thenReturn(null);
        assertThatThrownBy(() -> tables.ask("no-such-table", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-PRC-093 No table no-such-table is deployed.");
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("bpmn/required-approvals.dmn"));
    }

    private void deployed(String id, String content) {
        DecisionDefinition definition = mock(DecisionDefinition.class);
        when(definition.getId()).thenReturn(id);
        when(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("required-approvals")
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .thenReturn(definition);
        when(repository.getDecisionModel(id))
                .thenReturn(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
