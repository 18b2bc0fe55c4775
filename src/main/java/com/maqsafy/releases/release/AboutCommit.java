package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;

/** What speaks about one commit; about another commit than the release's it is history, not evidence. */
public interface AboutCommit extends LedgerEvent {

    /** Full id of the commit. */
    String commit();
}
