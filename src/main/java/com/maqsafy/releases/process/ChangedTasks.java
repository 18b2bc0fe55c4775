package com.maqsafy.releases.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;

/** What the application changes of a task by its setters. */
public final class ChangedTasks {

    private ChangedTasks() {}

    /** Saves a changed task, also within a command of the engine, where it is saved with everything else. */
    public static void save(TaskService tasks, Task task) {
        if (Context.getCommandContext() == null) {
            tasks.saveTask(task);
        }
    }
}
