package com.maqsafy.releases.process;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whether a task that is not there was there, as far as the caller may know. */
@Component
class EndedTasks {

    private final HistoryService history;
    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;
    private final HiddenInstances hidden;

    EndedTasks(
            @Lazy HistoryService history,
            @Lazy IdentityService identity,
            WithoutAuthorization withoutAuthorization,
            HiddenInstances hidden) {
        this.history = history;
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
        this.hidden = hidden;
    }

    /**
     * Whether there was such a task; never for one of an instance that is hidden from the caller, who cannot tell by the clock
     * either that there was one.
     */
    boolean contain(String task) {
        Authentication caller = identity.getCurrentAuthentication();
        HistoricTaskInstance ended = withoutAuthorization.call(() -> history.createHistoricTaskInstanceQuery()
                .taskId(task)
                .finished()
                .singleResult());
        if (caller == null || (ended != null && ended.getTenantId() == null)) {
            return ended != null;
        }
        List<String> visible =
                hidden.visibleTo(caller.getUserId(), Objects.requireNonNullElse(caller.getGroupIds(), List.of()));
        return ended != null && visible.contains(ended.getTenantId());
    }
}
