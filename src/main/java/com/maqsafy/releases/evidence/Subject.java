package com.maqsafy.releases.evidence;

/**
 * Something that a sealed ledger is about, named by its digest: a subject of the in-toto Statement in the seal's envelope.
 *
 * @param name what it is, unique in a statement, e.g. {@code commit}
 * @param algorithm name of the digest's algorithm as in-toto's DigestSet has it, e.g. {@code sha256} or {@code gitCommit}
 * @param digest lower-case hexadecimal
 */
public record Subject(String name, String algorithm, String digest) {}
