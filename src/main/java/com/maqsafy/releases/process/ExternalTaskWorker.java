package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs external tasks inside this process: fetches, keeps the lock while a {@link WorkHandler} works, and reports.
 *
 * <p>No transaction is open while work runs. A local signal of the engine wakes it, so nothing waits for a poll.
 */
@Component
@ConditionalOnProperty(name = "releases.worker.enabled", matchIfMissing = true)
class ExternalTaskWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalTaskWorker.class);
    private static final int TRIES = 3;

    /** Work sees texts and flags; lists and maps are for decision tables and loops. */
    private static final String[] WORK_FACTS = ReleaseVariables.all().stream()
            .filter(v -> v.type() == String.class || v.type() == Boolean.class)
            .map(ProcessVariable::name)
            .toArray(String[]::new);

    private final ExternalTaskService tasks;
    private final RepositoryService repository;
    private final Map<String, WorkHandler> handlers;
    private final WorkerSettings settings;
    private final String workerId = "worker-" + ProcessHandle.current().pid();
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<String, DefinitionVersion> definitions = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped = true;
    private ExecutorService pool;
    private ScheduledExecutorService keeper;
    private Thread fetcher;
    private SingleConsumerCondition wake;

    ExternalTaskWorker(
            ExternalTaskService tasks,
            RepositoryService repository,
            List<WorkHandler> handlers,
            WorkerSettings settings) {
        this.tasks = tasks;
        this.repository = repository;
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(WorkHandler::topic, Function.identity()));
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!stopped) {
            return;
        }
        stopped = false;
        pool = Executors.newFixedThreadPool(settings.threads(), named("work"));
        keeper = Executors.newSingleThreadScheduledExecutor(named("work-lock"));
        fetcher = named("work-fetch").newThread(this::fetchLoop);
        wake = new SingleConsumerCondition(fetcher);
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(wake);
        fetcher.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        if (stopped) {
            return;
        }
        stopped = true;
        ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(wake);
        wake.signal();
        fetcher.join(TimeUnit.SECONDS.toMillis(5));
        keeper.shutdownNow();
        pool.shutdownNow();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void fetchLoop() {
        while (!stopped) {
            try {
                int free = settings.threads() - busy.get();
                int fetched = free > 0 ? fetch(free) : 0;
                if (fetched == 0) {
                    wake.await(settings.pollInterval().toMillis());
                }
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warn("REL-PRC-030 Fetching work failed; it is tried again.", e);
                    wake.await(settings.pollInterval().toMillis());
                }
            }
        }
    }

    private int fetch(int free) {
        var fetch = tasks.fetchAndLock(free, workerId);
        for (String topic : handlers.keySet()) {
            fetch.topic(topic, settings.lockDuration().toMillis()).variables(WORK_FACTS);
        }
        List<LockedExternalTask> locked = fetch.execute();
        for (LockedExternalTask task : locked) {
            busy.incrementAndGet();
            pool.execute(() -> run(task));
        }
        return locked.size();
    }

    private void run(LockedExternalTask task) {
        // A lock that ran out while its work still runs here must not start the work a second time.
        if (!running.add(task.getId())) {
            busy.decrementAndGet();
            return;
        }
        long third = settings.lockDuration().toMillis() / 3;
        ScheduledFuture<?> extension =
                keeper.scheduleAtFixedRate(() -> extend(task), third, third, TimeUnit.MILLISECONDS);
        try {
            WorkResult result = handlers.get(task.getTopicName()).work(item(task));
            extension.cancel(false);
            report(task, result);
        } catch (RuntimeException e) {
            extension.cancel(false);
            fail(task, e);
        } finally {
            running.remove(task.getId());
            busy.decrementAndGet();
            wake.signal();
        }
    }

    private void report(LockedExternalTask task, WorkResult result) {
        if (result instanceof WorkResult.Done done) {
            tasks.complete(task.getId(), workerId, done.facts());
        } else if (result instanceof WorkResult.Failed failed) {
            tasks.handleBpmnError(task.getId(), workerId, failed.errorCode(), failed.message(), failed.facts());
        } else if (result instanceof WorkResult.Refused refused) {
            tasks.handleFailure(task.getId(), workerId, refused.message(), refused.message(), 0, 0);
        }
    }

    private void fail(LockedExternalTask task, RuntimeException e) {
        if (stopped) {
            return;
        }
        int left = (task.getRetries() == null ? TRIES : task.getRetries()) - 1;
        LOG.warn("REL-PRC-031 Work on topic {} failed, {} tries left.", task.getTopicName(), left, e);
        try {
            tasks.handleFailure(
                    task.getId(), workerId, String.valueOf(e.getMessage()), stack(e), left, left > 0 ? 2_000 : 0);
        } catch (RuntimeException gone) {
            LOG.info("REL-PRC-032 The failed work is gone: {}", gone.getMessage());
        }
    }

    private void extend(LockedExternalTask task) {
        try {
            tasks.extendLock(task.getId(), workerId, settings.lockDuration().toMillis());
        } catch (RuntimeException e) {
            LOG.info(
                    "REL-PRC-033 The lock of work on topic {} was not extended: {}",
                    task.getTopicName(),
                    e.getMessage());
        }
    }

    private WorkItem item(LockedExternalTask task) {
        Map<String, Object> facts = new HashMap<>();
        task.getVariables().forEach((name, value) -> {
            if (value != null) {
                facts.put(name, value);
            }
        });
        return new WorkItem(
                task.getId(),
                ReleaseVariables.RELEASE_KEY.get(facts),
                task.getActivityId(),
                definitions.computeIfAbsent(task.getProcessDefinitionId(), id -> {
                    var definition = repository.getProcessDefinition(id);
                    return new DefinitionVersion(definition.getKey(), definition.getVersion());
                }),
                Map.copyOf(facts));
    }

    private static String stack(RuntimeException e) {
        var writer = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(writer));
        return writer.toString();
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
