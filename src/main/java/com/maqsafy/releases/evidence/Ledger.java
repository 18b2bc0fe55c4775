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
     * @throws SealedReleaseException {@code REL-EVI-001} when the release has been sealed and the kind is none that follows
     *     a release ({@code stabilisationStarted}, {@code reviewOverdue}, {@code hotfixReviewed},
     *     {@code restrictionLifted}, {@code engineIntervention}, {@code releaseOvertaken})
     */
    LedgerRecord append(Attestation attestation);

    /** All records of a release in order; empty for an unknown release. */
    List<LedgerRecord> records(String release);

    /** The last record of a kind, if any. */
    Optional<LedgerRecord> last(String release, String kind);
}
