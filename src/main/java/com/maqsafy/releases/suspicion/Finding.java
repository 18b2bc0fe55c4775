package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.suspicion.Suspicion.Place;
import java.time.Instant;
import java.util.List;

/**
 * What a detector found.
 *
 * @param mark what tells it from others of its kind in the same release, of what never changes: sequences, accounts, digests
 * @param text what was found, in a sentence
 * @param at when it happened
 * @param records the records that show it
 */
record Finding(String mark, String text, Instant at, List<Place> records) {

    Finding {
        records = List.copyOf(records);
    }

    /** Of one record. */
    static Finding of(Recorded<?> record, String text) {
        return of(record.record(), text);
    }

    /** Of one record. */
    static Finding of(LedgerRecord record, String text) {
        return new Finding(String.valueOf(record.sequence()), text, record.time(), List.of(place(record)));
    }

    static Place place(LedgerRecord record) {
        return new Place(record.release(), record.sequence());
    }

    static Place place(Recorded<?> record) {
        return place(record.record());
    }
}
