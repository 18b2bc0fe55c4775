package com.maqsafy.releases.release;

/** What belongs to the verification of a deployment or of a rollback. */
public interface OfVerification extends OfAttempt {

    /** {@code deployment} or {@code rollback}. */
    String purpose();
}
