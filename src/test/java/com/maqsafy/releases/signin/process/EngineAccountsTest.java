package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.signin.Accounts.ReturnedTask;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tasks of who leaves go back to their groups")
class EngineAccountsTest {

    private final IdentityService identity = mock(IdentityService.class);
    private final TaskService tasks = mock(TaskService.class);
    private final TaskQuery owned = mock(TaskQuery.class);
    private final TaskQuery assigned = mock(TaskQuery.class);
    private EngineAccounts accounts;

    @BeforeEach
    void prepare() {
        WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        TaskQuery query = mock(TaskQuery.class);
        when(tasks.createTaskQuery()).thenReturn(query);
        when(query.taskOwner("leaver")).thenReturn(owned);
        when(query.taskAssignee("leaver")).thenReturn(assigned);
        when(owned.list()).thenReturn(List.of());
        when(assigned.list()).thenReturn(List.of());
        RuntimeService runtime = mock(RuntimeService.class);
        ProcessInstanceQuery instances = mock(ProcessInstanceQuery.class, RETURNS_SELF);
        ProcessInstance instance = mock(ProcessInstance.class);
        when(instance.getBusinessKey()).thenReturn("canteen-api-1.5.0");
        when(instances.singleResult()).thenReturn(instance);
        when(runtime.createProcessInstanceQuery()).thenReturn(instances);
        accounts = new EngineAccounts(identity, tasks, runtime, withoutAuthorization);
    }

    @Test
    void whatTheLeaverHas() {
        Task task = task("1", null, null);
        has(assigned, task);

        assertThat(taken()).containsExactly("1");
        verify(tasks).setAssignee("1", null);
        verify(tasks, never()).saveTask(any());
    }

    @Test
    @DisplayName("a task that was delegated to the leaver is no longer delegated: nobody could submit it")
    void whatOthersDelegatedToTheLeaver() {
        Task task = task("1", "tech", DelegationState.PENDING);
        has(assigned, task);

        assertThat(taken()).containsExactly("1");
        isFree(task);
    }

    @Test
    void whatTheLeaverDelegatedToOthers() {
        Task task = task("1", "leaver", DelegationState.PENDING);
        has(owned, task);

        assertThat(taken()).containsExactly("1");
        isFree(task);
    }

    @Test
    @DisplayName("who has taken over what the leaver once delegated keeps it")
    void whatIsNotDelegatedAnyMore() {
        Task task = task("1", "leaver", DelegationState.RESOLVED);
        has(owned, task);

        assertThat(taken()).isEmpty();
        verify(task).setOwner(null);
        verify(task, never()).setAssignee(any());
        verify(tasks).saveTask(task);
    }

    @Test
    @DisplayName("who loses a role keeps what another role or a substitution allows")
    void whatAnAccountHasByARoleThatItLoses() {
        GroupQuery groups = mock(GroupQuery.class, RETURNS_SELF);
        when(identity.createGroupQuery()).thenReturn(groups);
        // The engine still says both.
        List<Group> held = List.of(group("qa"), group("developer"));
        when(groups.list()).thenReturn(held);
        has(
                assigned,
                task("qa only", null, null),
                task("both", null, null),
                task("another", null, null),
                task("as a substitute", null, null));
        offered("qa only", candidate(null, "qa"), candidate(null, "technical-owner"));
        offered("both", candidate(null, "qa"), candidate(null, "developer"));
        offered("another", candidate(null, "technical-owner"));
        offered("as a substitute", candidate(null, "qa"), candidate("leaver", null));

        assertThat(accounts.takeTasks("leaver", "qa").stream().map(ReturnedTask::task))
                .containsExactly("qa only");
        verify(tasks).setAssignee("qa only", null);
        verify(tasks, times(1)).setAssignee(any(), any());
    }

    private void offered(String task, IdentityLink... links) {
        when(tasks.getIdentityLinksForTask(task)).thenReturn(List.of(links));
    }

    private static IdentityLink candidate(@Nullable String user, @Nullable String group) {
        IdentityLink link = mock(IdentityLink.class);
        when(link.getType()).thenReturn(IdentityLinkType.CANDIDATE);
        when(link.getUserId()).thenReturn(user);
        when(link.getGroupId()).thenReturn(group);
        return link;
    }

    private static Group group(String id) {
        Group group = mock(Group.class);
        when(group.getId()).thenReturn(id);
        return group;
    }

    @Test
    @DisplayName("a task that ends at this moment is a race, which is run again, and no unknown address")
    void aTaskThatEndsMeanwhile() {
        has(assigned, task("1", null, null));
        doThrow(new NullValueException("Cannot find task with id 1: task is null"))
                .when(tasks)
                .setAssignee("1", null);

        assertThatThrownBy(() -> accounts.takeTasks("leaver"))
                .isInstanceOf(OptimisticLockingException.class)
                .hasMessageStartingWith("REL-SGN-230 ");
    }

    private void isFree(Task task) {
        verify(task).setOwner(null);
        verify(task).setAssignee(null);
        verify(task).setDelegationState(null);
        verify(tasks).saveTask(task);
    }

    private static void has(TaskQuery query, Task... found) {
        when(query.list()).thenReturn(List.of(found));
    }

    private List<String> taken() {
        return accounts.takeTasks("leaver").stream().map(ReturnedTask::task).toList();
    }

    private static Task task(String id, @Nullable String owner, @Nullable DelegationState delegated) {
        Task task = mock(Task.class);
        when(task.getId()).thenReturn(id);
        when(task.getOwner()).thenReturn(owner);
        when(task.getDelegationState()).thenReturn(delegated);
        return task;
    }
}
