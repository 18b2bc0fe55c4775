package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The latest record of a kind in one release's ledger: what was said last is what counts. */
record LatestRecords(List<LedgerRecord> records) {

    Optional<LedgerRecord> of(String kind) {
        return of(kind, r -> true);
    }

    Optional<LedgerRecord> of(String kind, Predicate<LedgerRecord> which) {
        return records.stream().filter(r -> r.kind().equals(kind)).filter(which).reduce((earlier, later) -> later);
    }
}
