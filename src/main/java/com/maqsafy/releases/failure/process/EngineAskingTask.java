package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.AskingTask;
import com.maqsafy.releases.process.Unrestricted;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineAskingTask implements AskingTask {

    private final TaskService tasks;
    private final Unrestricted unrestricted;

    EngineAskingTask(@Lazy TaskService tasks, Unrestricted unrestricted) {
        this.tasks = tasks;
        this.unrestricted = unrestricted;
    }

    @Override
    public boolean isOf(String taskId, String instance) {
        return unrestricted.call(() -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            // One that is being made just now is not written yet.
            return task == null || task.getProcessInstanceId().equals(instance);
        });
    }
}
