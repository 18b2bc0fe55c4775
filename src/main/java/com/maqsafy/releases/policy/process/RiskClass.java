package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The risk class of a deployment as approvers read it, before the process asks for it: the decision table
 * {@code deployment-risk} of the deployment that the release runs on, and the descriptions of the rows that hit. Nothing is
 * recorded by asking.
 */
@Component
class RiskClass {

    private static final String TABLE = "deployment-risk";

    private final RepositoryService repository;
    private final WithoutAuthorization withoutAuthorization;
    private final Map<String, Optional<Table>> tables = new ConcurrentHashMap<>();

    RiskClass(@Lazy RepositoryService repository, WithoutAuthorization withoutAuthorization) {
        this.repository = repository;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** {@code medium: a migration that destroys nothing}; empty when the deployment has no such table. */
    Optional<String> of(Dossier dossier, DefinitionVersion definition) {
        return tables.computeIfAbsent(
                        definition.key() + ':' + definition.version(),
                        key -> withoutAuthorization.call(() -> table(definition)))
                .map(table -> table.assess(facts(dossier)));
    }

    private static Map<String, Object> facts(Dossier dossier) {
        return Map.of(
                "type", dossier.release().type().word(),
                "destructive", !dossier.destructiveMigrations().isEmpty(),
                "changedAspects", List.copyOf(dossier.aspects()),
                "contains", dossier.release().contains());
    }

    private Optional<Table> table(DefinitionVersion definition) {
        ProcessDefinition process = repository
                .createProcessDefinitionQuery()
                .withoutTenantId()
                .processDefinitionKey(definition.key())
                .processDefinitionVersion(definition.version())
                .singleResult();
        DecisionDefinition decision = process == null
                ? null
                : repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(process.getDeploymentId())
                        .decisionDefinitionKey(TABLE)
                        .singleResult();
        return Optional.ofNullable(decision).map(d -> Table.read(repository.getDecisionModel(d.getId())));
    }

    /**
     * A parsed decision table.
     *
     * @param hits rows that hit in the evaluation of this thread
     * @param reasons description by id of a row
     */
    private record Table(
            DmnEngine engine, DmnDecision decision, ThreadLocal<List<String>> hits, Map<String, String> reasons) {

        static Table read(InputStream model) {
            var parsed = Dmn.readModelFromStream(model);
            ThreadLocal<List<String>> hits = ThreadLocal.withInitial(ArrayList::new);
            DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
            configuration
                    .getCustomPostDecisionTableEvaluationListeners()
                    .add(event -> hits.get().addAll(rows(event)));
            DmnEngine engine = configuration.buildEngine();
            Map<String, String> reasons = parsed.getModelElementsByType(Rule.class).stream()
                    .filter(rule -> rule.getDescription() != null)
                    .collect(Collectors.toMap(
                            Rule::getId, rule -> rule.getDescription().getTextContent()));
            return new Table(engine, engine.parseDecision(TABLE, parsed), hits, reasons);
        }

        private static List<String> rows(DmnDecisionTableEvaluationEvent event) {
            return event.getMatchingRules().stream().map(rule -> rule.getId()).toList();
        }

        String assess(Map<String, Object> release) {
            hits.get().clear();
            Object risk = engine.evaluateDecisionTable(
                            decision, Variables.createVariables().putValue("release", release))
                    .getSingleEntry();
            String because = hits.get().stream()
                    .map(row -> reasons.getOrDefault(row, ""))
                    .filter(reason -> !reason.isBlank())
                    .collect(Collectors.joining("; "));
            hits.remove();
            return because.isEmpty() ? String.valueOf(risk) : risk + ": " + because;
        }
    }
}
