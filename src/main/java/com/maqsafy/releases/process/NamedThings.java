package com.maqsafy.releases.process;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /** Whether all things that a call names by an id are there for an account. */
    boolean areThere(Authentication account, EngineCall call) {
        return withoutAuthorization.call(() -> call.targets().stream().allMatch(target -> isThere(account, target)));
    }

    private boolean isThere(Authentication account, EngineCall.Target target) {
        Function<String, Optional<String>> tenant = tenants.get(target.kind());
        return tenant == null
                || tenant.apply(target.id())
                        .filter(t -> t.isEmpty() || visible(account).contains(t))
                        .isPresent();
    }

    private Set<String> visible(Authentication account) {
        return Set.copyOf(hidden.visibleTo(account.getUserId(), account.getGroupIds()));
    }

    private static <T> Optional<String> of(T thing, Function<T, String> tenant) {
        return thing == null ? Optional.empty() : Optional.of(Objects.toString(tenant.apply(thing), ""));
    }
}
