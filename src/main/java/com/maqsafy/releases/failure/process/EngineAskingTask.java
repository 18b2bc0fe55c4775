package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.AskingTask;
import com.maqsafy.releases.process.WithoutAuthorization;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineAskingTask implements AskingTask {

    private final TaskService tasks;
    private final WithoutAuthorization withoutAuthorization;

    EngineAskingTask(@Lazy TaskService tasks, WithoutAuthorization withoutAuthorization) {
        this.tasks = tasks;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public boolean isOf(String taskId, String instance) {
        return withoutAuthorization.call(() -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            // One that is being made just now is not written yet.
            return task == null || task.getProcessInstanceId().equals(instance);
        });
    }
}
