package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.Full;
import com.maqsafy.releases.testing.SampledInGate;
import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Every form of the models, every declared variable, every channel of the engine that takes one, as an administrator. */
@DisplayName("Promise 1: no account, not even an administrator's, writes what a release is decided by")
class AccountsChangeNoFactsTest {

    private static final String KEY = "canteen-api-1.5.0";

    private static TestDatabase database;
    private static HikariDataSource pool;
    private static ProcessEngine engine;
    private static final List<EngineCall> RECORDED = new ArrayList<>();

    /** Something that an account asks of the engine. */
    @FunctionalInterface
    interface Channel {

        void ask(Task task, String variable, Object value);
    }

    /** A form where it is used. */
    record Form(String form, String process, String element) {

        @Override
        public String toString() {
            return form + " of " + element + " in " + process;
        }
    }

    private static final List<Form> FORMS = forms().toList();
    private static final boolean ALL = Full.asked();
    private static final int PARTS = 10;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("facts-" + System.nanoTime());
        // Thousands of calls: a connection for each would take most of the time.
        pool = new HikariDataSource();
        pool.setDataSource(database.owner());
        configuration.setDataSource(pool);
        configuration.setTransactionManager(new JdbcTransactionManager(pool));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        List<CommandInterceptor> first = new ArrayList<>();
        first.add(new CallerCommands(
                () -> configuration.getIdentityService().getCurrentAuthentication(),
                (user, call) -> RECORDED.add(call),
                (account, task) -> true,
                (account, call) -> true,
                call -> true,
                (user, call) -> call,
                call -> Optional.empty(),
                (account, task) -> "not offered"));
        configuration.setCustomPreCommandInterceptorsTxRequired(first);
        engine = configuration.buildProcessEngine();
        // A task of each form by itself, since only what an account may do to it is in question.
        BpmnModelInstance[] models =
                forms().map(AccountsChangeNoFactsTest::alone).toArray(BpmnModelInstance[]::new);
        var deployment = engine.getRepositoryService().createDeployment();
        for (int i = 0; i < models.length; i++) {
            deployment.addModelInstance("model-" + i + ".bpmn", models[i]);
        }
        deployment.deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        pool.close();
        database.close();
    }

    @AfterEach
    void leave() {
        engine.getIdentityService().clearAuthentication();
        RECORDED.clear();
    }

    static Stream<Form> forms() {
        List<Form> forms = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            files.filter(f -> f.toString().endsWith(".bpmn")).sorted().forEach(file -> {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                String process = model.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                    forms.add(new Form(task.getCamundaFormRef(), process, task.getId()));
                }
            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return forms.stream();
    }

    private static BpmnModelInstance alone(Form form) {
        return Bpmn.createExecutableProcess(name(form))
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask(form.element())
                .camundaFormRef(form.form())
                .camundaFormRefBinding("latest")
                .camundaCandidateGroups("developer")
                .boundaryEvent("stop")
                .message("release.withdrawn")
                .endEvent()
                .done();
    }

    private static String name(Form form) {
        return form.process() + "-" + form.element();
    }

    private Map<String, Channel> channels() {
        TaskService tasks = engine.getTaskService();
        RuntimeService runtime = engine.getRuntimeService();
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put("set of a task", (t, n, v) -> tasks.setVariable(t.getId(), n, v));
        channels.put("set of a task only", (t, n, v) -> tasks.setVariableLocal(t.getId(), n, v));
        channels.put("set of an instance", (t, n, v) -> runtime.setVariable(t.getProcessInstanceId(), n, v));
        channels.put("set of an execution", (t, n, v) -> runtime.setVariableLocal(t.getExecutionId(), n, v));
        channels.put("remove of a task", (t, n, v) -> tasks.removeVariable(t.getId(), n));
        channels.put("remove of a task only", (t, n, v) -> tasks.removeVariableLocal(t.getId(), n));
        channels.put("remove of an instance", (t, n, v) -> runtime.removeVariable(t.getProcessInstanceId(), n));
        channels.put(
                "patch of a task",
                (t, n, v) -> ((org.camunda.bpm.engine.impl.TaskServiceImpl) tasks)
                        .updateVariables(t.getId(), Map.of(n, v), List.of()));
        channels.put(
                "patch that deletes",
                (t, n, v) -> ((org.camunda.bpm.engine.impl.RuntimeServiceImpl) runtime)
                        .updateVariables(t.getExecutionId(), Map.of(), List.of(n)));
        channels.put("complete", (t, n, v) -> tasks.complete(t.getId(), Map.of(n, v)));
        channels.put("resolve", (t, n, v) -> tasks.resolveTask(t.getId(), Map.of(n, v)));
        channels.put("error", (t, n, v) -> tasks.handleBpmnError(t.getId(), "error", "said", Map.of(n, v)));
        channels.put("escalation", (t, n, v) -> tasks.handleEscalation(t.getId(), "escalation", Map.of(n, v)));
        channels.put("signal", (t, n, v) -> runtime.signal(t.getExecutionId(), Map.of(n, v)));
        channels.put(
                "signal to all",
                (t, n, v) -> runtime.createSignalEvent("any")
                        .setVariables(Map.of(n, v))
                        .send());
        channels.put(
                "message",
                (t, n, v) -> runtime.createMessageCorrelation("release.withdrawn")
                        .processInstanceBusinessKey(KEY)
                        .setVariable(n, v)
                        .correlateAll());
        channels.put(
                "message to an instance",
                (t, n, v) -> runtime.createMessageCorrelation("release.withdrawn")
                        .processInstanceId(t.getProcessInstanceId())
                        .setVariableLocal(n, v)
                        .correlate());
        channels.put(
                "message to an execution",
                (t, n, v) -> runtime.messageEventReceived("release.withdrawn", t.getExecutionId(), Map.of(n, v)));
        channels.put(
                "modification",
                (t, n, v) -> runtime.createProcessInstanceModification(t.getProcessInstanceId())
                        .startBeforeActivity(t.getTaskDefinitionKey())
                        .setVariable(n, v)
                        .execute());
        channels.put(
                "modification later",
                (t, n, v) -> runtime.createProcessInstanceModification(t.getProcessInstanceId())
                        .startBeforeActivity(t.getTaskDefinitionKey())
                        .setVariableLocal(n, v)
                        .executeAsync());
        channels.put("batch", (t, n, v) -> runtime.setVariablesAsync(List.of(t.getProcessInstanceId()), Map.of(n, v)));
        channels.put(
                "restart",
                (t, n, v) -> runtime.restartProcessInstances(t.getProcessDefinitionId())
                        .startBeforeActivity(t.getTaskDefinitionKey())
                        .processInstanceIds(t.getProcessInstanceId())
                        .initialSetOfVariables()
                        .execute());
        channels.put(
                "migration",
                (t, n, v) -> runtime.newMigration(
                                runtime.createMigrationPlan(t.getProcessDefinitionId(), t.getProcessDefinitionId())
                                        .mapEqualActivities()
                                        .setVariables(Map.of(n, v))
                                        .build())
                        .processInstanceIds(t.getProcessInstanceId())
                        .execute());
        return channels;
    }

    private Map<String, Channel> otherChannels() {
        TaskService tasks = engine.getTaskService();
        RuntimeService runtime = engine.getRuntimeService();
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put("candidate", (t, n, v) -> tasks.addCandidateUser(t.getId(), "developer"));
        channels.put("candidate group", (t, n, v) -> tasks.addCandidateGroup(t.getId(), "qa"));
        channels.put("no candidate group", (t, n, v) -> tasks.deleteCandidateGroup(t.getId(), "developer"));
        channels.put("link", (t, n, v) -> tasks.addUserIdentityLink(t.getId(), "developer", "reader"));
        channels.put("priority", (t, n, v) -> tasks.setPriority(t.getId(), 1));
        channels.put("owner", (t, n, v) -> tasks.setOwner(t.getId(), "developer"));
        channels.put("name", (t, n, v) -> tasks.setName(t.getId(), "harmless"));
        channels.put("description", (t, n, v) -> tasks.setDescription(t.getId(), "harmless"));
        channels.put("due date", (t, n, v) -> tasks.setDueDate(t.getId(), new Date()));
        channels.put("follow-up date", (t, n, v) -> tasks.setFollowUpDate(t.getId(), new Date()));
        channels.put("whole task", (t, n, v) -> {
            Task mine = tasks.createTaskQuery().taskId(t.getId()).singleResult();
            mine.setName("harmless");
            tasks.saveTask(mine);
        });
        channels.put(
                "end of the instance", (t, n, v) -> runtime.deleteProcessInstance(t.getProcessInstanceId(), "mine"));
        channels.put(
                "end of the deployment",
                (t, n, v) -> engine.getRepositoryService()
                        .deleteDeployment(
                                engine.getRepositoryService()
                                        .getProcessDefinition(t.getProcessDefinitionId())
                                        .getDeploymentId(),
                                true));
        channels.put(
                "end of the history",
                (t, n, v) -> engine.getHistoryService().deleteHistoricProcessInstance(t.getProcessInstanceId()));
        channels.put(
                "end of the task's history",
                (t, n, v) -> engine.getHistoryService().deleteHistoricTaskInstance(t.getId()));
        return channels;
    }

    @SampledInGate(3)
    @ParameterizedTest
    @MethodSource("forms")
    void everyVariableStaysWhateverTheChannel(Form form) {
        engine.getIdentityService().clearAuthentication();
        Map<String, Object> facts = new TreeMap<>();
        ReleaseVariables.all().forEach(v -> facts.put(v.name(), "as the engine wrote it"));
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(name(form), KEY, facts)
                .getId();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        facts.forEach((name, value) -> engine.getTaskService().setVariableLocal(task.getId(), name, value));

        engine.getIdentityService().setAuthentication("admin", List.of("camunda-admin", "developer"));
        List<String> asked = asked(form, List.copyOf(facts.keySet()));
        channels()
                .forEach((channel, way) -> asked.forEach(
                        variable -> refused(channel + " of " + variable, () -> way.ask(task, variable, "forged"))));
        otherChannels().forEach((channel, way) -> refused(channel, () -> way.ask(task, "", "")));

        assertThat(RECORDED)
                .hasSize(channels().size() * asked.size() + otherChannels().size());
        engine.getIdentityService().clearAuthentication();
        assertThat(engine.getTaskService().getVariablesLocal(task.getId())).isEqualTo(facts);
        assertThat(engine.getRuntimeService().getVariables(instance)).isEqualTo(facts);
        Task after =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(after.getName()).isEqualTo(task.getName());
        assertThat(after.getPriority()).isEqualTo(task.getPriority());
        assertThat(after.getDueDate()).isNull();
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .hasSize(1);
    }

    /** All with {@code -Pfull}; else a part that differs from form to form, so that together they ask for all. */
    private static List<String> asked(Form form, List<String> variables) {
        int turn = FORMS.indexOf(form);
        return IntStream.range(0, variables.size())
                .filter(i -> ALL || i % PARTS == turn % PARTS)
                .mapToObj(variables::get)
                .toList();
    }

    @Test
    void theFormsAskForEveryVariableTogether() {
        List<String> variables = ReleaseVariables.all().stream()
                .map(ProcessVariable::name)
                .sorted()
                .toList();
        assertThat(forms().flatMap(form -> asked(form, variables).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(variables);
    }

    private static void refused(String what, Runnable call) {
        assertThatThrownBy(call::run)
                .as(what)
                .isInstanceOf(AuthorizationException.class)
                .hasMessageStartingWith("REL-PRC-070");
    }
}
