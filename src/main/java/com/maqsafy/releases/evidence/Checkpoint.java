package com.maqsafy.releases.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the log of seals at a size, as a signed note (C2SP signed-note and tlog-checkpoint).
 *
 * @param origin name of the log and of its key
 * @param size number of seals
 * @param root SHA-256 root of the Merkle tree over them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
record Checkpoint(String origin, long size, byte[] root) {

    /** Text of three lines, an empty one, and signatures; extension lines are none of ours. */
    private static final Pattern NOTE = Pattern.compile(
            "([^\\s+]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 [^\\s+]+ [A-Za-z0-9+/=]+\n){1,16})");

    /** Type of an Ed25519 signature in a note. */
    private static final byte ED25519 = 1;

    private static final int KEY_ID = 4;

    /** The note's text, which is what is signed. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** The signed note. */
    String note(SigningKey key) {
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        signature.writeBytes(keyId(origin, key.publicKey()));
        signature.writeBytes(key.sign(text().getBytes(StandardCharsets.UTF_8)));
        return text() + "\n\u2014 " + origin + " " + Base64.getEncoder().encodeToString(signature.toByteArray()) + "\n";
    }

    /** The notes in a text, one after the other. */
    static List<String> notes(String text) {
        return NOTE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The checkpoint of a note, signed or not; empty when it is none. */
    static Optional<Checkpoint> unverified(String note) {
        Matcher parts = NOTE.matcher(note);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                Base64.getDecoder().decode(parts.group(3)));
        // Base64 has spare bits: only one text says it.
        return note.startsWith(checkpoint.text()) ? Optional.of(checkpoint) : Optional.empty();
    }

    /** The checkpoint of a note that one of the keys has signed under the log's name; empty when it is none. */
    static Optional<Checkpoint> of(String note, Collection<PublicKey> keys) {
        return unverified(note).filter(c -> c.isSigned(note, keys));
    }

    private boolean isSigned(String note, Collection<PublicKey> keys) {
        String[] lines = note.substring(text().length() + 1).split("\n");
        return Arrays.stream(lines)
                .map(line -> line.split(" "))
                .filter(words -> words[1].equals(origin))
                .anyMatch(words -> keys.stream().anyMatch(key -> isSignature(words[2], key)));
    }

    private boolean isSignature(String base64, PublicKey key) {
        try {
            byte[] bytes = SigningKey.base64(base64);
            return bytes.length > KEY_ID
                    && Arrays.equals(keyId(origin, key), Arrays.copyOf(bytes, KEY_ID))
                    && SigningKey.isSigned(
                            key,
                            text().getBytes(StandardCharsets.UTF_8),
                            Arrays.copyOfRange(bytes, KEY_ID, bytes.length));
        } catch (IllegalArgumentException e) {
            // Not even base64.
            return false;
        }
    }

    /** How a note names a key. */
    static byte[] keyId(String name, PublicKey key) {
        byte[] x509 = key.getEncoded();
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        named.write('\n');
        named.write(ED25519);
        // The key itself is the end of its X.509 form.
        named.write(x509, x509.length - MerkleTree.HASH, MerkleTree.HASH);
        return Arrays.copyOf(CanonicalJson.digestOf(named.toByteArray()), KEY_ID);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint c
                && c.origin.equals(origin)
                && c.size == size
                && Arrays.equals(c.root, root);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size) ^ Arrays.hashCode(root);
    }
}
