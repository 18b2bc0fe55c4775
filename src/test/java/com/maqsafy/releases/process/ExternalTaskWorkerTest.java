package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/** On the engine: who may do a piece of work, how much of it at once, and what becomes of it when its worker is gone. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ExternalTaskWorkerTest {

    private static final String OTHER = "worker-host-b-0a1b2c3d/11112222.eeeeeeeeeeee.17.0#4";

    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static ProcessEngine engine;
    private static ExternalTaskService tasks;
    private static RuntimeService runtime;
    private static OwnWorkerId own;
    private static AbandonedLocks abandoned;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private ExternalTaskService asked = tasks;
    private ServiceSettings services = ServiceSettings.none();
    private ExternalTaskWorker worker;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var transactions = new JdbcTransactionManager(database.owner());
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("external-task-worker");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        engine = configuration.buildProcessEngine();
        jdbc = JdbcClient.create(database.owner());
        tasks = engine.getExternalTaskService();
        runtime = engine.getRuntimeService();
        own = new OwnWorkerId(new MockEnvironment().withProperty("releases.data-dir", data.toString()));
        abandoned = new AbandonedLocks(
                jdbc,
                tasks,
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(),
                Clock.systemUTC(),
                own);
        var work = Bpmn.createExecutableProcess("work")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .camundaAsyncBefore()
                .serviceTask("step")
                .camundaExternalTask("deployment-step")
                .endEvent()
                .done();
        var check = Bpmn.createExecutableProcess("check")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("ask")
                .camundaExternalTask("verification-check")
                .endEvent()
                .done();
        var hidden = Bpmn.createExecutableProcess("hidden")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("step")
                .camundaExternalTask("deployment-step")
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .tenantId("restricted-orders")
                .addModelInstance("hidden.bpmn", hidden)
                .deploy();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("work.bpmn", work)
                .addModelInstance("check.bpmn", check)
                .deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @AfterEach
    void end() throws Exception {
        release.countDown();
        if (worker != null) {
            worker.stop();
        }
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(p -> runtime.deleteProcessInstance(p.getId(), "end of the test"));
    }

    @Test
    @DisplayName("hanging steps of one service stop neither other services nor checks, and the log says so")
    void hangingWorkStopsNobodyElse(CapturedOutput output) throws Exception {
        for (int i = 1; i <= 16; i++) {
            step("hanging-1.0." + i);
        }
        work(settings(Duration.ofSeconds(30), Duration.ofMillis(1)), item -> {
            begun.add(item.release());
            if (item.release().startsWith("hanging")) {
                await();
            }
            return WorkResult.done();
        });
        await(() ->
                meters.get("releases.worker.busy").tag("kind", "steps").gauge().value() == 7);

        step("orders-1.0.1");
        check("hanging-1.0.1");

        await(() -> ended("orders-1.0.1") && ended("hanging-1.0.1", "check"));
        assertThat(begun).hasSize(9);
        await(() -> output.getAll().contains("REL-PRC-041 9 pieces of work of kind steps wait for their turn"));
        assertThat(output.getAll()).contains("8 may run at once, 7 of one service; these run: hanging 7.");
        assertThat(meters.get("releases.worker.waiting")
                        .tag("kind", "steps")
                        .gauge()
                        .value())
                .isEqualTo(9);
        assertThat(meters.get("releases.worker.wait")
                        .tag("kind", "checks")
                        .timer()
                        .count())
                .isEqualTo(1);

        release.countDown();
        await(() -> runtime.createProcessInstanceQuery().count() == 0);
        assertThat(begun).as("each once").hasSize(18).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("TYPE-05: work of a restricted release runs as any other and is in no figure")
    void countsNoWorkOfRestrictedReleases(CapturedOutput output) throws Exception {
        for (int i = 1; i <= 9; i++) {
            String release = "secret-1.0." + i;
            runtime.startProcessInstanceByKey("hidden", release, Map.of("releaseKey", release));
        }
        step("orders-1.0.8");
        work(settings(Duration.ofSeconds(30), Duration.ofMillis(1)), item -> {
            begun.add(item.release());
            await();
            return WorkResult.done();
        });

        await(() -> begun.size() == 8 && begun.contains("orders-1.0.8"));
        assertThat(figure("busy")).isEqualTo(1);
        await(() -> output.getAll().contains("REL-PRC-041 2 pieces of work of kind steps wait for their turn"));
        assertThat(figure("waiting")).isEqualTo(0);

        release.countDown();
        await(() -> runtime.createProcessInstanceQuery().count() == 0);
        assertThat(begun).hasSize(10);
        assertThat(meters.get("releases.worker.wait")
                        .tag("kind", "steps")
                        .timer()
                        .count())
                .isEqualTo(1);
        await(() -> figure("busy") == 0);
    }

    private double figure(String name) {
        return meters.get("releases.worker." + name)
                .tag("kind", "steps")
                .gauge()
                .value();
    }

    @Test
    void aWorkerWhoseWorkWasTakenOverIsInterruptedAndReportsNothing(CapturedOutput output) throws Exception {
        CompletableFuture<WorkItem> running = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        work(settings(Duration.ofSeconds(3), Duration.ofSeconds(30)), item -> {
            running.complete(item);
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return WorkResult.done();
        });
        step("orders-1.0.2");
        WorkItem item = running.get(20, TimeUnit.SECONDS);
        item.lease().confirm();
        item.lease().requireHeld();

        takenByAnother(item.id());

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> item.lease().confirm()).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> item.lease().requireNotTaken()).hasMessageStartingWith("REL-PRC-040");
        assertThatThrownBy(() -> item.lease().requireHeld()).isInstanceOf(LeaseLostException.class);
        await(() -> output.getAll().contains("REL-PRC-040 Another worker has taken over step of orders-1.0.2"));
        await(() ->
                meters.get("releases.worker.busy").tag("kind", "steps").gauge().value() == 0);
        assertThat(external(item.id()).getWorkerId()).isEqualTo(OTHER);
        assertThat(external(item.id()).getRetries()).as("not failed").isNull();
        assertThat(ended("orders-1.0.2")).isFalse();
    }

    @Test
    void aFrozenWorkerThatWakesUpCannotFinishWhatAnotherTookOver() throws Exception {
        CompletableFuture<WorkItem> running = new CompletableFuture<>();
        // Its heart beats too seldom to learn of it.
        work(settings(Duration.ofMinutes(10), Duration.ofSeconds(30)), item -> {
            running.complete(item);
            await();
            return WorkResult.done();
        });
        step("orders-1.0.3");
        WorkItem item = running.get(20, TimeUnit.SECONDS);
        takenByAnother(item.id());

        assertThatThrownBy(() -> item.lease().confirm())
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining(OTHER + " has taken it over");
        release.countDown();

        await(() ->
                meters.get("releases.worker.busy").tag("kind", "steps").gauge().value() == 0);
        assertThat(external(item.id()).getWorkerId()).isEqualTo(OTHER);
        assertThat(ended("orders-1.0.3")).isFalse();
    }

    @Test
    void freesAtItsStartWhatAFormerLifeOfTheNodeHadReserved(CapturedOutput output) {
        WorkerId gone = new WorkerId(
                own.id().host(), "0a1b2c3d", own.id().node(), own.id().machine(), Integer.MAX_VALUE, 0);
        String crashed = reserved("orders-1.0.4", gone.text());
        String elsewhere = reserved("orders-1.0.5", OTHER);
        String alive = reserved("orders-1.0.6", own.id().text());
        String foreign = reserved("orders-1.0.7", "an agent in another network");

        abandoned.release();

        assertThat(output)
                .containsPattern("REL-PRC-043 \\d+ jobs and \\d+ pieces of work that an earlier start of this node had"
                        + " reserved are free again\\.");
        assertThat(lockOwner(crashed)).isNull();
        assertThat(external(crashed).getWorkerId()).isNull();
        for (String kept : List.of(elsewhere, alive, foreign)) {
            assertThat(lockOwner(kept)).isNotNull();
            assertThat(external(kept).getWorkerId()).isNotNull();
        }
    }

    @Test
    void freesWhatIsReservedForLongerThanPossibleBecauseTheClockWasSetBack(CapturedOutput output) {
        String work = reserved("orders-1.0.8", OTHER);
        abandoned.releaseImpossible(Duration.ofSeconds(30));
        assertThat(external(work).getWorkerId()).as("as long as usual").isEqualTo(OTHER);
        Timestamp anHour = Timestamp.from(Clock.systemUTC().instant().plusSeconds(3600));
        jdbc.sql("UPDATE act_ru_ext_task SET lock_exp_time_ = ? WHERE id_ = ?")
                .params(anHour, work)
                .update();
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = ? WHERE lock_owner_ = ?")
                .params(anHour, OTHER)
                .update();

        abandoned.releaseImpossible(Duration.ofSeconds(30));

        assertThat(external(work).getWorkerId()).isNull();
        assertThat(lockOwner(work)).isNull();
        assertThat(output)
                .containsPattern("REL-PRC-044 \\d+ jobs and \\d+ pieces of work were reserved for longer than possible"
                        + " and are free again");
    }

    /** A step and, of another instance, a job that this owner has reserved; answers the step's id. */
    private static String reserved(String release, String owner) {
        step(release);
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(release)
                .singleResult()
                .getId();
        String task = tasks.createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        Timestamp soon = Timestamp.from(Clock.systemUTC().instant().plusSeconds(20));
        jdbc.sql("UPDATE act_ru_ext_task SET worker_id_ = ?, lock_exp_time_ = ? WHERE id_ = ?")
                .params(owner, soon, task)
                .update();
        runtime.startProcessInstanceByKey("work", "job-of-" + task, Map.of("releaseKey", release));
        jdbc.sql("UPDATE act_ru_job SET lock_owner_ = ?, lock_exp_time_ = ? WHERE process_instance_id_ ="
                        + " (SELECT id_ FROM act_ru_execution WHERE business_key_ = ?)")
                .params(owner, soon, "job-of-" + task)
                .update();
        return task;
    }

    private static String lockOwner(String task) {
        return jdbc.sql("SELECT lock_owner_ FROM act_ru_job WHERE process_instance_id_ ="
                        + " (SELECT id_ FROM act_ru_execution WHERE business_key_ = ?)")
                .param("job-of-" + task)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static void takenByAnother(String task) {
        jdbc.sql("UPDATE act_ru_ext_task SET worker_id_ = ?, rev_ = rev_ + 1 WHERE id_ = ?")
                .params(OTHER, task)
                .update();
    }

    @Test
    @DisplayName("work of a disabled service is refused with its mistakes, and work of the others is done")
    void refusesTheWorkOfADisabledService() throws Exception {
        step("orders-api-1.2.0");
        step("snack-api-1.2.0");
        services = DisabledServiceTest.SETTINGS;

        work(settings(Duration.ofSeconds(30), Duration.ofSeconds(30)), item -> {
            begun.add(item.release());
            return WorkResult.done();
        });

        await(() -> ended("snack-api-1.2.0"));
        await(() -> tasks.createExternalTaskQuery().noRetriesLeft().count() == 1);
        ExternalTask refused = tasks.createExternalTaskQuery().noRetriesLeft().singleResult();
        assertThat(refused.getBusinessKey()).isEqualTo("orders-api-1.2.0");
        assertThat(tasks.getExternalTaskErrorDetails(refused.getId())).isEqualTo(DisabledServiceTest.REFUSAL);
        assertThat(begun).containsExactly("snack-api-1.2.0");
    }

    @Test
    @DisplayName("promise 10: an error is a failure as well, with tries and in the end an owner")
    void failsWorkThatEndsWithAnError() throws Exception {
        step("orders-1.0.9");

        work(settings(Duration.ofSeconds(30), Duration.ofSeconds(30)), item -> {
            throw new StackOverflowError();
        });

        await(() -> tasks.createExternalTaskQuery().noRetriesLeft().count() == 1);
        ExternalTask failed = tasks.createExternalTaskQuery().noRetriesLeft().singleResult();
        assertThat(failed.getErrorMessage()).isEqualTo("java.lang.StackOverflowError");
        assertThat(worker.fetching()).isTrue();
    }

    @Test
    @DisplayName("work that failed is tried again when it is due, however seldom the worker polls")
    void wakesForARetry(CapturedOutput output) throws Exception {
        step("orders-1.0.10");

        work(settings(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(30)), item -> {
            begun.add(item.release());
            if (begun.size() < 3) {
                throw new IllegalStateException("Not yet");
            }
            return WorkResult.done();
        });

        await(() -> ended("orders-1.0.10"));
        assertThat(begun).hasSize(3);
        assertThat(output).contains("REL-PRC-031 Work on topic deployment-step failed, 2 tries left.");
    }

    @Test
    @DisplayName("promise 10: what the database does not answer is asked again, and the log says when it does")
    void goesOnWhenTheDatabaseIsBack(CapturedOutput output) throws Exception {
        asked = mock(ExternalTaskService.class, delegatesTo(tasks));
        doThrow(away())
                .doAnswer(call -> tasks.fetchAndLock(call.getArgument(0), call.getArgument(1)))
                .when(asked)
                .fetchAndLock(anyInt(), anyString());
        doThrow(away())
                .doAnswer(call -> {
                    tasks.extendLock(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                    return null;
                })
                .when(asked)
                .extendLock(anyString(), anyString(), anyLong());
        doThrow(away())
                .doAnswer(call -> {
                    tasks.complete(call.getArgument(0), call.getArgument(1), call.<Map<String, Object>>getArgument(2));
                    return null;
                })
                .when(asked)
                .complete(anyString(), anyString(), any());
        step("orders-1.0.11");

        work(settings(Duration.ofSeconds(3), Duration.ofSeconds(30)), item -> {
            await();
            return WorkResult.done();
        });

        await(() -> output.getAll().contains("REL-PRC-033 Locks are extended again"));
        release.countDown();
        await(() -> ended("orders-1.0.11"));
        await(() -> output.getAll().contains("REL-PRC-034 Reporting work works again"));
        assertThat(output)
                .contains("REL-PRC-030 Fetching work failed; it is tried again")
                .contains("REL-PRC-030 Fetching work works again")
                .contains("REL-PRC-033 The lock of step of orders-1.0.11 was not extended")
                .contains("REL-PRC-034 Work has ended, and the database is away; it is reported later");
    }

    @Test
    @DisplayName("the failure of work whose process is gone is nobody's any more")
    void forgetsWorkThatIsGone(CapturedOutput output) throws Exception {
        step("orders-1.0.12");

        work(settings(Duration.ofSeconds(30), Duration.ofSeconds(30)), item -> {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(item.release())
                    .list()
                    .forEach(process -> runtime.deleteProcessInstance(process.getId(), "withdrawn"));
            throw new IllegalStateException("There is nothing to work on.");
        });

        await(() -> output.getAll().contains("REL-PRC-032 The failed work is gone: "));
        assertThat(worker.fetching()).isTrue();
    }

    private static DataAccessResourceFailureException away() {
        return new DataAccessResourceFailureException("away");
    }

    private static ExternalTask external(String id) {
        return tasks.createExternalTaskQuery().externalTaskId(id).singleResult();
    }

    private static void step(String release) {
        runtime.startProcessInstanceByKey("work", release, Map.of("releaseKey", release));
        engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(release)
                                .count()
                        == 1)
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private static void check(String release) {
        runtime.startProcessInstanceByKey("check", release, Map.of("releaseKey", release));
    }

    private static boolean ended(String release) {
        return ended(release, "work");
    }

    private static boolean ended(String release, String process) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(release)
                        .processDefinitionKey(process)
                        .count()
                == 0;
    }

    private static WorkerSettings settings(Duration lock, Duration warnAfter) {
        return settings(lock, Duration.ofMillis(100), warnAfter);
    }

    private static WorkerSettings settings(Duration lock, Duration poll, Duration warnAfter) {
        return new WorkerSettings(
                true, 32, null, null, null, null, null, lock, poll, Duration.ofMillis(100), warnAfter);
    }

    private void work(WorkerSettings settings, Function<WorkItem, WorkResult> step) {
        var beans = new StaticListableBeanFactory(Map.of("meters", meters));
        worker = new ExternalTaskWorker(
                asked,
                engine.getRepositoryService(),
                List.of(
                        handler("deployment-step", WorkKind.STEPS, step),
                        handler("verification-check", WorkKind.CHECKS, step.compose(item -> {
                            return item.release().startsWith("hanging")
                                    ? new WorkItem(
                                            item.id(),
                                            "check of " + item.release(),
                                            item.element(),
                                            item.definition(),
                                            item.facts())
                                    : item;
                        }))),
                settings,
                services,
                jdbc,
                Clock.systemUTC(),
                own,
                abandoned,
                beans.getBeanProvider(MeterRegistry.class));
        worker.start();
    }

    private static WorkHandler handler(String topic, WorkKind kind, Function<WorkItem, WorkResult> work) {
        return new WorkHandler() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public WorkKind kind() {
                return kind;
            }

            @Override
            public WorkResult work(WorkItem item) {
                return work.apply(item);
            }
        };
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
