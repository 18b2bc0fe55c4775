package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleaseTasksTest {

    private final TaskService tasks = mock(TaskService.class);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final ReleaseTasks releaseTasks = new ReleaseTasks(tasks, mock(RuntimeService.class), withoutAuthorization);

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

    private static Task task(String id) {
        Task task = mock(Task.class);
        when(task.getId()).thenReturn(id);
        when(task.getDueDate()).thenReturn(new Date());
        return task;
    }
}
