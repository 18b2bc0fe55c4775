package com.maqsafy.releases.process;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One open task of each form on a real engine, with the forms' validation; who may have it is said by a guard of the test. */
public final class TasksWithForms implements AutoCloseable {

    private static final String ROOT = "technical-failure";

    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource pool = new HikariDataSource();
    private final List<String> refused = new ArrayList<>();
    private final Map<String, String> tasks = new HashMap<>();
    private final ProcessEngine engine;

    /**
     * @param release key of the release of all tasks
     * @param groups id of a form to the group that its task is for
     * @param people account to its groups
     */
    public TasksWithForms(
            String release, Map<String, String> groups, Map<String, Set<String>> people, TaskGuard guard) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("forms-" + System.nanoTime());
        pool.setDataSource(database.owner());
        configuration.setDataSource(pool);
        configuration.setTransactionManager(new JdbcTransactionManager(pool));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setGroupResourceWhitelistPattern("[a-z-]+");
        // Refusals are what is tested: each would be in the log with all its causes.
        configuration.setEnableCmdExceptionLogging(false);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("submissions", submissions(groups.keySet(), guard, configuration.getIdentityService()));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(
                List.of(new FormSubmissionParseListener(beans.getBeanProvider(FormSubmissions.class)))));
        engine = configuration.buildProcessEngine();
        people(people);
        deploy(groups);
        groups.keySet().forEach(form -> tasks.put(form, start(release, form)));
    }

    private FormSubmissions submissions(Set<String> forms, TaskGuard guard, IdentityService identity) {
        TaskDeadlines deadlines = mock();
        when(deadlines.of(ArgumentMatchers.any()))
                .thenReturn(TaskDeadline.of(Map.of("due", "PT4H", "escalate", "PT1H management", "priority", 50)));
        return new FormSubmissions(
                forms.stream().map(TasksWithForms::empty).toList(),
                List.of(),
                List.of(guard),
                List.of(),
                (field, text) -> Optional.empty(),
                (key, allowed) -> new Audience(allowed, Set.of()),
                mock(Substitutes.class),
                mock(Ledger.class),
                new ObjectMapper(),
                identity,
                new WithoutAuthorization(identity),
                mock(HiddenInstances.class),
                (caller, user, context, violation) -> refused.add(caller + ' ' + user + ' ' + violation.item()),
                ServiceTimes.UTC,
                deadlines,
                Clock.systemUTC());
    }

    private static TaskForm empty(String form) {
        TaskForm empty = mock();
        when(empty.form()).thenReturn(form);
        return empty;
    }

    private void people(Map<String, Set<String>> people) {
        IdentityService identity = engine.getIdentityService();
        people.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .forEach(group -> identity.saveGroup(identity.newGroup(group)));
        people.forEach((account, groups) -> {
            identity.saveUser(identity.newUser(account));
            groups.forEach(group -> identity.createMembership(account, group));
        });
    }

    private void deploy(Map<String, String> groups) {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        ROOT + ".bpmn",
                        Bpmn.createExecutableProcess(ROOT)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .callActivity()
                                .calledElement("${called}")
                                .camundaIn("approverRole", "approverRole")
                                .camundaIn("rollbackApprover", "rollbackApprover")
                                .endEvent()
                                .done());
        groups.forEach((form, group) -> deployment.addModelInstance(
                form + ".bpmn",
                Bpmn.createExecutableProcess("with-" + form)
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .userTask("userTask_ofForm")
                        .camundaFormRef(form)
                        .camundaFormRefBinding("latest")
                        .camundaCandidateGroups(group)
                        .endEvent()
                        .done()));
        deployment.deploy();
    }

    private String start(String release, String form) {
        String root = new SystemProcesses(
                        engine.getRuntimeService(), new WithoutAuthorization(engine.getIdentityService()))
                .start(
                        ROOT,
                        release,
                        null,
                        Map.of(
                                "called",
                                "with-" + form,
                                "approverRole",
                                "technical-owner",
                                "rollbackApprover",
                                "technical-owner"));
        String called = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(root)
                .singleResult()
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(called)
                .singleResult()
                .getId();
    }

    /** Id of the task with a form. */
    public String task(String form) {
        return tasks.get(form);
    }

    /** The task with a form as it is now. */
    public Task now(String form) {
        return engine.getTaskService().createTaskQuery().taskId(task(form)).singleResult();
    }

    public TaskService tasks() {
        return engine.getTaskService();
    }

    public FormService forms() {
        return engine.getFormService();
    }

    /** Does something as an account of the engine. */
    public void as(String account, Runnable act) {
        engine.getIdentityService().setAuthentication(account, List.of());
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** What was refused since this was asked last: caller, account that was to have the task, policy item. */
    public List<String> refused() {
        List<String> since = List.copyOf(refused);
        refused.clear();
        return since;
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
        database.close();
    }
}
