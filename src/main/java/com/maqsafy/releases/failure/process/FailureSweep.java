package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.failure.FoundFailure.Kind;
import com.maqsafy.releases.failure.TechnicalFailure;
import com.maqsafy.releases.failure.TechnicalFailures;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.process.DatabaseAway;
import com.maqsafy.releases.process.FailedWork;
import com.maqsafy.releases.process.WorkStopped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what the engine has given up with what people are asked about, and makes them equal: at once when this node
 * gives something up, and every few seconds, so that a crash at any instant and another node's failures are made up for.
 */
@Component
class FailureSweep implements WorkStopped, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FailureSweep.class);

    private final TechnicalFailures failures;
    private final EngineIncidents incidents;
    private final StalledReleases standing;
    private final FailureAsking asking;
    private final FailedWork work;
    private final OnOneNode onOneNode;
    private final TransactionTemplate transaction;
    private final ObjectProvider<SafeMode> safeMode;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final ExecutorService looks = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "failures");
        thread.setDaemon(true);
        return thread;
    });

    FailureSweep(
            TechnicalFailures failures,
            EngineIncidents incidents,
            StalledReleases standing,
            FailureAsking asking,
            FailedWork work,
            OnOneNode onOneNode,
            PlatformTransactionManager transactions,
            ObjectProvider<SafeMode> safeMode) {
        this.failures = failures;
        this.incidents = incidents;
        this.standing = standing;
        this.asking = asking;
        this.work = work;
        this.onOneNode = onOneNode;
        this.transaction = new TransactionTemplate(transactions);
        this.safeMode = safeMode;
    }

    @Override
    public void stopped() {
        if (signalled.compareAndSet(false, true)) {
            try {
                looks.execute(() -> {
                    signalled.set(false);
                    look(false);
                });
            } catch (RejectedExecutionException e) {
                // Stopping; the next start looks.
                signalled.set(false);
            }
        }
    }

    /** Looks at everything; by itself every 20 s. */
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT5S")
    void sweep() {
        onOneNode.run("failures", () -> look(true));
    }

    private synchronized void look(boolean everything) {
        SafeMode mode = safeMode.getIfAvailable();
        if (mode != null && mode.on()) {
            // Everything stands still then, on purpose.
            return;
        }
        try {
            // Read before the incidents: a question whose incident is missing then has really lost it.
            List<TechnicalFailure> open = failures.open();
            List<Incident> found = incidents.open();
            List<TechnicalFailure> asked = open.stream()
                    .filter(failure -> attempt(failure.found().release(), () -> forgotten(failure)))
                    .toList();
            settleGone(asked, found);
            askAbout(asked, found, everything);
            if (everything) {
                standing.look()
                        .forEach(f -> attempt(f.release(), () -> {
                            asking.ask(f, () -> standing.why(f.release()).isPresent());
                            return true;
                        }));
            }
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                LOG.debug("REL-PRC-065 Failures could not be looked for; the next look does.", e);
            } else {
                LOG.error("REL-PRC-065 Failures could not be looked for; the next look does.", e);
            }
        }
    }

    /** Keeps those that are still asked. */
    private boolean forgotten(TechnicalFailure failure) {
        boolean runs = asking.runs(failure);
        if (!runs) {
            asking.forget(failure);
        }
        return runs;
    }

    private void settleGone(List<TechnicalFailure> asked, List<Incident> found) {
        Set<String> causes = found.stream().map(Incident::getId).collect(Collectors.toSet());
        for (TechnicalFailure failure : asked) {
            if (failure.decision() == null) {
                attempt(failure.found().release(), () -> {
                    boolean gone = failure.found().kind() == Kind.STANDING_STILL
                            ? standing.why(failure.found().release()).isEmpty()
                            : !causes.contains(failure.found().cause());
                    if (gone) {
                        asking.settle(failure);
                    }
                    return true;
                });
            }
        }
    }

    private void askAbout(List<TechnicalFailure> asked, List<Incident> found, boolean everything) {
        Set<String> known = asked.stream().map(f -> f.found().cause()).collect(Collectors.toSet());
        for (Incident incident : found) {
            if (!known.contains(incident.getId())) {
                attempt(incident.getProcessInstanceId(), () -> {
                    if (!incidents.isOwn(incident)) {
                        incidents.found(incident).ifPresent(f -> asking.ask(f, () -> incidents.isOpen(incident)));
                    } else if (everything) {
                        repeat(incident);
                    }
                    return true;
                });
            }
        }
    }

    /** The asking itself failed: nobody else can be asked about that, so it is tried again until it works. */
    private void repeat(Incident incident) {
        LOG.error(
                "REL-PRC-066 A process that asks about a failure failed itself and is repeated: {}",
                incident.getIncidentMessage());
        transaction.executeWithoutResult(tx -> work.repeatJob(incident.getConfiguration()));
    }

    private static boolean attempt(String of, java.util.function.BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("REL-PRC-067 The failure of {} could not be dealt with; the next look does.", of, e);
            return false;
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
