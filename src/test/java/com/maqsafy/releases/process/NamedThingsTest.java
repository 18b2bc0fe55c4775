package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricIncidentQuery;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SEC-07: of a hidden thing as much is read as of one that does not exist: no clock tells them apart")
class NamedThingsTest {

    private static final Authentication CALLER = new Authentication("developer", List.of("developer"));
    private static final Authentication WITHOUT_GROUPS = new Authentication("developer", null);

    private final HiddenInstances hidden = mock(HiddenInstances.class);
    private final TaskQuery tasks = mock(TaskQuery.class, RETURNS_SELF);
    private final ProcessInstanceQuery instances = mock(ProcessInstanceQuery.class, RETURNS_SELF);
    private final HistoricTaskInstanceQuery endedTasks = mock(HistoricTaskInstanceQuery.class, RETURNS_SELF);
    private final HistoricProcessInstanceQuery endedInstances = mock(HistoricProcessInstanceQuery.class, RETURNS_SELF);
    private final ExecutionQuery executions = mock(ExecutionQuery.class, RETURNS_SELF);
    private final JobQuery jobs = mock(JobQuery.class, RETURNS_SELF);
    private final ExternalTaskQuery externalTasks = mock(ExternalTaskQuery.class, RETURNS_SELF);
    private final HistoricIncidentQuery incidents = mock(HistoricIncidentQuery.class, RETURNS_SELF);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final IdentityService identity = mock(IdentityService.class);

    private NamedThings things;
    private EndedTasks ended;

    @BeforeEach
    void prepare() {
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        when(identity.getCurrentAuthentication()).thenReturn(CALLER);
        when(hidden.visibleTo(any(), any())).thenReturn(List.of("restricted-of-mine"));
        TaskService taskService = mock(TaskService.class);
        when(taskService.createTaskQuery()).thenReturn(tasks);
        HistoryService history = mock(HistoryService.class);
        when(history.createHistoricTaskInstanceQuery()).thenReturn(endedTasks);
        when(history.createHistoricProcessInstanceQuery()).thenReturn(endedInstances);
        when(history.createHistoricIncidentQuery()).thenReturn(incidents);
        RuntimeService runtime = mock(RuntimeService.class);
        when(runtime.createProcessInstanceQuery()).thenReturn(instances);
        when(runtime.createExecutionQuery()).thenReturn(executions);
        ManagementService management = mock(ManagementService.class);
        when(management.createJobQuery()).thenReturn(jobs);
        ExternalTaskService work = mock(ExternalTaskService.class);
        when(work.createExternalTaskQuery()).thenReturn(externalTasks);
        things = new NamedThings(taskService, runtime, management, work, history, withoutAuthorization, hidden);
        ended = new EndedTasks(history, identity, withoutAuthorization, hidden);
    }

    @Test
    void whatACallNames() {
        assertThat(areThere(CALLER, task("restricted-1"))).isFalse();
        List<String> ofHidden = read();
        assertThat(areThere(CALLER, null)).isFalse();
        assertThat(read()).isNotEmpty().isEqualTo(ofHidden);

        assertThat(areThere(CALLER, task("restricted-of-mine"))).isTrue();
        assertThat(areThere(CALLER, task(null))).isTrue();
        assertThat(areThere(WITHOUT_GROUPS, task("restricted-1"))).isFalse();
        assertThat(areThere(null, task("restricted-1"))).isTrue();
        assertThat(areThere(null, null)).isFalse();
        assertThat(things.areThere(CALLER, call("release"))).as("no id").isTrue();
    }

    @Test
    @DisplayName("a task leads to no other instance: whoever may work on one writes nothing into another release")
    void aTaskAndAnInstanceBesideIt() {
        ProcessInstance instance = mock(ProcessInstance.class);
        when(instances.singleResult()).thenReturn(instance);
        Task task = task(null);
        when(tasks.singleResult()).thenReturn(task);
        EngineCall both = new EngineCall(
                "AddComment",
                List.of(new EngineCall.Target("task", "1"), new EngineCall.Target("processInstance", "2")),
                Map.of(),
                false);

        assertThat(things.areThere(CALLER, both)).as("of another release").isFalse();
        when(tasks.count()).thenReturn(1L);
        assertThat(things.areThere(CALLER, both)).as("its own").isTrue();
        when(tasks.count()).thenReturn(0L);
    }

