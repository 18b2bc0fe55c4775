package com.maqsafy.releases.process;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.settings.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs external tasks inside this process: fetches, keeps the lease while a {@link WorkHandler} works, and reports.
 *
 * <p>No transaction is open while work runs. A local signal of the engine wakes it, so nothing waits for a poll. Each kind
 * of work and each service has a limit; work over the limit of its service is kept here, reserved, until it is its turn.
 */
@Component
@ConditionalOnProperty(name = "releases.worker.enabled", matchIfMissing = true)
class ExternalTaskWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalTaskWorker.class);
    private static final int TRIES = 3;
    private static final Duration LOG_EVERY = Duration.ofMinutes(1);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);
    private static final Pattern RELEASE = Pattern.compile("(.+?)-\\d+\\.\\d+\\.\\d+.*");

    /** Work sees texts and flags; lists and maps are for decision tables and loops. */
    private static final String[] WORK_FACTS = ReleaseVariables.all().stream()
            .filter(v -> v.type() == String.class || v.type() == Boolean.class)
            .map(ProcessVariable::name)
            .toArray(String[]::new);

    private final ExternalTaskService tasks;
    private final RepositoryService repository;
    private final Map<String, WorkHandler> handlers;
    private final WorkerSettings settings;
    private final ServiceSettings services;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkerId workerId;
    private final AbandonedLocks abandoned;
    private final WaitingWork waiting;
    private final Bulkheads bulkheads;
    private final WorkFigures figures;
    private final AtomicLong locks = new AtomicLong();
    private final Map<String, DefinitionVersion> definitions = new ConcurrentHashMap<>();
    private final Map<String, HeldLease> leases = new ConcurrentHashMap<>();
    private final Deque<Fetched> held = new ArrayDeque<>();
    private final OccasionalLog fetching = new OccasionalLog(LOG, LOG_EVERY);
    private final OccasionalLog extending = new OccasionalLog(LOG, LOG_EVERY);
    private final OccasionalLog reporting = new OccasionalLog(LOG, LOG_EVERY);
    private volatile boolean stopped = true;
    private ExecutorService pool;
    private ScheduledExecutorService keeper;
    private Thread fetcher;
    private SingleConsumerCondition wake;

    @SuppressWarnings("NullAway.Init") // threads are made when it starts
    ExternalTaskWorker(
            ExternalTaskService tasks,
            RepositoryService repository,
            List<WorkHandler> handlers,
            WorkerSettings settings,
            ServiceSettings services,
            JdbcClient jdbc,
            Clock clock,
            OwnWorkerId workerId,
            AbandonedLocks abandoned,
            ObjectProvider<MeterRegistry> meters) {
        this.tasks = tasks;
        this.repository = repository;
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(WorkHandler::topic, Function.identity()));
        this.settings = settings;
        this.services = services;
        this.jdbc = jdbc;
        this.clock = clock;
        this.workerId = workerId.id();
        this.abandoned = abandoned;
        this.bulkheads = new Bulkheads(settings);
        this.waiting = new WaitingWork(jdbc, clock, settings, bulkheads, this.handlers);
        this.figures = new WorkFigures(
                meters.getIfAvailable(io.micrometer.core.instrument.simple.SimpleMeterRegistry::new), waiting::count);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!stopped) {
            return;
        }
        stopped = false;
        pool = Executors.newCachedThreadPool(named("work"));
        keeper = Executors.newScheduledThreadPool(2, named("work-lock"));
        long third = settings.lockDuration().toMillis() / 3;
        keeper.scheduleWithFixedDelay(this::extendAll, third, third, TimeUnit.MILLISECONDS);
        keeper.scheduleWithFixedDelay(this::look, 5, 5, TimeUnit.SECONDS);
        keeper.scheduleWithFixedDelay(this::releaseImpossible, 20, 20, TimeUnit.SECONDS);
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

    /** Whether the loop that takes work is alive. */
    boolean fetching() {
        Thread loop = fetcher;
        return !stopped && loop != null && loop.isAlive();
    }

    private void fetchLoop() {
        boolean freed = false;
        while (!stopped) {
            try {
                if (!freed) {
                    abandoned.release();
                    freed = true;
                }
                int fetched = fetch();
                fetching.worked("REL-PRC-030 Fetching work works again");
                if (fetched == 0) {
                    wake.await(settings.pollInterval().toMillis());
                }
            } catch (RuntimeException | Error e) {
                if (!stopped) {
                    fetching.failed("REL-PRC-030 Fetching work failed; it is tried again", e);
                    wake.await(Math.min(1_000, settings.pollInterval().toMillis()));
                }
            }
        }
    }

    private int fetch() {
        List<WorkKind> open = bulkheads.open();
        int free = open.stream().mapToInt(bulkheads::free).sum();
        if (free == 0) {
            return 0;
        }
        String holder = workerId.text() + '#' + locks.incrementAndGet();
        var fetch = tasks.fetchAndLock(free, holder);
        handlers.values().stream()
                .filter(handler -> open.contains(handler.kind()))
                .forEach(handler -> fetch.topic(
                                handler.topic(), settings.lockDuration().toMillis())
                        .variables(WORK_FACTS));
        long askedAt = System.nanoTime();
        List<LockedExternalTask> locked = fetch.execute();
        for (LockedExternalTask task : locked) {
            try {
                take(task, holder, askedAt);
            } catch (RuntimeException | Error e) {
                // The others of this fetch are not to wait for their locks to run out.
                leases.remove(task.getId());
                fetching.failed("REL-PRC-030 Fetched work on " + task.getTopicName() + " was not begun", e);
            }
        }
        return locked.size();
    }

    private void take(LockedExternalTask task, String holder, long askedAt) {
        // A lock that ran out while its work still runs here must not start the work a second time.
        HeldLease running = leases.get(task.getId());
        if (running != null) {
            running.extended(holder, askedAt);
            return;
        }
        Fetched fetched = fetched(task, holder, askedAt);
        leases.put(task.getId(), fetched.lease());
        switch (bulkheads.enter(fetched.kind(), fetched.service())) {
            case ENTERED -> begin(fetched);
            case SERVICE_FULL -> hold(fetched);
            case KIND_FULL -> {
                leases.remove(task.getId());
                tasks.unlock(task.getId());
            }
        }
    }

    /** Without a thread it gives its place back. */
    private void begin(Fetched fetched) {
        try {
            pool.execute(() -> run(fetched));
        } catch (RuntimeException | Error e) {
            bulkheads.leave(fetched.kind(), fetched.service());
            throw e;
        }
    }

    private void hold(Fetched fetched) {
        synchronized (held) {
            held.add(fetched);
        }
    }

    /** Starts what waited here and whose turn it is now. */
    private void startHeld() {
        synchronized (held) {
            held.removeIf(fetched -> {
                if (fetched.lease().isLost()) {
                    leases.remove(fetched.task().getId());
                    return true;
                }
                if (bulkheads.enter(fetched.kind(), fetched.service()) != Bulkheads.Entry.ENTERED) {
                    return false;
                }
                begin(fetched);
                return true;
            });
        }
    }

    private void run(Fetched fetched) {
        HeldLease lease = fetched.lease();
        lease.begins();
        try {
            if (!fetched.hidden()) {
                figures.begins(fetched.kind());
                begun(fetched);
            }
            lease.requireHeld();
            WorkItem item = item(fetched);
            WorkResult result = services.refusal(item.release())
                    .<WorkResult>map(WorkResult.Refused::new)
                    .orElseGet(() -> handler(fetched.task()).work(item));
            report(fetched, result);
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException | Error e) {
            // An error is a failure as well: without an owner its work would begin again and again.
            fail(fetched, e);
        } finally {
            lease.ends();
            leases.remove(fetched.task().getId());
            bulkheads.leave(fetched.kind(), fetched.service());
            if (!fetched.hidden()) {
                figures.ends(fetched.kind());
            }
            if (!stopped) {
                startHeld();
                wake.signal();
            }
        }
    }

    /** Work that is tried again has waited for other reasons than its turn. */
    private void begun(Fetched fetched) {
        Date created = fetched.task().getCreateTime();
        if (created != null && fetched.task().getRetries() == null) {
            figures.waited(fetched.kind(), Duration.between(created.toInstant(), clock.instant()));
        }
    }

    private void report(Fetched fetched, WorkResult result) {
        String id = fetched.task().getId();
        HeldLease lease = fetched.lease();
        patiently(fetched, () -> {
            if (result instanceof WorkResult.Done done) {
                tasks.complete(id, lease.holder(), done.facts());
            } else if (result instanceof WorkResult.Failed failed) {
                tasks.handleBpmnError(id, lease.holder(), failed.errorCode(), failed.message(), failed.facts());
            } else if (result instanceof WorkResult.Refused refused) {
                tasks.handleFailure(id, lease.holder(), refused.message(), refused.message(), 0, 0);
            }
        });
    }

    private void fail(Fetched fetched, Throwable e) {
        if (stopped) {
            return;
        }
        if (fetched.lease().isLost() || (e instanceof BadUserRequestException && isTaken(fetched.lease()))) {
            LOG.info(
                    "REL-PRC-040 What this worker did of {} is left to the other one.",
                    fetched.lease().work());
            return;
        }
        boolean away = DatabaseAway.caused(e);
        Integer retries = fetched.task().getRetries();
        // A database that was away is no failure of this work.
        int left = (retries == null ? TRIES : retries) - (away ? 0 : 1);
        if (away) {
            reporting.failed("REL-PRC-031 The database was away during work; the work is tried again", e);
        } else {
            LOG.warn(
                    "REL-PRC-031 Work on topic {} failed, {} tries left.",
                    fetched.task().getTopicName(),
                    left,
                    e);
        }
        try {
            patiently(
                    fetched,
                    () -> tasks.handleFailure(
                            fetched.task().getId(),
                            fetched.lease().holder(),
                            e instanceof Error ? e.toString() : String.valueOf(e.getMessage()),
                            stack(e),
                            left,
                            left > 0 ? settings.retryAfter().toMillis() : 0));
            if (left > 0) {
                wakeForRetry();
            }
        } catch (RuntimeException gone) {
            LOG.info("REL-PRC-032 The failed work is gone: {}", gone.getMessage());
        }
    }

    /** No signal of the engine tells that a retry is due, and the next poll may be later. */
    private void wakeForRetry() {
        try {
            keeper.schedule(() -> wake.signal(), settings.retryAfter().toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Stopping; the next start fetches.
        }
    }

    /** Reports; while the database is away, again and again, so that nothing waits for a lock to run out. */
    private void patiently(Fetched fetched, Runnable report) {
        boolean again = false;
        while (true) {
            try {
                report.run();
                reporting.worked("REL-PRC-034 Reporting work works again");
                return;
            } catch (RuntimeException e) {
                if (again && e instanceof BadUserRequestException) {
                    // The first report arrived; only its answer got lost.
                    return;
                }
                if (!DatabaseAway.caused(e) || stopped || fetched.lease().isLost()) {
                    throw e;
                }
                again = true;
                reporting.failed("REL-PRC-034 Work has ended, and the database is away; it is reported later", e);
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    private void extendAll() {
        for (HeldLease lease : List.copyOf(leases.values())) {
            try {
                extend(lease);
                extending.worked("REL-PRC-033 Locks are extended again");
            } catch (RuntimeException | Error e) {
                // Whatever it is: who is not heard of again loses all that it does.
                extending.failed("REL-PRC-033 The lock of " + lease.work() + " was not extended", e);
                if (DatabaseAway.caused(e)) {
                    return;
                }
            }
        }
    }

    private void extend(HeldLease lease) {
        String holder = lease.holder();
        long askedAt = System.nanoTime();
        try {
            tasks.extendLock(lease.task(), holder, settings.lockDuration().toMillis());
            lease.extended(holder, askedAt);
        } catch (BadUserRequestException e) {
            if (isTaken(lease)) {
                LOG.warn("REL-PRC-040 Another worker has taken over {}; it is given up here.", lease.work());
                lease.taken();
            }
        }
    }

    private boolean isTaken(HeldLease lease) {
        ExternalTask present =
                tasks.createExternalTaskQuery().externalTaskId(lease.task()).singleResult();
        return present != null
                && present.getWorkerId() != null
                && !present.getWorkerId().equals(lease.holder());
    }

    private void look() {
        try {
            List<Fetched> here;
            synchronized (held) {
                here = new ArrayList<>(held);
            }
            waiting.look(here.stream()
                    .map(f -> new WaitingWork.Held(f.kind(), f.hidden(), f.since()))
                    .toList());
        } catch (RuntimeException | Error e) {
            fetching.failed("REL-PRC-030 Looking at waiting work failed; it is tried again", e);
        }
    }

    private void releaseImpossible() {
        try {
            abandoned.releaseImpossible(settings.lockDuration());
        } catch (RuntimeException | Error e) {
            fetching.failed("REL-PRC-030 Looking at locks failed; it is tried again", e);
        }
    }

    private WorkHandler handler(LockedExternalTask task) {
        return requireNonNull(handlers.get(task.getTopicName()));
    }

    private Fetched fetched(LockedExternalTask task, String holder, long askedAt) {
        String release = String.valueOf(task.getBusinessKey());
        Matcher key = RELEASE.matcher(release);
        return new Fetched(
                task,
                handler(task).kind(),
                key.matches() ? key.group(1) : release,
                new HeldLease(
                        jdbc,
                        workerId,
                        task.getId(),
                        task.getActivityId() + " of " + release,
                        settings.lockDuration(),
                        holder,
                        askedAt),
                System.nanoTime());
    }

    private WorkItem item(Fetched fetched) {
        LockedExternalTask task = fetched.task();
        Map<String, Object> facts = facts(task);
        return new WorkItem(
                task.getId(),
                task.getBusinessKey(),
                task.getActivityId(),
                definitions.computeIfAbsent(task.getProcessDefinitionId(), id -> {
                    var definition = repository.getProcessDefinition(id);
                    return new DefinitionVersion(definition.getKey(), definition.getVersion());
                }),
                Map.copyOf(facts),
                fetched.lease());
    }

    private static Map<String, Object> facts(LockedExternalTask task) {
        Map<String, Object> facts = new HashMap<>();
        task.getVariables().forEach((name, value) -> {
            if (value != null) {
                facts.put(name, value);
            }
        });
        return facts;
    }

    private static String stack(Throwable e) {
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

    /**
     * A piece of work that this worker has reserved.
     *
     * @param since {@link System#nanoTime()} when it was reserved
     */
    private record Fetched(LockedExternalTask task, WorkKind kind, String service, HeldLease lease, long since) {

        /** Whether few may know of its release, or might once. */
        boolean hidden() {
            return task.getTenantId() != null;
        }
    }
}
