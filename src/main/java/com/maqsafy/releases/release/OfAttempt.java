package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;

/** What belongs to one deployment of a release. */
public interface OfAttempt extends LedgerEvent {

    /** Number of the deployment, from 1. */
    int attempt();
}
