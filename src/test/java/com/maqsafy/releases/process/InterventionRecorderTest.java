package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

@DisplayName("Promise 1: an intervention is recorded with what it changed")
class InterventionRecorderTest {

    private final UserOperationLogEntryEventEntity logged = new UserOperationLogEntryEventEntity();
    private final ExecutionManager executions = mock();
    private final Ledger ledger = mock();
    private final ObjectProvider<Ledger> provider = mock();
    private final InterventionRecorder recorder = new InterventionRecorder(provider);

    @BeforeEach
    void withinACommand() {
        when(provider.getObject()).thenReturn(ledger);
        CommandContext context = mock();
        when(context.getExecutionManager()).thenReturn(executions);
        Context.setCommandContext(context);
    }

    @AfterEach
    void itEnds() {
        Context.removeCommandContext();
    }

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

    @Test
    void recordsWhatIsChangedOfARelease() {
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_SUSPEND);
        logged.setEntityType("ProcessInstance");
        logged.setProcessInstanceId("p1");
        logged.setUserId("admin");
        running("p1", "canteen-api-1.5.0");

        recorder.handleEvents(List.of(logged, new HistoryEvent()));
        logged.setUserId(null);
        recorder.handleEvent(logged);

        EngineIntervention suspended = new EngineIntervention("Suspend", "ProcessInstance", "Suspend");
        verify(ledger).append(Attestation.of("canteen-api-1.5.0", "admin", suspended));
        verify(ledger).append(Attestation.of("canteen-api-1.5.0", "system:engine-api", suspended));
    }

    @Test
    void recordsNothingOfWhatIsNoReleaseOrNoIntervention() {
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_SUSPEND);
        running("p1", null);
        recorder.handleEvent(logged);
        logged.setProcessInstanceId("p1");
        recorder.handleEvent(logged);
        logged.setProcessInstanceId("gone");
        recorder.handleEvent(logged);
        logged.setProcessInstanceId("p1");
        running("p1", "canteen-api-1.5.0");
        logged.setOperationType(UserOperationLogEntry.OPERATION_TYPE_CLAIM);
        recorder.handleEvent(logged);

        verifyNoInteractions(ledger);
    }

    private void running(String id, String release) {
        ExecutionEntity instance = mock();
        when(instance.getBusinessKey()).thenReturn(release);
        when(executions.findExecutionById(id)).thenReturn(instance);
    }
}
