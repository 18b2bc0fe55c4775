package com.maqsafy.releases.release;

/** What happens to one step of a plan. */
public interface OfStep extends OfAttempt {

    /** {@code deployment} or {@code rollback}. */
    String plan();

    /** Id of the step. */
    String step();
}
