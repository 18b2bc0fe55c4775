package com.maqsafy.releases.process;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lock of an external task. Each lock has a holder's name of its own, so that the engine itself tells a former holder
 * from the present one.
 */
final class HeldLease implements WorkLease {

    private final JdbcClient jdbc;
    private final WorkerId worker;
    private final String task;
    private final String work;
    private final Duration lasts;
    private volatile String holder;
    private volatile long extendedAt;
    private volatile boolean lost;
    private @Nullable Thread thread;

    /**
     * @param task id of the external task
     * @param work what it is, for people
     * @param holder name under which it was locked
     * @param askedAt {@link System#nanoTime()} before it was asked for
     */
    HeldLease(JdbcClient jdbc, WorkerId worker, String task, String work, Duration lasts, String holder, long askedAt) {
        this.jdbc = jdbc;
        this.worker = worker;
        this.task = task;
        this.work = work;
        this.lasts = lasts;
        this.holder = holder;
        this.extendedAt = askedAt;
    }

    String task() {
        return task;
    }

    String work() {
        return work;
    }

    String holder() {
        return holder;
    }

    boolean isLost() {
        return lost;
    }

    /** It was extended, or taken again under another name while its work still runs here. */
    void extended(String newHolder, long askedAt) {
        holder = newHolder;
        extendedAt = askedAt;
    }

    /** Its work begins, in the calling thread. */
    synchronized void begins() {
        thread = Thread.currentThread();
    }

    /** Its work has ended: from here on nobody interrupts the thread for it. */
    synchronized void ends() {
        thread = null;
        // Whatever the thread does next must not be interrupted for this work.
        if (lost) {
            Thread.interrupted();
        }
    }

    /** Another worker has it: its work here is interrupted, which also ends its command. */
    synchronized void taken() {
        lost = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public Optional<WorkerId> worker() {
        return Optional.of(worker);
    }

    @Override
    public void confirm() {
        requireNotLost();
        Optional<String> present = present();
        if (present.isEmpty()) {
            throw new LeaseLostException(work, "it is gone or was set free");
        }
        requireOwn(present.get());
    }

    @Override
    public void requireNotTaken() {
        requireNotLost();
        present().ifPresent(this::requireOwn);
    }

    @Override
    public void requireHeld() {
        requireNotLost();
        Duration since = Duration.ofNanos(System.nanoTime() - extendedAt);
        if (since.compareTo(lasts) > 0) {
            throw new LeaseLostException(work, "it was not extended for " + since.toSeconds() + " s");
        }
    }

    private void requireNotLost() {
        if (lost) {
            throw new LeaseLostException(work, "another worker has taken it over");
        }
    }

    private Optional<String> present() {
        return jdbc.sql("SELECT worker_id_ FROM act_ru_ext_task WHERE id_ = ? FOR SHARE")
                .param(task)
                .query(String.class)
                .optional();
    }

    private void requireOwn(String present) {
        if (!present.equals(holder)) {
            throw new LeaseLostException(work, present + " has taken it over");
        }
    }
}
