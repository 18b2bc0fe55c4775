package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.process.WithoutAuthorization;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open task of a risk review, found by its form, whatever the diagram calls it. */
@Component
class RiskReviewTasks {

    /** Above that of overdue tasks (90), so that it leads every list that is sorted by priority. */
    static final int REMINDED = 95;

    static final int ESCALATED = 100;

    private static final String FORM = "risk-review";

    private final TaskService tasks;
    private final WithoutAuthorization withoutAuthorization;

    RiskReviewTasks(TaskService tasks, WithoutAuthorization withoutAuthorization) {
        this.tasks = tasks;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Puts it on top of the lists. */
    void raise(String processInstanceId, int priority) {
        withoutAuthorization.call(() -> {
            of(processInstanceId).forEach(task -> tasks.setPriority(task.getId(), priority));
            return null;
        });
    }

    /** Lets a group see it; whether they may do it is said by the validation of forms. */
    void show(String processInstanceId, String group) {
        withoutAuthorization.call(() -> {
            of(processInstanceId).forEach(task -> tasks.addCandidateGroup(task.getId(), group));
            return null;
        });
    }

    private List<Task> of(String processInstanceId) {
        return tasks.createTaskQuery().processInstanceId(processInstanceId).initializeFormKeys().list().stream()
                .filter(task -> task.getCamundaFormRef() != null
                        && FORM.equals(task.getCamundaFormRef().getKey()))
                .toList();
    }
}
