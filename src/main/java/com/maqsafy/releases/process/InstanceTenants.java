package com.maqsafy.releases.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tenant id under which a process instance is hidden. */
@Component
public class InstanceTenants {

    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    InstanceTenants(@Lazy RuntimeService runtime, WithoutAuthorization withoutAuthorization) {
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    /**
     * The tenant id of an instance, also of one that is being started just now.
     *
     * @throws IllegalStateException when the instance has none: its process is not one that is hidden
     */
    public String of(String processInstanceId) {
        String tenant = Context.getCommandContext() == null ? stored(processInstanceId) : starting(processInstanceId);
        if (tenant == null) {
            throw new IllegalStateException(
                    "REL-PRC-040 The process instance " + processInstanceId
                            + " cannot be hidden: it runs none of the processes that are. Start the release with security-release.");
        }
        return tenant;
    }

    private @Nullable String stored(String processInstanceId) {
        ProcessInstance instance = withoutAuthorization.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult());
        return instance == null ? null : instance.getTenantId();
    }

    private static @Nullable String starting(String processInstanceId) {
        // Not written yet, so no query finds it.
        ExecutionEntity instance =
                Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId);
        return instance == null ? null : instance.getTenantId();
    }
}
