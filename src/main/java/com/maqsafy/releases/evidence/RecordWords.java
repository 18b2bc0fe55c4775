package com.maqsafy.releases.evidence;

/**
 * A ledger record in words: those of its event. What no class knows, kind or member, is shown as it is kept, so that no
 * record is ever hidden and none is told as less than it says.
 */
public final class RecordWords {

    private RecordWords() {}

    /** The words for a record. */
    public static Words of(LedgerRecord record) {
        try {
            return record.event().map(event -> event.words()).orElseGet(() -> raw(record));
        } catch (InvalidEvidenceException e) {
            return raw(record);
        }
    }

    private static Words raw(LedgerRecord record) {
        return Words.bad("recorded what this version does not know: ", record.kind(), " ", record.payload());
    }
}
