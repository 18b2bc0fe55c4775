package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class ChangedTasksTest {

    private final TaskService tasks = mock();
    private final Task task = mock();

    @Test
    void withinACommandATaskIsSavedWithEverythingElse() {
        Context.setCommandContext(mock(CommandContext.class));
        try {
            ChangedTasks.save(tasks, task);
        } finally {
            Context.removeCommandContext();
        }
        verifyNoInteractions(tasks);

        ChangedTasks.save(tasks, task);
        verify(tasks).saveTask(task);
    }

    @Test
    void whoseTaskEndedMeanwhileIsToldSo() {
        assertThat(ChangedTasks.whileOpen("It has ended.", () -> "done")).isEqualTo("done");
        for (RuntimeException absent :
                new RuntimeException[] {new NullValueException("no task"), new NotFoundException("no task")}) {
            assertThatThrownBy(() -> ChangedTasks.whileOpen("It has ended.", () -> {
                        throw absent;
                    }))
                    .isInstanceOf(OptimisticLockingException.class)
                    .hasMessageContaining("It has ended.")
                    .hasCause(absent);
        }
    }
}
