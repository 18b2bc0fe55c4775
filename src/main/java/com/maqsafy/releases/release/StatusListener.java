package com.maqsafy.releases.release;

/** Told of every status that a release reaches (LOG-05); every bean of this type is called. */
public interface StatusListener {

    /**
     * Called in the transaction that moves the release, before it is moved: what is appended to its ledger here belongs to
     * it, whatever the status. An exception keeps the release where it is.
     *
     * @param release as it stands before
     * @param status the one that it reaches
     */
    void reaching(ReleaseDetails release, ReleaseStatus status);
}
