package com.maqsafy.releases.system;

import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/**
 * The same models on an engine without us: nothing in its delegates but the routing facts that the application has set in
 * the same place, user tasks completed by the task service, external tasks by a worker that does nothing. History,
 * authorizations, metrics and ids are as in the application.
 */
final class BareEngine implements AutoCloseable {

    /** Set by the engine itself, by the models, or task-local. */
    private static final Set<String> NOT_REPLAYED = Set.of(
            "part",
            "approverRole",
            "step",
            "check",
            "releaseKey",
            "releaseType",
            "plan",
            "purpose",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private static final Pattern BEAN = Pattern.compile("elegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern TOPIC = Pattern.compile("camunda:topic=\"([\\w-]+)\"");

    private final TestDatabase database = TestDatabase.create();
    private final StatementCounter counter = new StatementCounter();
    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;
    private final Set<String> topics;
    private final Facts facts;

    /** What one release set: start variables, and by process and element. */
    record Facts(Map<String, Object> start, Map<String, Map<String, Object>> set) {

        static Facts of(HistoryService history, String release) {
            Map<String, Object> start = new HashMap<>();
            Map<String, Map<String, Object>> set = new HashMap<>();
            for (HistoricProcessInstance instance : history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(release)
                    .list()) {
                Map<String, HistoricActivityInstance> activities =
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream()
                                .collect(Collectors.toMap(HistoricActivityInstance::getId, a -> a, (a, b) -> a));
                history.createHistoricDetailQuery()
                        .variableUpdates()
                        .processInstanceId(instance.getId())
                        .list()
                        .forEach(detail -> {
                            HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
                            HistoricActivityInstance at = activities.get(update.getActivityInstanceId());
                            if (instance.getSuperProcessInstanceId() == null
                                    && (at == null || at.getActivityType().equals("startEvent"))) {
                                start.put(update.getVariableName(), update.getValue());
                            } else if (at != null
                                    && at.getActivityType().matches("serviceTask|externalTask|userTask")
                                    && !NOT_REPLAYED.contains(update.getVariableName())) {
                                set.computeIfAbsent(
                                                instance.getProcessDefinitionKey() + '/' + at.getActivityId(),
                                                key -> new LinkedHashMap<>())
                                        .put(update.getVariableName(), update.getValue());
                            }
                        });
            }
            return new Facts(start, set);
        }

        private Map<String, Object> at(String process, String element) {
            return set.getOrDefault(process + '/' + element, Map.of());
        }
    }

    BareEngine(Facts facts) {
        this.facts = facts;
        List<Path> models = models();
        String text = models.stream().map(BareEngine::read).collect(Collectors.joining());
        topics = TOPIC.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(TestDatabase.OWNER);
        pool.setPassword(TestDatabase.OWNER);
        pool.setMaximumPoolSize(20);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Map<Object, Object> beans = new HashMap<>();
        JavaDelegate delegate = execution -> facts.at(
                        process(
                                execution.getProcessEngineServices().getRepositoryService(),
                                execution.getProcessDefinitionId()),
                        execution.getCurrentActivityId())
                .forEach(execution::setVariable);
        BEAN.matcher(text).results().forEach(r -> beans.put(r.group(1), delegate));
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(counter.counting(pool));
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setDefaultSerializationFormat("application/json");
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setAuthorizationEnabled(true);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        // As in application.yml: what looks for jobs more often asks more of the database.
        JobExecutor jobs = configuration.getJobExecutor();
        jobs.setWaitTimeInMillis(500);
        jobs.setMaxWait(2_000);
        jobs.setBackoffTimeInMillis(25);
        jobs.setMaxBackoff(400);
        jobs.start();
        for (Resource resource : Resources.values()) {
            Authorization all = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId("everybody");
            all.setResource(resource);
            all.setResourceId(Authorization.ANY);
            all.setPermissions(new Permissions[] {Permissions.ALL});
            engine.getAuthorizationService().saveAuthorization(all);
        }
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        models.forEach(model -> deployment.addString(model.getFileName().toString(), read(model)));
        deployment.deploy();
    }

    StatementCounter counter() {
        return counter;
    }

    /** Runs a release to its end; answers what it asked of the database. */
    Map<StatementCounter.Asked, Long> release(String key) {
        counter.reset();
        Map<String, Object> start = new HashMap<>(facts.start());
        start.put("releaseKey", key);
        String instance = as(
                "owner",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("standard-release", key, start)
                        .getId());
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (StatementCounter.lookingOn(() -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The bare engine does not finish " + key);
            }
            work();
            for (Task task : StatementCounter.lookingOn(
                    () -> engine.getTaskService().createTaskQuery().list())) {
                as("somebody", () -> {
                    engine.getTaskService()
                            .complete(
                                    task.getId(),
                                    facts.at(
                                            process(engine.getRepositoryService(), task.getProcessDefinitionId()),
                                            task.getTaskDefinitionKey()));
                    return null;
                });
            }
            LockSupport.parkNanos(5_000_000L);
        }
        return counter.counts();
    }

    /** Milliseconds from the end of one element of a release to the beginning of another, as the history has it. */
    double gap(String key, String from, String to) {
        return BareEngine.time(engine.getHistoryService(), key, to, false)
                - BareEngine.time(engine.getHistoryService(), key, from, true);
    }

    static double time(HistoryService history, String release, String element, boolean end) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(release).list().stream()
                .flatMap(
                        i -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(i.getId())
                                .activityId(element)
                                .list()
                                .stream())
                .mapToDouble(a -> (end ? a.getEndTime() : a.getStartTime()).getTime())
                .max()
                .orElseThrow();
    }

    private void work() {
        if (StatementCounter.lookingOn(() -> engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .notLocked()
                        .count()
                == 0)) {
            return;
        }
        var fetch = engine.getExternalTaskService().fetchAndLock(16, "worker");
        topics.forEach(topic -> fetch.topic(topic, 30_000).variables("releaseKey"));
        for (LockedExternalTask task : fetch.execute()) {
            engine.getExternalTaskService()
                    .complete(task.getId(), "worker", facts.at(task.getProcessDefinitionKey(), task.getActivityId()));
        }
    }

    /** Key of a process; its id does not always begin with it. */
    private static String process(RepositoryService repository, String definition) {
        return StatementCounter.lookingOn(
                () -> repository.getProcessDefinition(definition).getKey());
    }

    private <T> T as(String user, java.util.function.Supplier<T> work) {
        engine.getIdentityService().setAuthentication(user, List.of("everybody"));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static List<Path> models() {
        List<Path> models = new ArrayList<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (var files = Files.list(Path.of(folder))) {
                files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form)")).forEach(models::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return models;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
        database.close();
    }
}
