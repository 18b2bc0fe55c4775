package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.util.List;

/**
 * An event and the record that attests it.
 *
 * @param <E> what happened
 */
public record Recorded<E extends LedgerEvent>(LedgerRecord record, E event) {

    /** Position in the release's chain. */
    public long sequence() {
        return record.sequence();
    }

    /** When it was appended. */
    public Instant time() {
        return record.time();
    }

    /** Who attests it: a user id, or {@code system:} and a name. */
    public String actor() {
        return record.actor();
    }

    /** Policy items that it serves. */
    public List<String> items() {
        return record.items();
    }
}
