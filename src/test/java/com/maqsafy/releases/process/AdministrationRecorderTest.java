package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import java.util.List;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;

/** What is done around all releases is recorded, and what the engine does by itself is not. */
class AdministrationRecorderTest {

    private final AdministrationLedger ledger = mock(AdministrationLedger.class);
    private final ObjectProvider<AdministrationLedger> provider = mock();
    private final UserOperationLogEntryEventEntity operation = new UserOperationLogEntryEventEntity();
    private final AdministrationRecorder recorder = new AdministrationRecorder(provider);

    @BeforeEach
    void there() {
        when(provider.getObject()).thenReturn(ledger);
    }

    @ParameterizedTest
    @CsvSource({
        "User, , true",
        "Group, , true",
        "Group membership, , true",
        "Tenant, , true",
        "Deployment, , true",
        "Authorization, admin, true",
        "Authorization, , false",
        "Job, admin, true",
        "Job, , false",
        "ProcessInstance, admin, true",
        "Batch, admin, true",
        "Task, admin, false",
        ", admin, false",
    })
    void recordsWhatAccountsDoAndWhoIsMade(String type, String account, boolean recorded) {
        operation.setEntityType(type);
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_DELETE);
        operation.setUserId(account);

        recorder.handleEvent(operation);

        verify(ledger, times(recorded ? 1 : 0)).append(any(), any());
    }

    @Test
    void leavesTheStartOfAReleaseToItsOwnLedger() {
        operation.setEntityType(EntityTypes.PROCESS_INSTANCE);
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_CREATE);
        operation.setUserId("owner");
        recorder.handleEvent(operation);
        verify(ledger, never()).append(any(), any());

        operation.setEntityType(EntityTypes.USER);
        recorder.handleEvent(operation);
        verify(ledger).append(any(), any());
    }

    @Test
    void tellsWhatWasChanged() {
        operation.setEntityType(EntityTypes.JOB);
        operation.setOperationType("SetJobRetries");
        operation.setUserId("admin");
        operation.setProperty("retries");
        operation.setOrgValue("0");
        operation.setNewValue("3");
        operation.setDeploymentId("deployment");
        operation.setProcessDefinitionKey("standard-release");
        operation.setProcessInstanceId("instance");
        operation.setJobId("job");

        recorder.handleEvents(List.of(operation, new HistoryEvent()));

        verify(ledger)
                .append(
                        "admin",
                        new AdministrationChanged(
                                "SetJobRetries",
                                "Job",
                                "retries",
                                "0",
                                "3",
                                "deployment",
                                "standard-release",
                                "instance",
                                "job",
                                null,
                                null,
                                null));
    }

    @Test
    void namesTheEngineWhereNobodyIsSignedIn() {
        operation.setEntityType(EntityTypes.GROUP);
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_CREATE);
        operation.setOrgValue("before");
        operation.setNewValue("after");

        recorder.handleEvent(operation);

        verify(ledger)
                .append(
                        "system:engine-api",
                        new AdministrationChanged(
                                "Create", "Group", null, null, null, null, null, null, null, null, null, null));
    }
}
