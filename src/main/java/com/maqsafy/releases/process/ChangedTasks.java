package com.maqsafy.releases.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;

/** Tasks that the application changes itself. */
public final class ChangedTasks {

    private ChangedTasks() {}

    /**
     * Does something about tasks that may end meanwhile. The engine says of such a one that it was never there.
     *
     * @param lost what is told when one has ended; nothing of the caller's transaction is kept then
     * @throws OptimisticLockingException when one has ended
     */
    public static <T> T whileOpen(String lost, Supplier<T> work) {
        try {
            return work.get();
        } catch (NullValueException | NotFoundException e) {
            throw new OptimisticLockingException(lost, e);
        }
    }

    /** Saves a changed task, also within a command of the engine, where it is saved with everything else. */
    public static void save(TaskService tasks, Task task) {
        if (Context.getCommandContext() == null) {
            tasks.saveTask(task);
        }
    }
}
