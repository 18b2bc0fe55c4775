package com.maqsafy.releases.notification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.DutyObjections;
import com.maqsafy.releases.notification.OpenTasks.OpenTask;
import com.maqsafy.releases.process.TaskDeadlines;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A task that is done while it is told of spoils nothing else")
class CamundaOpenTasksTest {

    private final List<Boolean> withinAnother = new ArrayList<>();

    @Test
    void isNeitherThereNorEndsTheTransactionOfWhoeverAsks() {
        try (TestDatabase database = TestDatabase.create()) {
            var transactions = new DataSourceTransactionManager(database.dataSource());
            CamundaOpenTasks tasks = tasks(transactions);

            new TransactionTemplate(transactions).executeWithoutResult(tx -> {
                assertThat(tasks.find("1")).isEmpty();
                assertThat(tasks.barred(
                                new OpenTask(
                                        "1",
                                        "canteen-api-1.5.0",
                                        "any",
                                        "Any",
                                        null,
                                        Set.of(),
                                        Set.of(),
                                        Instant.EPOCH,
                                        null),
                                Set.of("dev")))
                        .isEmpty();
            });
        }

        assertThat(withinAnother).containsExactly(false, false);
    }

    private CamundaOpenTasks tasks(DataSourceTransactionManager transactions) {
        Answer<?> gone = call -> {
            withinAnother.add(TransactionSynchronizationManager.isActualTransactionActive());
            throw new NullValueException("Cannot find task with id 1: task is null");
        };
        Task task = mock(Task.class);
        when(task.getId()).thenReturn("1");
        when(task.getProcessInstanceId()).thenReturn("i");
        TaskQuery query = mock(TaskQuery.class);
        when(query.taskId(anyString())).thenReturn(query);
        when(query.initializeFormKeys()).thenReturn(query);
        when(query.singleResult()).thenReturn(task);
        TaskService service = mock(TaskService.class);
        when(service.createTaskQuery()).thenReturn(query);
        when(service.getIdentityLinksForTask("1")).thenAnswer(gone);
        when(service.getVariables("1")).thenAnswer(gone);
        ProcessInstance instance = mock(ProcessInstance.class);
        when(instance.getId()).thenReturn("i");
        when(instance.getBusinessKey()).thenReturn("canteen-api-1.5.0");
        RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
        when(runtime.createProcessInstanceQuery().processInstanceIds(any()).list())
                .thenReturn(List.of(instance));
        WithoutAuthorization all = mock(WithoutAuthorization.class);
        when(all.call(any()))
                .thenAnswer(call -> call.getArgument(0, Supplier.class).get());
        return new CamundaOpenTasks(
                service,
                runtime,
                mock(RepositoryService.class, RETURNS_DEEP_STUBS),
                mock(TaskDeadlines.class),
                mock(DutyObjections.class),
                all,
                transactions);
    }
}
