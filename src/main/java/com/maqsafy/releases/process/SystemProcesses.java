package com.maqsafy.releases.process;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the processes that the system itself starts beside a release, and nobody else. */
@Component
public class SystemProcesses {

    /** Ids of these processes. */
    public static final Set<String> STARTED = Set.of("technical-failure");

    private static final ThreadLocal<@Nullable Start> STARTING = new ThreadLocal<>();

    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    SystemProcesses(@Lazy RuntimeService runtime, WithoutAuthorization withoutAuthorization) {
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** What is being started by this thread. */
    record Start(String process, @Nullable String tenant) {}

    /**
     * Starts one in the caller's transaction.
     *
     * @param release key of the release, its business key
     * @param tenant tenant id of the release's own process, so that it is hidden like that; null when that is not hidden
     * @return id of the process instance
     */
    public String start(String process, String release, @Nullable String tenant, Map<String, Object> variables) {
        if (!STARTED.contains(process)) {
            throw new IllegalArgumentException(
                    "REL-PRC-060 '" + process + "' is not started by the system. Use one of " + STARTED + ".");
        }
        STARTING.set(new Start(process, tenant));
        try {
            return withoutAuthorization.call(() -> runtime.createProcessInstanceByKey(process)
                    .processDefinitionWithoutTenantId()
                    .businessKey(release)
                    .setVariables(variables)
                    .execute()
                    .getProcessInstanceId());
        } finally {
            STARTING.remove();
        }
    }

    /** What this thread starts just now, if it is this process. */
    static @Nullable Start starting(String process) {
        Start start = STARTING.get();
        return start != null && start.process().equals(process) ? start : null;
    }
}
