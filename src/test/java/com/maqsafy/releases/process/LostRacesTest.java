package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * On the engine and its database: between the moments when it reads a task and what the task hangs on, another transaction
 * ends them.
 */
@DisplayName("promise 3: whose task ends while the engine works on it is told that somebody else was quicker")
class LostRacesTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final String REWORK = "release.reworkRequested";

    /** What happens once, as soon as a command has read its task. */
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>();

    private static TestDatabase database;
    private static ProcessEngine engine;

    private String task;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("lost-races");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(new JdbcTransactionManager(database.owner()));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setCommandCheckers(List.of(new Meanwhile(), new AuthorizationCommandChecker()));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new OwnForms())));
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(
                new CommandFailures(id -> endedTasks().contain(id), call -> true), new RetryOnConflictInterceptor()));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "approval.bpmn",
                        Bpmn.createExecutableProcess("approval")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("approve")
                                .boundaryEvent("again")
                                .message(REWORK)
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        MEANWHILE.set(null);
        engine.getRuntimeService().startProcessInstanceByKey("approval", KEY);
        Task open = engine.getTaskService().createTaskQuery().singleResult();
        task = open.getId();
    }

    @AfterEach
    void leave() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "end of the test"));
    }

    /** What people do with a task. */
    private enum Call {
        SUBMIT((engine, task) -> engine.getFormService().submitTaskForm(task, Map.of())),
        COMPLETE((engine, task) -> engine.getTaskService().complete(task)),
        CLAIM((engine, task) -> engine.getTaskService().claim(task, "tech")),
        ASSIGN((engine, task) -> engine.getTaskService().setAssignee(task, "tech")),
        DELEGATE((engine, task) -> engine.getTaskService().delegateTask(task, "tech"));

        private final BiConsumer<ProcessEngine, String> action;

        Call(BiConsumer<ProcessEngine, String> action) {
            this.action = action;
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingButTheRace(Call call) {
        MEANWHILE.set(LostRacesTest::rework);

        Throwable lost = catchThrowable(() -> call.action.accept(engine, task));

        assertThat(CallFailure.of(lost)).as(String.valueOf(lost)).isEqualTo(CallFailure.CONFLICT);
        assertThat(CallFailure.CONFLICT.words(lost)).matches("REL-PRC-(081|230) .*");
        HistoricTaskInstance ended = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task)
                .singleResult();
        assertThat(ended.getDeleteReason()).isEqualTo("deleted");
        assertThat(ended.getAssignee()).isNull();
    }

    @Test
    void whoSubmitsIsToldThatTheTaskHasEnded() {
        MEANWHILE.set(LostRacesTest::rework);

        assertThat(catchThrowable(() -> Call.SUBMIT.action.accept(engine, task)))
                .isInstanceOf(TaskEndedException.class)
                .hasRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void whoOnlyReadsIsToldThatThereIsNoSuchTask() {
        MEANWHILE.set(LostRacesTest::rework);
        assertThat(ReleaseTasks.candidates(engine.getTaskService(), task)).isEmpty();
    }

    @Test
    @DisplayName("while the task is still there, a fault remains one")
    void aFaultRemainsOne() {
        MEANWHILE.set(() -> {
            throw new IllegalStateException("a mistake of ours");
        });

        Throwable fault = catchThrowable(() -> Call.SUBMIT.action.accept(engine, task));

        assertThat(fault).isInstanceOf(IllegalStateException.class);
        assertThat(CallFailure.of(fault)).isEqualTo(CallFailure.FAULT);
        Call.SUBMIT.action.accept(engine, task);
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    }

    private static EndedTasks endedTasks() {
        return new EndedTasks(
                engine.getHistoryService(),
                engine.getIdentityService(),
                new WithoutAuthorization(engine.getIdentityService()),
                mock(HiddenInstances.class));
    }

    /** In another transaction, which ends before this one goes on. */
    private static void rework() {
        CompletableFuture.runAsync(() -> engine.getRuntimeService()
                        .createMessageCorrelation(REWORK)
                        .processInstanceBusinessKey(KEY)
                        .correlate())
                .join();
    }

    /** The engine asks this after it has read a task and before it reads anything else. */
    private static final class Meanwhile extends TenantCommandChecker {

        @Override
        public void checkTaskWork(TaskEntity read) {
            happen();
        }

        @Override
        public void checkTaskAssign(TaskEntity read) {
            happen();
        }

        @Override
        public void checkReadTask(TaskEntity read) {
            happen();
        }

        private static void happen() {
            Runnable what = MEANWHILE.getAndSet(null);
            if (what != null) {
                what.run();
            }
        }
    }

    /** As our forms do, it asks whose release the task is of. */
    private static final class OwnForms extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .setTaskFormHandler(new OwnForm());
        }
    }

    private static final class OwnForm implements TaskFormHandler {

        @Override
        public TaskFormData createTaskForm(TaskEntity shown) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            // It has none.
        }

        @Override
        public void submitFormVariables(VariableMap values, VariableScope submitted) {
            assertThat(((TaskEntity) submitted).getExecution().getProcessBusinessKey())
                    .isEqualTo(KEY);
        }
    }
}
