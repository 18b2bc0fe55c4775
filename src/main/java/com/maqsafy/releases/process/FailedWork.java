package com.maqsafy.releases.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets work go on that has no tries left. It gets one try and passes every guard again; what is gone by now, or goes on
 * already, is left alone.
 */
@Component
public class FailedWork {

    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;
    private final Clock clock;

    FailedWork(
            @Lazy ManagementService management,
            @Lazy ExternalTaskService externalTasks,
            @Lazy RuntimeService runtime,
            WithoutAuthorization withoutAuthorization,
            Clock clock) {
        this.management = management;
        this.externalTasks = externalTasks;
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
        this.clock = clock;
    }

    /** One more try for a job, now. */
    public void repeatJob(String id) {
        withoutAuthorization.call(() -> {
            Job job = management.createJobQuery().jobId(id).noRetriesLeft().singleResult();
            if (job != null) {
                management
                        .setJobRetries(1)
                        .jobId(id)
                        .dueDate(Date.from(clock.instant()))
                        .execute();
            }
            return null;
        });
    }

    /** One more try for work outside the engine; workers are woken once that is committed. */
    public void repeatExternalTask(String id) {
        withoutAuthorization.call(() -> {
            ExternalTask task = externalTasks
                    .createExternalTaskQuery()
                    .externalTaskId(id)
                    .noRetriesLeft()
                    .singleResult();
            if (task != null) {
                externalTasks.setRetries(id, 1);
                afterCommit(ProcessEngineImpl.EXT_TASK_CONDITIONS::signalAll);
            }
            return null;
        });
    }

    /** Takes the suspension of a release's processes back, where there is one. */
    public void resume(String release) {
        withoutAuthorization.call(() -> {
            for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(release)
                    .suspended()
                    .list()) {
                runtime.activateProcessInstanceById(instance.getId());
            }
            return null;
        });
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
