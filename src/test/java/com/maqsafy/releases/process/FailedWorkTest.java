package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What has no tries left gets one, and what is gone by now, or goes on already, is left alone. */
class FailedWorkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final ManagementService management = mock(ManagementService.class, RETURNS_DEEP_STUBS);
    private final ExternalTaskService externalTasks = mock();
    private final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
    private final FailedWork failed = new FailedWork(
            management,
            externalTasks,
            runtime,
            new WithoutAuthorization(mock(IdentityService.class)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aJobGetsOneTryNow() {
        SetJobRetriesBuilder retries = mock(SetJobRetriesBuilder.class, RETURNS_SELF);
        when(management.setJobRetries(1)).thenReturn(retries);
        when(management.createJobQuery().jobId("j1").noRetriesLeft().singleResult())
                .thenReturn(mock(Job.class), (Job) null);

        failed.repeatJob("j1");

        verify(retries).jobId("j1");
        verify(retries).dueDate(Date.from(NOW));
        verify(retries).execute();

        failed.repeatJob("j1");
        verifyNoMoreInteractions(retries);
    }

    @Test
    void workersAreWokenWhenTheTryOfTheirTaskIsCommitted() {
        ExternalTaskQuery query = mock(ExternalTaskQuery.class, RETURNS_SELF);
        when(externalTasks.createExternalTaskQuery()).thenReturn(query);
        when(query.singleResult()).thenReturn(mock(ExternalTask.class), (ExternalTask) null);
        SingleConsumerCondition worker = mock();
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(worker);
        TransactionSynchronizationManager.initSynchronization();
        try {
            failed.repeatExternalTask("e1");
            verify(externalTasks).setRetries("e1", 1);
            failed.repeatExternalTask("e1");
            verify(externalTasks, times(1)).setRetries("e1", 1);

            List<TransactionSynchronization> waiting = TransactionSynchronizationManager.getSynchronizations();
            assertThat(waiting).hasSize(1);
            verifyNoInteractions(worker);
            waiting.get(0).afterCommit();
            verify(worker).signal();
        } finally {
            ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(worker);
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void aSuspendedReleaseGoesOn() {
        ProcessInstance instance = mock();
        when(instance.getId()).thenReturn("p1");
        when(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("canteen-api-1.5.0")
                        .suspended()
                        .list())
                .thenReturn(List.of(instance));

        failed.resume("canteen-api-1.5.0");

        verify(runtime).activateProcessInstanceById("p1");
    }
}
