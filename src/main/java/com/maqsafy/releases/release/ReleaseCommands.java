package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/** What may be asked of a running release besides its tasks. */
public interface ReleaseCommands {

    /** Starts a release through the start form of its type's process; answers the key. */
    ReleaseDetails start(ReleaseRequest request);

    /**
     * Judges a start as {@link #start} would, with the same rights, and starts and keeps nothing.
     *
     * @return what it would be refused for, empty when it would be started
     */
    List<Violation> judge(ReleaseRequest request);

    /** Withdraws a release before production is touched; the caller is its owner, requester, technical owner or management. */
    void withdraw(String key, String user, String reason);

    /** Sends a release back to preparation before production is touched, and opens the named parts again. */
    void rework(String key, String user, String reason, List<String> parts);

    /**
     * Puts the deployment off before production is touched (NOTE-08); nothing that was approved is void by that.
     *
     * @param plannedAt its earliest start, RFC 3339, not in the past
     */
    void putOff(String key, String user, String reason, String plannedAt);

    /** Says something of an open release, in its timeline and nowhere else; whoever has a role may. */
    void comment(String key, String user, String text);
}
