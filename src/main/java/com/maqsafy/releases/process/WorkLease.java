package com.maqsafy.releases.process;

import java.util.Optional;

/**
 * The right to do a piece of work, kept by a heartbeat while it is done. A worker that was frozen for longer than the lease
 * lasts has lost it to whoever took the work over, and may neither finish, fail nor extend it, nor touch anything.
 */
public interface WorkLease {

    /** For work that no other worker can take, such as a test's. */
    WorkLease NOBODY_ELSE = new WorkLease() {
        @Override
        public Optional<WorkerId> worker() {
            return Optional.empty();
        }

        @Override
        public void confirm() {}

        @Override
        public void requireNotTaken() {}

        @Override
        public void requireHeld() {}
    };

    /** Who holds it. */
    Optional<WorkerId> worker();

    /**
     * Asks the database, and keeps others from taking the work until the caller's transaction ends.
     *
     * @throws LeaseLostException when another worker has the work, or it is gone
     */
    void confirm();

    /**
     * The same for what is true whether or not the work is still wanted: it may be gone.
     *
     * @throws LeaseLostException when another worker has the work
     */
    void requireNotTaken();

    /**
     * Asks nobody: to be called right before something is done that cannot be undone.
     *
     * @throws LeaseLostException when the lease is known to be lost, or was not extended for so long that it may be
     */
    void requireHeld();
}
