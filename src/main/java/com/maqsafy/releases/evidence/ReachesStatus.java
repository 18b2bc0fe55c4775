package com.maqsafy.releases.evidence;

/** An event that says which status the release has from then on; the last one says how it ended. */
public interface ReachesStatus extends LedgerEvent {

    /** The word of that status, e.g. {@code rolled-back}. */
    String statusReached();
}
