package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a release's life, from one status to the next. A release that is sent back has a phase twice.
 *
 * @param status the status that it had, a word of {@link ReleaseStatus}
 * @param first sequence of the phase's first record
 * @param last sequence of its last record
 * @param from when it began
 * @param until when the next one began, absent for the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Phase(
        String status,
        long first,
        long last,
        Instant from,
        @Nullable Instant until) {

    /** The phases that a ledger tells of, in order; the record of a change is the last one of the phase that it ends. */
    static List<Phase> of(List<LedgerRecord> records) {
        List<Phase> phases = new ArrayList<>();
        String status = ReleaseStatus.PREPARING.word();
        LedgerRecord first = null;
        for (LedgerRecord r : records) {
            first = first == null ? r : first;
            // As it is kept: the page is shown also when this version cannot read a record.
            if (r.is(StatusChanged.class)) {
                phases.add(new Phase(status, first.sequence(), r.sequence(), first.time(), r.time()));
                status = r.payload().path("to").asText();
                first = null;
            }
        }
        if (first != null) {
            phases.add(new Phase(
                    status, first.sequence(), records.get(records.size() - 1).sequence(), first.time(), null));
        }
        return List.copyOf(phases);
    }
}
