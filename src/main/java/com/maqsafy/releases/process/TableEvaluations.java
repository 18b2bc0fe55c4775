package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.TableAsked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How decision tables answered the processes of a transaction: told by the engine as it evaluates them, kept until the
 * transaction ends, so that a record says what really fired and not what would fire if the table were asked again.
 */
final class TableEvaluations implements DmnDecisionTableEvaluationListener {

    /**
     * One evaluation.
     *
     * @param definition id of the decision's definition
     * @param version its version
     * @param inputs what it was asked, by its columns
     * @param rules ids of the rows that fired, in the table's order
     */
    record Evaluation(String definition, int version, List<TableAsked.Input> inputs, List<String> rules) {}

    /** Of one transaction; another one that begins meanwhile has its own. */
    private static final class Kept implements TransactionSynchronization {

        private final Map<String, Evaluation> last = new HashMap<>();
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        @Nullable BpmnExecutionContext asking = Context.getBpmnExecutionContext();
        if (asking != null && event.getDecision() instanceof DecisionDefinition definition) {
            keep(
                    asking.getExecution().getProcessInstanceId(),
                    definition.getKey(),
                    new Evaluation(definition.getId(), definition.getVersion(), inputs(event), rules(event)));
        }
    }

    static void keep(String processInstance, String table, Evaluation evaluation) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Kept kept = kept().orElseGet(() -> {
                Kept first = new Kept();
                TransactionSynchronizationManager.registerSynchronization(first);
                return first;
            });
            kept.last.put(processInstance + ' ' + table, evaluation);
        }
    }

    /** How a table answered a process instance last in this transaction; empty when it was not asked in it. */
    static Optional<Evaluation> last(String processInstance, String table) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? kept().map(kept -> kept.last.get(processInstance + ' ' + table))
                : Optional.empty();
    }

    private static Optional<Kept> kept() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast)
                .findFirst();
    }

    static List<TableAsked.Input> inputs(DmnDecisionTableEvaluationEvent event) {
        return event.getInputs().stream()
                .map(input -> new TableAsked.Input(
                        Objects.requireNonNullElse(input.getName(), input.getId()),
                        text(input.getValue().getValue())))
                .toList();
    }

    private static List<String> rules(DmnDecisionTableEvaluationEvent event) {
        return event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : Objects.toString(value, "");
    }
}
