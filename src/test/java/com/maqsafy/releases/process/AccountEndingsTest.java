package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits for an account is told when it is deleted or loses a role, and of nothing else. */
class AccountEndingsTest {

    private final List<Object> told = new ArrayList<>();
    private final AccountEndings endings = new AccountEndings(told::add);
    private final UserOperationLogEntryEventEntity operation = new UserOperationLogEntryEventEntity();

    @BeforeEach
    void deletes() {
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_DELETE);
        operation.setUserId("admin");
    }

    @Test
    void tellsOfAnAccountThatIsDeletedAndByWhom() {
        operation.setEntityType(EntityTypes.USER);
        operation.setNewValue("tech");

        endings.handleEvents(List.of(operation, new HistoryEvent()));
        operation.setUserId(null);
        endings.handleEvent(operation);

        assertThat(told)
                .containsExactly(new AccountDeleted("tech", "admin"), new AccountDeleted("tech", "system:engine-api"));
    }

    @Test
    void tellsWhichRoleAnAccountLosesWithinTheCallThatTakesIt() {
        operation.setEntityType(EntityTypes.GROUP_MEMBERSHIP);
        operation.setNewValue("technical-owner");

        operation.setProperty("groupId");
        within(new DeleteMembershipCmd("tech", "technical-owner"));
        // The account of the same membership, which the engine logs as well.
        operation.setProperty("userId");
        within(new DeleteMembershipCmd("tech", "technical-owner"));
        assertThat(told).containsExactly(new RoleLost("tech", "technical-owner", "admin"));

        operation.setProperty("groupId");
        endings.handleEvent(operation);
        assertThat(told).as("nobody knows whose it was").hasSize(1);
    }

    @Test
    void tellsNothingOfWhatDeletesNoAccount() {
        operation.setEntityType(EntityTypes.USER);
        endings.handleEvent(operation);

        operation.setNewValue("tech");
        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_UPDATE);
        endings.handleEvent(operation);

        operation.setOperationType(UserOperationLogEntry.OPERATION_TYPE_DELETE);
        operation.setEntityType(EntityTypes.GROUP);
        operation.setProperty("groupId");
        within(new DeleteMembershipCmd("tech", "technical-owner"));

        assertThat(told).isEmpty();
    }

    /** The operation is logged while a command runs that nobody who is signed in gave. */
    private void within(Command<?> command) {
        var commands = new CallerCommands(
                () -> null,
                (user, call) -> {},
                (account, task) -> true,
                (account, call) -> true,
                call -> true,
                (user, call) -> call,
                call -> Optional.empty(),
                (account, task) -> "");
        commands.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> given) {
                assertThat(CallerCommands.current())
                        .extracting(EngineCall::values)
                        .isInstanceOf(Map.class);
                endings.handleEvent(operation);
                return null;
            }
        });
        commands.execute(command);
    }
}
