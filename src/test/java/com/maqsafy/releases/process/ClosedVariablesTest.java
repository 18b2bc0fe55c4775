package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Promise 2: variables are a closed world, whatever the channel")
class ClosedVariablesTest {

    private final ClosedVariables variables = new ClosedVariables();

    @ParameterizedTest
    @ValueSource(strings = {"approved", "PR_01", "Part", "openParts ", "deployable2"})
    void refusesWhatIsNotDeclared(String name) {
        assertThatThrownBy(
                        () -> variables.handleEvents(List.of(update(name, HistoryEventTypes.VARIABLE_INSTANCE_UPDATE))))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("REL-PRC-021 Variable '" + name + "' is not declared. Only routing facts are process"
                        + " variables; attest everything else with a form.");
    }

    @Test
    void takesWhatIsDeclaredAndWhatTheEngineCounts() {
        for (String name : List.of("openParts", "part", "deployable", "nrOfInstances", "loopCounter")) {
            assertThatCode(() -> variables.handleEvent(update(name, HistoryEventTypes.VARIABLE_INSTANCE_CREATE)))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void letsOldOnesBeDeletedAndMoved() {
        for (HistoryEventTypes type :
                List.of(HistoryEventTypes.VARIABLE_INSTANCE_DELETE, HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE)) {
            assertThatCode(() -> variables.handleEvent(update("of before", type)))
                    .as(type.name())
                    .doesNotThrowAnyException();
        }
    }

    private static HistoricVariableUpdateEventEntity update(String name, HistoryEventTypes type) {
        HistoricVariableUpdateEventEntity event = new HistoricVariableUpdateEventEntity();
        event.setVariableName(name);
        event.setEventType(type.getEventName());
        return event;
    }
}
