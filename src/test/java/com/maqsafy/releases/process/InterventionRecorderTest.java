package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Promise 1: an intervention is recorded with what it changed")
class InterventionRecorderTest {

    private final UserOperationLogEntryEventEntity logged = new UserOperationLogEntryEventEntity();

    @Test
    void namesTheElementToWhichATokenIsMoved() {
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE);
        var moved = new ProcessInstanceModificationBuilderImpl("instance");
        moved.startBeforeActivity("endEvent_rolledBack");

        assertThat(InterventionRecorder.detail(logged, EngineCall.of(new ModifyProcessInstanceCmd(moved))))
                .startsWith("ModifyProcessInstance ")
                .contains("endEvent_rolledBack")
                .doesNotContain("null");
    }

    @Test
    void namesTheVariableAndItsValueWhereTheEngineOnlyCounts() {
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLES);
        logged.setProperty("nrOfVariables");
        logged.setNewValue("1");

        assertThat(InterventionRecorder.detail(
                        logged,
                        EngineCall.of(new SetExecutionVariablesCmd("e1", Map.of("approvalsStopped", true), false))))
                .contains("approvalsStopped: true");
    }

    @Test
    void tellsWhatTheEngineSays() {
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_SUSPEND);
        logged.setProperty("suspensionState");
        logged.setOrgValue("active");
        logged.setNewValue("suspended\u0000\n");

        assertThat(InterventionRecorder.detail(logged, null)).isEqualTo("suspensionState: active -> suspended��");
        logged.setProperty(null);
        assertThat(InterventionRecorder.detail(logged, null)).isEqualTo("Suspend");
    }
}
