package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** On the engine, in the transactions of callers. */
class ReleaseProcessTest {

    private static final String KEY = "canteen-api-1.5.0";

    private static TestDatabase database;
    private static ProcessEngine engine;
    private static WithoutAuthorization withoutAuthorization;
    private static ReleaseProcess process;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var transactions = new JdbcTransactionManager(database.owner());
        transaction = new TransactionTemplate(transactions);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("release-process");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setBeans(Map.of());
        engine = configuration.buildProcessEngine();
        withoutAuthorization = new WithoutAuthorization(engine.getIdentityService());
        process = new ReleaseProcess(engine.getRuntimeService(), withoutAuthorization);
        var called = Bpmn.createExecutableProcess("called")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("work")
                .boundaryEvent("stop")
                .message("release.stopped")
                .endEvent("stopped")
                .done();
        var calling = Bpmn.createExecutableProcess("calling")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .callActivity("call")
                .calledElement("called")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("called.bpmn", called)
                .addModelInstance("calling.bpmn", calling)
                .deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @AfterEach
    void leave() {
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "end of the test"));
    }

    @Test
    void tellsTheProcessThatWaitsAlsoWhereACalledOneDoes() {
        engine.getRuntimeService().startProcessInstanceByKey("calling", KEY);
        engine.getRuntimeService().startProcessInstanceByKey("calling", "canteen-api-1.6.0");
        // Somebody who may see no process at all.
        engine.getIdentityService().setAuthenticatedUserId("nobody");

        assertThat(process.runs(KEY)).isTrue();
        assertThat(process.tell(KEY, "release.stopped")).isTrue();

        assertThat(process.runs(KEY)).isFalse();
        assertThat(process.runs("canteen-api-1.6.0")).isTrue();
    }

    @Test
    void whatNobodyWaitsForLeavesTheTransactionOfTheCallerAlone() {
        engine.getRuntimeService().startProcessInstanceByKey("calling", KEY);

        Boolean told = transaction.execute(tx -> {
            boolean answer =
                    process.tell(KEY, "release.withdrawn") || process.tell("canteen-api-1.6.0", "release.stopped");
            engine.getIdentityService().setUserInfo("owner", "seen", "yes");
            return answer;
        });

        assertThat(told).isFalse();
        assertThat(engine.getIdentityService().getUserInfo("owner", "seen")).isEqualTo("yes");
        assertThat(process.runs(KEY)).isTrue();
    }

    @Test
    void whatStopsWaitingAtThatMomentIsNotToldAndNothingIsCommitted() {
        ExecutionQuery before = mock(ExecutionQuery.class, Answers.RETURNS_SELF);
        when(before.listPage(0, 1)).thenReturn(List.of(mock(Execution.class)));
        RuntimeService outdated = mock(RuntimeService.class);
        when(outdated.createExecutionQuery()).thenReturn(before);
        when(outdated.createMessageCorrelation("release.stopped"))
                .thenReturn(engine.getRuntimeService().createMessageCorrelation("release.stopped"));
        ReleaseProcess late = new ReleaseProcess(outdated, withoutAuthorization);

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        tx -> assertThat(late.tell(KEY, "release.stopped")).isFalse()))
                .isInstanceOf(UnexpectedRollbackException.class);
    }
}
