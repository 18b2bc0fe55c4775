package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;

/**
 * Written before production is touched, or once it was: from then on a release goes forward or back, and is withdrawn no
 * more.
 */
public interface TouchesProduction extends LedgerEvent {

    /** Whether a release has touched production, as its ledger tells. */
    static boolean in(List<LedgerRecord> records) {
        return records.stream().anyMatch(r -> r.is(TouchesProduction.class));
    }
}