    @Test
    void aTaskThatHasEnded() {
        assertThat(hasEnded("restricted-1")).isFalse();
        List<String> ofHidden = read();
        when(endedTasks.singleResult()).thenReturn(null);
        assertThat(ended.contain("1")).isFalse();
        assertThat(read()).isNotEmpty().isEqualTo(ofHidden);

        assertThat(hasEnded("restricted-of-mine")).isTrue();
        assertThat(hasEnded(null)).isTrue();
        when(identity.getCurrentAuthentication()).thenReturn(null);
        assertThat(hasEnded("restricted-1")).isTrue();
    }

    @Test
    @DisplayName("a comment is read by who may read its task, open or ended, and by nobody who only knows its id")
    void whatIsReadByItsId() {
        assertThat(things.mayBeRead(call("task"))).isFalse();
        when(endedTasks.count()).thenReturn(1L);
        assertThat(things.mayBeRead(call("task"))).isTrue();
        when(endedTasks.count()).thenReturn(0L);
        when(tasks.count()).thenReturn(1L);
        assertThat(things.mayBeRead(call("task"))).isTrue();
        assertThat(things.mayBeRead(call("attachment"))).isFalse();

        assertThat(things.mayBeRead(call("processInstance"))).isFalse();
        when(endedInstances.count()).thenReturn(1L);
        assertThat(things.mayBeRead(call("processInstance"))).isTrue();
        when(endedInstances.count()).thenReturn(0L);
        when(instances.count()).thenReturn(1L);
        assertThat(things.mayBeRead(call("processInstance"))).isTrue();
    }

    @Test
    void eachKindOfThingIsAskedForByItsId() {
        for (String kind : List.of("execution", "processInstance", "job", "externalTask", "incident")) {
            assertThat(things.areThere(CALLER, call(kind))).as("no " + kind).isFalse();
        }
        Execution execution = mock();
        when(executions.singleResult()).thenReturn(execution);
        ProcessInstance instance = mock();
        when(instances.singleResult()).thenReturn(instance);
        Job job = mock();
        when(jobs.singleResult()).thenReturn(job);
        ExternalTask work = mock();
        when(externalTasks.singleResult()).thenReturn(work);
        HistoricIncident incident = mock();
        when(incidents.singleResult()).thenReturn(incident);
        for (String kind : List.of("execution", "processInstance", "job", "externalTask", "incident")) {
            assertThat(things.areThere(CALLER, call(kind))).as(kind).isTrue();
        }
        when(job.getTenantId()).thenReturn("restricted-1");
        assertThat(things.areThere(CALLER, call("job")))
                .as("of a hidden release")
                .isFalse();
    }

    /** Which questions were asked since the last time. */
    private List<String> read() {
        List<String> asked = Stream.of(tasks, endedTasks, hidden)
                .flatMap(of -> mockingDetails(of).getInvocations().stream())
                .map(call -> call.getMethod().getName())
                .toList();
        Stream.of(tasks, endedTasks, hidden).forEach(org.mockito.Mockito::clearInvocations);
        return asked;
    }

    private boolean areThere(@Nullable Authentication caller, @Nullable Task task) {
        when(tasks.singleResult()).thenReturn(task);
        return things.areThere(caller, call("task"));
    }

    private boolean hasEnded(@Nullable String tenant) {
        HistoricTaskInstance task = mock(HistoricTaskInstance.class);
        when(task.getTenantId()).thenReturn(tenant);
        when(endedTasks.singleResult()).thenReturn(task);
        return ended.contain("1");
    }

    private static EngineCall call(String kind) {
        return new EngineCall("Claim", List.of(new EngineCall.Target(kind, "1")), Map.of(), false);
    }

    private static Task task(@Nullable String tenant) {
        Task task = mock(Task.class);
        when(task.getTenantId()).thenReturn(tenant);
        return task;
    }
}
