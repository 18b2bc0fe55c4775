package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("Who tries a task that is not offered to them is told who may do it, and why")
class TaskRefusalsTest {

    private static final String TOLD =
            "REL-PRC-096 “Approve the rollback” is for management: the plan names who approves"
                    + " (RB-07); tech is not among them, so nothing was changed. Let one of them do it.";

    private static TestDatabase database;
    private static HikariDataSource pool;
    private static ProcessEngine engine;
    private static TaskRefusals refusals;
    private static String task;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        pool = new HikariDataSource();
        pool.setDataSource(database.owner());
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("refusals-" + System.nanoTime());
        configuration.setDataSource(pool);
        configuration.setTransactionManager(new JdbcTransactionManager(pool));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setAuthorizationEnabled(true);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setGroupResourceWhitelistPattern("[a-z-]+");
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new CallerCommands(
                () -> configuration.getIdentityService().getCurrentAuthentication(),
                (user, call) -> {},
                (account, id) -> true,
                (account, call) -> true,
                call -> true,
                (user, call) -> call,
                call -> Optional.empty(),
                (account, id) -> refusals.words(account.getUserId(), id)))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "rollback.bpmn",
                        Bpmn.createExecutableProcess("rollback")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_approveRollback")
                                .name("Approve the rollback")
                                .camundaFormRef("approve-rollback")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("management")
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("rollback");
        task = engine.getTaskService().createTaskQuery().singleResult().getId();
        TaskForm form = mock();
        when(form.form()).thenReturn("approve-rollback");
        when(form.offeredBecause()).thenReturn("the plan names who approves (RB-07)");
        refusals = new TaskRefusals(
                engine.getTaskService(), new WithoutAuthorization(engine.getIdentityService()), List.of(form));
        AuthorizationService authorizations = engine.getAuthorizationService();
        Authorization reads = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reads.setUserId("tech");
        reads.setResource(Resources.TASK);
        reads.setResourceId("*");
        reads.addPermission(Permissions.READ);
        authorizations.saveAuthorization(reads);
    }

    @AfterAll
    static void close() {
        engine.close();
        pool.close();
        database.close();
    }

    /** REST, the web applications and this application's own pages end in these commands. */
    private static Map<String, Runnable> channels(String account) {
        TaskService tasks = engine.getTaskService();
        Map<String, Runnable> channels = new LinkedHashMap<>();
        channels.put("claim", () -> tasks.claim(task, account));
        channels.put("assign", () -> tasks.setAssignee(task, account));
        channels.put("delegate", () -> tasks.delegateTask(task, account));
        channels.put("complete", () -> tasks.complete(task));
        channels.put("submit", () -> engine.getFormService().submitTaskForm(task, Map.of()));
        channels.put("resolve", () -> tasks.resolveTask(task));
        return channels;
    }

    @Test
    @DisplayName("RB-07: a wrong approver of a rollback, over every channel")
    void saysWhoMay() {
        everyChannelSays("tech", TOLD);
    }

    @Test
    @DisplayName("an account that may not read the task is told neither its title nor its groups")
    void saysNothingOfWhatIsNotSeen() {
        everyChannelSays(
                "stranger",
                "REL-PRC-097 This task is not offered to you, so nothing was changed. Ask one of those to whom it is"
                        + " offered.");
    }

    private static void everyChannelSays(String account, String words) {
        channels(account).forEach((how, channel) -> {
            engine.getIdentityService().setAuthentication(account, List.of("technical-owner"));
            try {
                assertThatThrownBy(channel::run)
                        .as(how)
                        .isInstanceOfSatisfying(AuthorizationException.class, refusal -> {
                            assertThat(CallFailure.of(refusal)).as(how).isEqualTo(CallFailure.NOT_ALLOWED);
                            assertThat(CallFailure.NOT_ALLOWED.words(refusal))
                                    .as(how)
                                    .isEqualTo(words);
                        });
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        });
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).singleResult())
                .isNotNull();
    }
}
