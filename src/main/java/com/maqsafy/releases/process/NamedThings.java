package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Whether what a call names by its id is there for whoever calls. The engine passes over some ids that nothing has, and refuses
 * those of what is hidden in words of its own; asked here before, both are told alike, whatever the call does with them.
 */
@Component
class NamedThings {

    /** By kind of target: the tenant of the thing with an id, blank for none; empty when nothing has the id. */
    private final Map<String, Function<String, Optional<String>>> tenants;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final WithoutAuthorization withoutAuthorization;
    private final HiddenInstances hidden;

    NamedThings(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            @Lazy ExternalTaskService externalTasks,
            @Lazy HistoryService history,
            WithoutAuthorization withoutAuthorization,
            HiddenInstances hidden) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.withoutAuthorization = withoutAuthorization;
        this.hidden = hidden;
        this.tenants = Map.of(
                "task", id -> of(tasks.createTaskQuery().taskId(id).singleResult(), Task::getTenantId),
                "execution",
                        id -> of(runtime.createExecutionQuery().executionId(id).singleResult(), Execution::getTenantId),
                "processInstance",
                        id -> of(
                                runtime.createProcessInstanceQuery()
                                        .processInstanceId(id)
                                        .singleResult(),
                                Execution::getTenantId),
                "job", id -> of(management.createJobQuery().jobId(id).singleResult(), Job::getTenantId),
                "externalTask",
                        id -> of(
                                externalTasks
                                        .createExternalTaskQuery()
                                        .externalTaskId(id)
                                        .singleResult(),
                                ExternalTask::getTenantId),
                "incident",
                        id -> of(
                                history.createHistoricIncidentQuery()
                                        .incidentId(id)
                                        .singleResult(),
                                HistoricIncident::getTenantId));
    }

    /**
     * Whether all things that a call names by an id are there for an account; what is hidden from it and what nothing has is
     * asked for alike, so that no clock tells which of the two it is.
     *
     * @param account null for the application's own work, from which nothing is hidden
     */
    boolean areThere(@Nullable Authentication account, EngineCall call) {
        List<EngineCall.Target> named = call.targets().stream()
                .filter(target -> tenants.containsKey(target.kind()))
                .toList();
        if (named.isEmpty()) {
            return true;
        }
        return withoutAuthorization.call(() -> {
            if (!ofOne(call)) {
                return false;
            }
            List<Optional<String>> found = named.stream()
                    .map(target ->
                            Objects.requireNonNull(tenants.get(target.kind())).apply(target.id()))
                    .toList();
            boolean open = found.stream().allMatch(Optional.of("")::equals);
            if (open || account == null) {
                return found.stream().allMatch(Optional::isPresent);
            }
            List<String> visible =
                    hidden.visibleTo(account.getUserId(), Objects.requireNonNullElse(account.getGroupIds(), List.of()));
            return found.stream()
                    .allMatch(tenant -> tenant.filter(t -> t.isEmpty() || visible.contains(t))
                            .isPresent());
        });
    }

    /**
     * Whether a task that a call names is one of the instance that it names beside it. The engine asks whether somebody may
     * work on the task, and writes to the instance.
     */
    private boolean ofOne(EngineCall call) {
        Optional<String> task = call.target("task");
        Optional<String> instance = call.target("processInstance");
        return task.isEmpty()
                || instance.isEmpty()
                || tasks.createTaskQuery()
                                .taskId(task.get())
                                .processInstanceId(instance.get())
                                .count()
                        > 0;
    }

    /** Whether the signed-in account may read the task or the instance that a call names by its id, open or ended. */
    boolean mayBeRead(EngineCall call) {
        return call.target("task")
                .map(id -> tasks.createTaskQuery().taskId(id).count() > 0
                        || history.createHistoricTaskInstanceQuery().taskId(id).count() > 0)
                .or(() -> call.target("processInstance")
                        .map(id -> runtime.createProcessInstanceQuery()
                                                .processInstanceId(id)
                                                .count()
                                        > 0
                                || history.createHistoricProcessInstanceQuery()
                                                .processInstanceId(id)
                                                .count()
                                        > 0))
                .orElse(false);
    }

    private static <T> Optional<String> of(T thing, Function<T, String> tenant) {
        return thing == null ? Optional.empty() : Optional.of(Objects.toString(tenant.apply(thing), ""));
    }
}
