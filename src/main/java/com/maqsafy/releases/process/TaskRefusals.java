package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The product's words where the engine refuses a task to an account to which it is not offered: who may do it, and why. Only
 * who may read the task is told its title and its groups.
 */
@Component
class TaskRefusals {

    private static final String NOT_OFFERED =
            "REL-PRC-097 This task is not offered to you, so nothing was changed. Ask one of those to whom it is offered.";

    private final TaskService tasks;
    private final WithoutAuthorization withoutAuthorization;
    private final Map<String, TaskForm> forms;

    TaskRefusals(@Lazy TaskService tasks, WithoutAuthorization withoutAuthorization, List<TaskForm> forms) {
        this.tasks = tasks;
        this.withoutAuthorization = withoutAuthorization;
        this.forms = forms.stream().collect(Collectors.toUnmodifiableMap(TaskForm::form, Function.identity()));
    }

    /** What the present account is told that may not do a task. */
    String words(String account, String id) {
        // Asked as the account: the engine leaves out what it may not read.
        Task task = tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult();
        if (task == null) {
            return NOT_OFFERED;
        }
        String offered = withoutAuthorization
                .call(() -> ReleaseTasks.candidates(tasks, id))
                .map(TaskRefusals::names)
                .filter(names -> !names.isEmpty())
                .orElse(Objects.toString(task.getAssignee(), "nobody at present"));
        return "REL-PRC-096 “%s” is for %s%s; %s is not among them, so nothing was changed. Let one of them do it."
                .formatted(task.getName(), offered, why(task.getCamundaFormRef()), account);
    }

    private static String names(List<IdentityLink> candidates) {
        return Stream.concat(
                        candidates.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull),
                        candidates.stream().map(IdentityLink::getUserId).filter(Objects::nonNull))
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private String why(@Nullable CamundaFormRef form) {
        return Optional.ofNullable(form)
                .map(CamundaFormRef::getKey)
                .map(forms::get)
                .map(TaskForm::offeredBecause)
                .filter(why -> !why.isBlank())
                .map(why -> ": " + why)
                .orElse("");
    }
}
