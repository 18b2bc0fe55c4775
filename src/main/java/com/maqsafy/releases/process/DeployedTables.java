package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.TableAsked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelParseException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the newest deployed decision tables away from the engine: its history of decisions, which everybody may read who may
 * read it, holds nothing of what was asked.
 */
@Component
public class DeployedTables {

    private final RepositoryService repository;
    private final WithoutAuthorization withoutAuthorization;

    /** By the definition's id: a definition never changes. */
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    public DeployedTables(@Lazy RepositoryService repository, WithoutAuthorization withoutAuthorization) {
        this.repository = repository;
        this.withoutAuthorization = withoutAuthorization;
    }

    /**
     * A row that matched.
     *
     * @param values what it answers, by the names of the table's outputs
     * @param description what the table says of the row, blank when nothing
     * @param rule id of the row
     * @param number its number as Modeler shows it, from 1
     */
    public record Row(Map<String, Object> values, String description, String rule, int number) {

        public Row {
            values = Map.copyOf(values);
        }

        /** An answer as text, blank when there is none. */
        public String text(String output) {
            return String.valueOf(values.getOrDefault(output, ""));
        }
    }

    /**
     * What a table answered.
     *
     * @param rows the rows that match, in its order
     * @param asked the same, as a record of what was decided by them keeps it
     */
    public record Decided(List<Row> rows, TableAsked asked) {

        public Decided {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The rows of a table that match, in its order.
     *
     * @param table id of the decision
     * @param variables what its inputs ask for
     * @throws org.camunda.bpm.dmn.engine.DmnEngineException when the table cannot be read or gives no clear answer
     * @throws IllegalStateException {@code REL-PRC-093} when no such table is deployed
     */
    public List<Row> ask(String table, Map<String, Object> variables) {
        return decide(table, variables).rows();
    }

    /** The same, for who records by what it decided. */
    public Decided decide(String table, Map<String, Object> variables) {
        DecisionDefinition newest = withoutAuthorization.call(() -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
        if (newest == null) {
            throw new IllegalStateException("REL-PRC-093 No table " + table
                    + " is deployed. Deploy the models that come with the application.");
        }
        return decided(table, newest, variables);
    }

    /**
     * How a table decided, as a record of that keeps it: as the engine evaluated it for this process in this transaction.
     *
     * @param execution of the process that was told the answer
     * @param table id of the decision
     * @param before how it decided earlier, where the process goes on with an answer that is recorded already
     * @return where it was neither, how the table of the process's own deployment answers now; empty when there is none
     */
    public Optional<TableAsked> asked(
            DelegateExecution execution, String table, Supplier<Optional<TableAsked>> before) {
        return TableEvaluations.last(execution.getProcessInstanceId(), table)
                .map(evaluation -> recorded(table, evaluation))
                .or(before)
                .or(() -> again(execution.getProcessDefinitionId(), table, execution.getVariables()));
    }

    /** The same, where every answer is recorded once. */
    public Optional<TableAsked> asked(DelegateExecution execution, String table) {
        return asked(execution, table, Optional::empty);
    }

    private TableAsked recorded(String table, TableEvaluations.Evaluation evaluation) {
        Read known = read(table, evaluation.definition());
        return new TableAsked(
                table,
                evaluation.version(),
                known.sha256,
                evaluation.inputs(),
                evaluation.rules().stream().map(known::fired).toList());
    }

    private Optional<TableAsked> again(String processDefinition, String table, Map<String, Object> variables) {
        Optional<DecisionDefinition> deployed = Optional.ofNullable(withoutAuthorization.call(() -> repository
                .createDecisionDefinitionQuery()
                .deploymentId(repository.getProcessDefinition(processDefinition).getDeploymentId())
                .decisionDefinitionKey(table)
                .singleResult()));
        return deployed.map(definition -> decided(table, definition, variables).asked());
    }

    private Decided decided(String table, DecisionDefinition definition, Map<String, Object> variables) {
        Read known = read(table, definition.getId());
        Answer answer = known.ask(variables);
        return new Decided(
                answer.rows(),
                new TableAsked(
                        table,
                        definition.getVersion(),
                        known.sha256,
                        answer.inputs(),
                        answer.rows().stream()
                                .map(row -> known.fired(row.rule()))
                                .toList()));
    }

    /** Two who come at once both read it; the map is not held while the database is asked. */
    private Read read(String table, String definition) {
        Read known = read.get(definition);
        if (known == null) {
            known = new Read(table, content(definition));
            read.put(definition, known);
        }
        return known;
    }

    /**
     * The rows of a table that match, in its order, without an engine: of a table that somebody kept.
     *
     * @param table id of the decision
     * @param dmn the file of the table
     * @param variables what its inputs ask for
     * @return empty when the file cannot be read, or the table gives no clear answer
     */
    public static List<Row> of(String table, String dmn, Map<String, Object> variables) {
        try {
            return new Read(table, dmn.getBytes(StandardCharsets.UTF_8))
                    .ask(variables)
                    .rows();
        } catch (DmnEngineException | ModelParseException e) {
            return List.of();
        }
    }

    private byte[] content(String definition) {
        try (InputStream in = withoutAuthorization.call(() -> repository.getDecisionModel(definition))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a table answered, and what was asked. */
    private record Answer(List<TableAsked.Input> inputs, List<Row> rows) {}

    /** A table as it was read from a definition. */
    private static final class Read {

        private final String sha256;
        private final DmnEngine engine;
        private final DmnDecision table;
        private final Map<String, String> descriptions = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private Answer last = new Answer(List.of(), List.of());

        Read(String table, byte[] content) {
            this.sha256 = DigestUtils.sha256Hex(content);
            DefaultDmnEngineConfiguration configuration =
                    (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration
                    .getCustomPostDecisionTableEvaluationListeners()
                    .add(event -> last = new Answer(TableEvaluations.inputs(event), rows(event)));
            this.engine = configuration.buildEngine();
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            this.table = engine.parseDecision(table, model);
            model.getModelElementsByType(DecisionTable.class).forEach(rows -> {
                for (Rule row : rows.getRules()) {
                    numbers.put(row.getId(), numbers.size() + 1);
                }
            });
            model.getModelElementsByType(Rule.class).forEach(rule -> {
                if (rule.getDescription() != null) {
                    descriptions.put(rule.getId(), rule.getDescription().getTextContent());
                }
            });
        }

        /** Only the engine's listener tells which rows matched, so one is answered after the other. */
        synchronized Answer ask(Map<String, Object> variables) {
            engine.evaluateDecisionTable(table, variables);
            return last;
        }

        TableAsked.FiredRow fired(String rule) {
            return new TableAsked.FiredRow(rule, numbers.getOrDefault(rule, 0), descriptions.getOrDefault(rule, ""));
        }

        private List<Row> rows(DmnDecisionTableEvaluationEvent event) {
            return event.getMatchingRules().stream()
                    .map(rule -> {
                        Map<String, Object> values = new HashMap<>();
                        rule.getOutputEntries().values().forEach(output -> {
                            Object value = output.getValue().getValue();
                            if (value != null) {
                                values.put(output.getOutputName(), value);
                            }
                        });
                        return new Row(
                                values,
                                descriptions.getOrDefault(rule.getId(), ""),
                                rule.getId(),
                                numbers.getOrDefault(rule.getId(), 0));
                    })
                    .toList();
        }
    }
}
