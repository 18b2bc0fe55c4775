package com.maqsafy.releases.evidence;

/** Signs with the private key of the installation, wherever that lives. */
@FunctionalInterface
interface Signer {

    /**
     * The Ed25519 signature (RFC 8032) of a message, 64 bytes.
     *
     * @throws IllegalStateException {@code REL-EVI-033} when there is none
     */
    byte[] sign(byte[] message);
}
