package com.maqsafy.releases.evidence;

import java.util.List;
import java.util.Optional;

/** The append-only ledger. */
public interface Ledger {

    /**
     * Appends a record to the chain of its release, in the caller's transaction (one is required).
     *
     * <p>Serialises writers of one release until their transaction ends; other releases are not held up.
     *
     * @throws SealedReleaseException {@code REL-EVI-001} when the release has been sealed and the event is none that follows
     *     a release ({@link Event#afterSeal()})
     */
    LedgerRecord append(Attestation attestation);

    /** All records of a release in order; empty for an unknown release. */
    List<LedgerRecord> records(String release);

    /** What happened with a release; nothing for an unknown release. */
    default ReleaseHistory history(String release) {
        return new ReleaseHistory(records(release));
    }

    /** The last event of a kind, if any. */
    <E extends LedgerEvent> Optional<Recorded<E>> last(String release, Class<E> type);
}
