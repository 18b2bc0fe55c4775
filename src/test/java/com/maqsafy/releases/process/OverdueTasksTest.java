package com.maqsafy.releases.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.instance.OnOneNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;

/** The filter "Overdue" shows what is past its due date, and no longer what has got a later one. */
class OverdueTasksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Date DUE = Date.from(Instant.parse("2026-03-02T08:00:00Z"));

    private final TaskService tasks = mock();
    private final OnOneNode onOneNode = mock();
    private final OverdueTasks overdue = new OverdueTasks(tasks, Clock.fixed(NOW, ZoneOffset.UTC), onOneNode);

    @Test
    void marksWhatIsPastAndFreesWhatIsPutOff() {
        Task late = task("late", DUE);
        Task putOff = task("put-off", Date.from(NOW.plusSeconds(60)));
        TaskQuery past = mock(TaskQuery.class, RETURNS_SELF);
        TaskQuery later = mock(TaskQuery.class, RETURNS_SELF);
        TaskQuery all = mock(TaskQuery.class, RETURNS_SELF);
        when(tasks.createTaskQuery()).thenReturn(all);
        when(all.dueBefore(Date.from(NOW))).thenReturn(past);
        when(all.dueAfter(Date.from(NOW))).thenReturn(later);
        when(past.listPage(0, 200)).thenReturn(List.of(late));
        when(later.listPage(0, 200)).thenReturn(List.of(putOff));

        overdue.mark();

        verify(past).followUpBeforeOrNotExistent(new Date(0));
        verify(later).followUpAfter(new Date(0));
        verify(tasks).setFollowUpDate("late", DUE);
        verify(tasks).setFollowUpDate("put-off", null);
    }

    @Test
    void oneNodeLooks() {
        overdue.takeTurn();

        verify(onOneNode).run(any(), any());
        verify(tasks, never()).createTaskQuery();
    }

    private static Task task(String id, Date due) {
        Task task = mock();
        doReturn(id).when(task).getId();
        doReturn(due).when(task).getDueDate();
        return task;
    }
}
