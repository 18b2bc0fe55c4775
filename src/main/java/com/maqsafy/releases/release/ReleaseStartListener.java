package com.maqsafy.releases.release;

/** Told when a release begins, in the transaction that starts it; what a type of release needs beside the request. */
public interface ReleaseStartListener {

    /**
     * A release was created and its request attested.
     *
     * @param processInstanceId the process instance that was started for it
     */
    void begun(ReleaseDetails release, ReleaseRequest request, String processInstanceId);
}
