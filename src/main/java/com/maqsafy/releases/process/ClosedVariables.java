package com.maqsafy.releases.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** A closed world of variables: what is not declared in {@link ReleaseVariables} is refused, whatever the channel. */
class ClosedVariables implements HistoryEventHandler {

    /** Written by the engine for multi-instance activities. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private static final Set<String> DECLARED = Stream.concat(
                    ReleaseVariables.all().stream().map(ProcessVariable::name), OF_THE_ENGINE.stream())
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity update
                && !event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)
                // What a task of before was shown with moves with its instance.
                && !event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE)
                && !DECLARED.contains(update.getVariableName())) {
            throw new BadUserRequestException(
                    "REL-PRC-021 Variable '" + update.getVariableName()
                            + "' is not declared. Only routing facts are process variables; attest everything else with a form.");
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
