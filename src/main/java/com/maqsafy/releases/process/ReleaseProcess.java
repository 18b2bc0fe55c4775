package com.maqsafy.releases.process;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's process of a release, with all that it calls. */
@Component
public class ReleaseProcess {

    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    ReleaseProcess(@Lazy RuntimeService runtime, WithoutAuthorization withoutAuthorization) {
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Whether it still runs; a release may outlive it, when somebody deletes it. What the system starts beside it is not it. */
    public boolean runs(String release) {
        return withoutAuthorization.call(() -> !runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(release)
                .processDefinitionKeyNotIn(SystemProcesses.STARTED.toArray(String[]::new))
                .listPage(0, 1)
                .isEmpty());
    }

    /**
     * Tells it a message, in the caller's transaction.
     *
     * @return whether it waited for it; nothing has happened when not. Only when it stops waiting at this very moment, the
     *     caller's transaction cannot be committed any more, since the engine has marked it: try again in a new one.
     */
    public boolean tell(String release, String message) {
        return withoutAuthorization.call(() -> {
            // Asked first: a message that nobody waits for would take the caller's transaction with it.
            if (!waitsFor(release, message)) {
                return false;
            }
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(release)
                        .correlate();
                return true;
            } catch (MismatchingMessageCorrelationException e) {
                return false;
            }
        });
    }

    private boolean waitsFor(String release, String message) {
        return !runtime.createExecutionQuery()
                .processInstanceBusinessKey(release)
                .messageEventSubscriptionName(message)
                .listPage(0, 1)
                .isEmpty();
    }
}
