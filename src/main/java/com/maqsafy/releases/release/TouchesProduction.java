package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import java.util.List;
import java.util.Optional;

/**
 * Written before production is touched, or once it was: from then on a release goes forward or back, and is withdrawn no
 * more. Only these records say whether production is touched, so a step that was started and whose end nobody has seen
 * counts.
 */
public interface TouchesProduction extends OfAttempt {

    /** Whether this one does: some only tell what somebody decided, or that nothing was begun. */
    default boolean touches() {
        return true;
    }

    /** Whether a release has touched production, as its ledger tells. */
    static boolean in(List<LedgerRecord> records) {
        return new ReleaseHistory(records).all(TouchesProduction.class).anyMatch(TouchesProduction::did);
    }

    /** The first touch of one deployment of a release, if there was one. */
    static Optional<Recorded<TouchesProduction>> first(ReleaseHistory history, int attempt) {
        return history.all(TouchesProduction.class)
                .filter(r -> r.event().attempt() == attempt)
                .filter(TouchesProduction::did)
                .findFirst();
    }

    private static boolean did(Recorded<TouchesProduction> recorded) {
        return recorded.event().touches();
    }
}
