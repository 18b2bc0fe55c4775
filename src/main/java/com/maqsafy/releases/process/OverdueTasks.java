package com.maqsafy.releases.process;

import com.maqsafy.releases.instance.OnOneNode;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises the priority of tasks that are past their due date, which is what the filter "Overdue" shows.
 *
 * <p>A filter cannot compare with the present moment: expressions in stored queries are switched off on purpose.
 */
@Component
public class OverdueTasks {

    /** Priority of an overdue task; Camunda's default is 50. */
    static final int PRIORITY = 90;

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
        for (Task task : tasks.createTaskQuery()
                .dueBefore(Date.from(clock.instant()))
                .taskMaxPriority(PRIORITY - 1)
                .listPage(0, 200)) {
            tasks.setPriority(task.getId(), PRIORITY);
        }
    }
}
