package com.maqsafy.releases.release;

import java.util.List;

/** What may be asked of a running release besides its tasks. */
public interface ReleaseCommands {

    /** Starts a release through the start form of its type's process; answers the key. */
    ReleaseDetails start(ReleaseRequest request);

    /** Withdraws a release before production is touched; the caller is its owner, requester, technical owner or management. */
    void withdraw(String key, String user, String reason);

    /** Sends a release back to preparation before production is touched, and opens the named parts again. */
    void rework(String key, String user, String reason, List<String> parts);
}
