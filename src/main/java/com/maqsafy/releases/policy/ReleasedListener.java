package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseDetails;

/** Something that happens when a release is recorded as released; every bean of this type is called. */
public interface ReleasedListener {

    /**
     * Called in the transaction that records the release, after the gate has passed and before the release is
     * {@code released} and sealed: what is appended to its ledger here is sealed with it. An exception keeps the release
     * from being recorded; what must not do that belongs after the commit.
     *
     * @param release as it stands before
     */
    void releasing(ReleaseDetails release);
}
