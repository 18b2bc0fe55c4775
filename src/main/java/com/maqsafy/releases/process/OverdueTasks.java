package com.maqsafy.releases.process;

import com.maqsafy.releases.instance.OnOneNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives tasks that are past their due date that date as their follow-up date, which is what the filter "Overdue" shows; a
 * task that is due later again loses it.
 *
 * <p>A filter cannot compare with the present moment: expressions in stored queries are switched off on purpose. Priorities
 * are left alone: what the table {@code task-deadlines} puts first stays first.
 */
@Component
public class OverdueTasks {

    /** Before any task was overdue. */
    static final Instant LONG_AGO = Instant.EPOCH;

    private static final int MOST = 200;

    private final TaskService tasks;
    private final Clock clock;
    private final OnOneNode onOneNode;

    OverdueTasks(TaskService tasks, Clock clock, OnOneNode onOneNode) {
        this.tasks = tasks;
        this.clock = clock;
        this.onOneNode = onOneNode;
    }

    /** Every minute by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.run("overdue-tasks", this::mark);
    }

    /** Looks at all open tasks. */
    public void mark() {
        Date now = Date.from(clock.instant());
        for (Task task : tasks.createTaskQuery()
                .dueBefore(now)
                .followUpBeforeOrNotExistent(Date.from(LONG_AGO))
                .listPage(0, MOST)) {
            tasks.setFollowUpDate(task.getId(), task.getDueDate());
        }
        for (Task task : tasks.createTaskQuery()
                .dueAfter(now)
                .followUpAfter(Date.from(LONG_AGO))
                .listPage(0, MOST)) {
            tasks.setFollowUpDate(task.getId(), null);
        }
    }
}
