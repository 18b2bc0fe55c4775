package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseDetails;

/** Told when a release is about to be recorded as released: the gate let it pass, nothing is sealed yet. */
public interface ReleaseEnding {

    /** Called in the transaction that records the release, before its ledger is sealed. */
    void releasing(ReleaseDetails release);
}
