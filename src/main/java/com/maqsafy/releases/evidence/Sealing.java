package com.maqsafy.releases.evidence;

import java.util.Optional;

/** Closes the ledger of a release for good, with a signature. */
public interface Sealing {

    /**
     * Seals a release after its last record, in the caller's transaction (one is required).
     *
     * <p>Call it last in the transaction: until that ends, no other release can be sealed.
     *
     * @throws SealedReleaseException when the release is sealed already
     * @throws InvalidEvidenceException {@code REL-EVI-020} when it has no records, {@code REL-EVI-021} when its stored
     *     records are not the unbroken chain that was written; nothing is signed then
     */
    Seal seal(String release);

    /** The seal of a release; empty while it is open. */
    Optional<Seal> find(String release);

    /** The public key for {@link EvidenceVerifier}, X.509 as PEM. */
    String publicKey();
}
