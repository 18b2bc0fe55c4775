package com.maqsafy.releases.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The signed end of an ended release's ledger, at its ending or after later records (VER-05, RULE-06).
 *
 * <p>Signed is the canonical JSON of {@code release}, {@code headSequence}, {@code headHash}, {@code sealedAt} and
 * {@code previousSealHash}.
 *
 * @param sequence position in the chain of all seals, from 1 without gaps
 * @param release key of the sealed release
 * @param headSequence sequence of its last record at that time
 * @param headHash hash of that record
 * @param sealedAt when it was sealed, microsecond precision, UTC
 * @param previousSealHash seal hash of the seal before, of whichever release, 64 zeros for the first
 * @param sealHash SHA-256, lower-case hexadecimal, of what is signed
 * @param signature Ed25519, base64
 * @param keyId SHA-256, lower-case hexadecimal, of the signer's public key in X.509 form
 * @param envelope what it attests as an in-toto Statement v1 in a DSSE envelope, canonical JSON; null for seals of before
 */
public record Seal(
        long sequence,
        String release,
        long headSequence,
        String headHash,
        Instant sealedAt,
        String previousSealHash,
        String sealHash,
        String signature,
        String keyId,
        @Nullable String envelope) {}
