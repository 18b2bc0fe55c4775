package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.policy.GateAnswers;
import com.maqsafy.releases.policy.GateAnswers.Purpose;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Holds answers of the gate until they change. Whoever waits holds neither a thread nor a connection: a record of the
 * release in the ledger makes its answer be looked at again, once for all who wait for it; so does the time at which
 * something comes by itself, and now and then what another node or a changed group may have brought.
 */
@Component
class GateWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(GateWatch.class);

    /** More are answered at once: a client that asks again in a loop finds out as well. */
    private static final int MOST = 200;

    private static final Duration SETTLING = Duration.ofMillis(100);
    private static final Duration SLOWLY = Duration.ofSeconds(10);

    private final GateAnswers gate;
    private final Clock clock;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final AtomicLong records = new AtomicLong();
    private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "gate-watch");
        thread.setDaemon(true);
        return thread;
    });

    private record Waiting(String release, Purpose purpose, GateAnswer before, DeferredResult<GateAnswer> answer) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @Autowired
    GateWatch(GateAnswers gate, Clock clock) {
        this(gate, clock, SLOWLY);
    }

    GateWatch(GateAnswers gate, Clock clock, Duration slowly) {
        this.gate = gate;
        this.clock = clock;
        worker.scheduleWithFixedDelay(
                () -> waiting.stream().map(Waiting::release).distinct().forEach(this::lookAgain),
                slowly.toMillis(),
                slowly.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * The answer now; while it is {@link GateAnswer.When#LATER}, when it changes within a time, else the same answer at the end of it. Nobody waits
     * for what comes after the other two.
     */
    DeferredResult<GateAnswer> answer(String release, Purpose purpose, Duration wait) {
        long before = records.get();
        GateAnswer now = gate.of(release, purpose);
        if (wait.isZero() || now.when() != GateAnswer.When.LATER || waiting.size() >= MOST) {
            DeferredResult<GateAnswer> known = new DeferredResult<>();
            known.setResult(now);
            return known;
        }
        DeferredResult<GateAnswer> answer = new DeferredResult<>(wait.toMillis(), now);
        Waiting one = new Waiting(release, purpose, now, answer);
        answer.onCompletion(() -> waiting.remove(one));
        answer.onTimeout(() -> waiting.remove(one));
        waiting.add(one);
        if (records.get() != before) {
            // Something happened while it was judged.
            soon(release);
        }
        byItself(now, wait)
                .forEach(time -> worker.schedule(
                        () -> lookAgain(release), Math.max(0, time.toMillis()) + 1000, TimeUnit.MILLISECONDS));
        return answer;
    }

    /** How long until something comes by itself, within the time that is waited. */
    private List<Duration> byItself(GateAnswer answer, Duration wait) {
        Instant now = clock.instant();
        return answer.waitsFor().stream()
                .map(GateAnswer.Wait::until)
                .filter(Objects::nonNull)
                .map(until -> Duration.between(now, until))
                .filter(time -> time.compareTo(wait) < 0)
                .distinct()
                .toList();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void recorded(RecordAppended appended) {
        records.incrementAndGet();
        String release = appended.record().release();
        // A record of one release may change the answers of the service's others: they are in production or not.
        waiting.stream()
                .map(Waiting::release)
                .distinct()
                .filter(key -> key.equals(release) || appended.record().is(StatusChanged.class))
                .forEach(this::soon);
    }

    /** Several records of one transaction are one change. */
    private void soon(String release) {
        if (due.add(release)) {
            worker.schedule(
                    () -> {
                        due.remove(release);
                        lookAgain(release);
                    },
                    SETTLING.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void lookAgain(String release) {
        Map<Purpose, GateAnswer> answers = new EnumMap<>(Purpose.class);
        for (Waiting one : List.copyOf(waiting)) {
            if (one.release().equals(release)) {
                try {
                    GateAnswer now = answers.computeIfAbsent(one.purpose(), purpose -> gate.of(release, purpose));
                    if (!now.equals(one.before())) {
                        waiting.remove(one);
                        one.answer().setResult(now);
                    }
                } catch (RuntimeException e) {
                    LOG.warn("REL-API-030 The gate's answer for {} could not be looked at again", release, e);
                    return;
                }
            }
        }
    }

    /** How many wait just now. */
    int waiting() {
        return waiting.size();
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
        waiting.forEach(one -> one.answer().setResult(one.before()));
    }
}
