package com.maqsafy.releases.evidence;

import java.util.List;
import java.util.Optional;

/** Closes the ledger of a release up to its last record, with a signature. */
public interface Sealing {

    /**
     * Seals a release after its last record, in the caller's transaction (one is required): however it ends, in the
     * transaction of its ending. From the first seal on the release takes only records of what follows a release; when there
     * are some it is sealed again, at the latest by {@link LaterSeals}.
     *
     * <p>Call it last in the transaction: until that ends, no other release can be sealed.
     *
     * @throws SealedReleaseException {@code REL-EVI-006} when it is sealed up to its last record already
     * @throws InvalidEvidenceException {@code REL-EVI-020} when it has no records, {@code REL-EVI-021} when its stored
     *     records are not the unbroken chain that was written; nothing is signed then
     */
    Seal seal(String release);

    /** The latest seal of a release; empty while it is open. */
    Optional<Seal> find(String release);

    /** All seals of a release, the one of its ending first; empty while it is open. */
    List<Seal> all(String release);

    /** The public key for {@link EvidenceVerifier}, X.509 as PEM. */
    String publicKey();
}
