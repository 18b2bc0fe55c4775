package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.EventSubscriptionQuery;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTasksTest {

    private final TaskService tasks = mock(TaskService.class);
    private final RuntimeService runtime = mock(RuntimeService.class);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final ReleaseTasks releaseTasks = new ReleaseTasks(tasks, runtime, withoutAuthorization);

    @Test
    @DisplayName("a task that somebody does while the list is read is left out, and the others stand in it")
    void leavesOutWhatIsDoneMeanwhile() {
        Task done = task("done");
        Task open = task("open");
        TaskQuery query = mock(TaskQuery.class, RETURNS_SELF);
        when(query.list()).thenReturn(List.of(done, open));
        when(tasks.createTaskQuery()).thenReturn(query);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        // As the engine does when the task is gone.
        when(tasks.getIdentityLinksForTask("done"))
                .thenThrow(new NullValueException("Cannot find task with id done: task is null"));
        IdentityLink group = mock(IdentityLink.class);
        when(group.getType()).thenReturn(IdentityLinkType.CANDIDATE);
        when(group.getGroupId()).thenReturn("qa");
        when(tasks.getIdentityLinksForTask("open")).thenReturn(List.of(group));

        assertThat(releaseTasks.of("canteen-api-1.5.0"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsAllEntriesOf(Map.of("id", "open", "groups", List.of("qa"))));
    }

    @Test
    @DisplayName(
            "a report that comes while one of the tasks that ask for it ends is sent again, and nothing of it is kept")
    void losesTheRaceOfAReport() {
        Task asked = task("asked");
        TaskQuery query = mock(TaskQuery.class, RETURNS_SELF);
        when(query.list()).thenReturn(List.of(asked));
        when(tasks.createTaskQuery()).thenReturn(query);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        when(tasks.getVariable(eq("asked"), any()))
                .thenThrow(new NullValueException("Cannot find task with id asked: task is null"));

        assertThatThrownBy(() -> releaseTasks.testReported("canteen-api-1.5.0", "unit"))
                .isInstanceOf(OptimisticLockingException.class)
                .hasMessageStartingWith("REL-PRC-232 A task of canteen-api-1.5.0 ended at the same moment");
    }

    @Test
    @DisplayName("each task with who has it, who may take it and when it is due")
    void listsTheTasks() {
        Task taken = task("taken");
        when(taken.getAssignee()).thenReturn("sara");
        when(taken.getName()).thenReturn("Approve");
        when(taken.getTaskDefinitionKey()).thenReturn("userTask_approveRelease");
        Task open = task("open");
        when(open.getDueDate()).thenReturn(null);
        found(taken, open);
        IdentityLink group = link(IdentityLinkType.CANDIDATE, "qa");
        IdentityLink first = link(IdentityLinkType.CANDIDATE, "developer");
        IdentityLink person = link(IdentityLinkType.CANDIDATE, null);
        IdentityLink assignee = link(IdentityLinkType.ASSIGNEE, "admin");
        when(tasks.getIdentityLinksForTask("open")).thenReturn(List.of(group, first, person, assignee));

        assertThat(releaseTasks.of("canteen-api-1.5.0"))
                .containsExactly(
                        Map.of(
                                "id",
                                "taken",
                                "element",
                                "userTask_approveRelease",
                                "title",
                                "Approve",
                                "assignee",
                                "sara",
                                "groups",
                                List.of(),
                                "due",
                                "2026-03-02T12:00:00Z"),
                        Map.of(
                                "id",
                                "open",
                                "element",
                                "element of open",
                                "title",
                                "title of open",
                                "groups",
                                List.of("developer", "qa"),
                                "due",
                                ""));
    }

    @Test
    @DisplayName("what is urgent comes first, and more groups see it")
    void raisesTheTasks() {
        Task open = task("open");
        TaskQuery query = found(open);

        releaseTasks.raise("canteen-api-1.5.0", 90, Set.of("management"));

        verify(query).processInstanceBusinessKey("canteen-api-1.5.0");
        verify(query).taskMaxPriority(89);
        verify(tasks).setPriority("open", 90);
        verify(tasks).addCandidateGroup("open", "management");
    }

    @ParameterizedTest
    @CsvSource({
        // whose test is asked for, which execution waits for the report, and of which part that is
        "tests:unit, own, , own",
        "tests:unit, parent, tests:unit, parent",
        "tests:unit, other, tests:load, ",
        "tests:unit, other, , ",
        "tests:load, own, , ",
    })
    @DisplayName("whoever was asked for evidence of a test that has passed need not answer")
    void endsTheTaskOfATestThatHasPassed(String asked, String waiting, String part, String told) {
        Task task = task("asked");
        when(task.getExecutionId()).thenReturn("own");
        when(task.getProcessInstanceId()).thenReturn("instance");
        TaskQuery query = found(task);
        when(tasks.getVariable("asked", "part")).thenReturn(asked);
        when(runtime.getVariable(waiting, "part")).thenReturn(part);
        EventSubscription subscription = mock(EventSubscription.class);
        when(subscription.getExecutionId()).thenReturn(waiting);
        EventSubscriptionQuery subscriptions = mock(EventSubscriptionQuery.class, RETURNS_SELF);
        when(subscriptions.list()).thenReturn(List.of(subscription));
        when(runtime.createEventSubscriptionQuery()).thenReturn(subscriptions);

        releaseTasks.testReported("canteen-api-1.5.0", "unit");

        verify(query).taskDefinitionKey("userTask_provideTestEvidence");
        if (told == null) {
            verify(runtime, never()).messageEventReceived(any(), any());
        } else {
            verify(runtime).messageEventReceived("release.testReported", told);
        }
    }

    private TaskQuery found(Task... found) {
        TaskQuery query = mock(TaskQuery.class, RETURNS_SELF);
        when(query.list()).thenReturn(List.of(found));
        when(tasks.createTaskQuery()).thenReturn(query);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        return query;
    }

    private static IdentityLink link(String type, @Nullable String group) {
        IdentityLink link = mock(IdentityLink.class);
        when(link.getType()).thenReturn(type);
        when(link.getGroupId()).thenReturn(group);
        return link;
    }

    private static Task task(String id) {
        Task task = mock(Task.class);
        when(task.getId()).thenReturn(id);
        when(task.getTaskDefinitionKey()).thenReturn("element of " + id);
        when(task.getName()).thenReturn("title of " + id);
        when(task.getDueDate()).thenReturn(Date.from(Instant.parse("2026-03-02T12:00:00Z")));
        return task;
    }
}
