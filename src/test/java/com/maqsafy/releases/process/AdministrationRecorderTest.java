package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
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

    @Test
    void tellsWhoseMembershipItIs() {
        operation.setEntityType(EntityTypes.GROUP_MEMBERSHIP);
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_DELETE);
        operation.setUserId("admin");
        operation.setProperty("groupId");
        operation.setNewValue("management");

        within(new DeleteMembershipCmd("tech", "management"), Map.of());

        verify(ledger)
                .append(
                        "admin",
                        new AdministrationChanged(
                                "Delete",
                                "Group membership",
                                "groupId",
                                "null",
                                "management",
                                null,
                                null,
                                null,
                                null,
                                "tech",
                                "management",
                                null));
    }

    @Test
    void tellsWhatOfAnAccountIsChanged() {
        operation.setEntityType(EntityTypes.USER);
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_UPDATE);
        operation.setUserId("admin");
        operation.setProperty("userId");
        operation.setNewValue("tech");

        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("userId", "tech");
        changes.put("lastName", "Sami -> Salem");
        changes.put("password", "set");
        within(new SaveUserCmd(new UserEntity("tech")), changes);
        within(new SaveUserCmd(new UserEntity("tech")), Map.of("userId", "tech"));

        verify(ledger)
                .append(
                        "admin",
                        account("lastName, password", "SaveUser userId: tech; lastName: Sami -> Salem; password: set"));
        verify(ledger).append("admin", account(null, "SaveUser userId: tech"));
    }

    private static AdministrationChanged account(String changed, String detail) {
        return new AdministrationChanged(
                "Update", "User", changed, null, null, null, null, null, null, "tech", null, detail);
    }

    /** It is logged while an account's command is carried out, which changes this about an account. */
    private void within(Command<?> command, Map<String, Object> changes) {
        var commands = new CallerCommands(
                () -> new Authentication("admin", List.of("camunda-admin")),
                (user, call) -> {},
                (account, task) -> true,
                (account, call) -> true,
                call -> true,
                (user, call) -> new EngineCall(call.operation(), call.targets(), changes, call.variables()),
                call -> Optional.empty(),
                (account, task) -> "");
        commands.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> given) {
                recorder.handleEvent(operation);
                return null;
            }
        });
        commands.execute(command);
    }
}
