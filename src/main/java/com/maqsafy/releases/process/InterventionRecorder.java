package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts every change that is made past the forms, through the engine's own interfaces, into the ledger of the release:
 * moved tokens, edited variables, deleted or suspended instances (promise 1).
 */
class InterventionRecorder implements HistoryEventHandler {

    private static final Set<String> INTERVENTIONS = Set.of(
            UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE,
            UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLE,
            UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLES,
            UserOperationLogEntry.OPERATION_TYPE_MODIFY_VARIABLE,
            UserOperationLogEntry.OPERATION_TYPE_REMOVE_VARIABLE,
            UserOperationLogEntry.OPERATION_TYPE_MIGRATE,
            UserOperationLogEntry.OPERATION_TYPE_SUSPEND,
            UserOperationLogEntry.OPERATION_TYPE_ACTIVATE,
            UserOperationLogEntry.OPERATION_TYPE_DELETE);

    /** Properties of the engine's log that count things and do not say which. */
    private static final Set<String> UNSAID = Set.of("nrOfInstances", "nrOfVariables", "async");

    private final ObjectProvider<Ledger> ledger;

    InterventionRecorder(ObjectProvider<Ledger> ledger) {
        this.ledger = ledger;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof UserOperationLogEntryEventEntity operation)
                || !INTERVENTIONS.contains(operation.getOperationType())
                || operation.getProcessInstanceId() == null) {
            return;
        }
        String release = releaseOf(operation.getProcessInstanceId());
        if (release == null) {
            return;
        }
        String user = operation.getUserId() == null ? "system:engine-api" : operation.getUserId();
        ledger.getObject()
                .append(Attestation.of(
                        release,
                        user,
                        new EngineIntervention(
                                operation.getOperationType(),
                                String.valueOf(operation.getEntityType()),
                                detail(operation, CallerCommands.current()))));
    }

    /** What was changed, where the engine's log says it, else what was asked for: names, values, activities. */
    static String detail(UserOperationLogEntryEventEntity operation, @Nullable EngineCall call) {
        return detail(operation, call, false);
    }

    /** @param asked whether what was asked for says more than the engine's log */
    static String detail(UserOperationLogEntryEventEntity operation, @Nullable EngineCall call, boolean asked) {
        if (!asked && operation.getProperty() != null && !UNSAID.contains(operation.getProperty())) {
            return EngineCall.shown("%s: %s -> %s"
                    .formatted(operation.getProperty(), operation.getOrgValue(), operation.getNewValue()));
        }
        return call == null
                ? operation.getOperationType()
                : call.values().entrySet().stream()
                        .map(v -> v.getKey() + ": " + EngineCall.shown(v.getValue()))
                        .collect(Collectors.joining("; ", call.operation() + " ", ""))
                        .strip();
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static @Nullable String releaseOf(String processInstanceId) {
        ExecutionEntity instance =
                Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId);
        return instance == null ? null : instance.getBusinessKey();
    }
}
