package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that is kept beside the ledger, as a record names it: {@link KeptFiles} has its bytes.
 *
 * @param sha256 lower-case hexadecimal, of exactly the bytes that are kept
 * @param size how many bytes these are
 */
public record KeptFile(
        @Means("SHA-256 of exactly the bytes that are kept") String sha256,
        @Means("how many bytes these are") long size) {

    /** Name of the member of records that name a file ({@link KeepsFile}). */
    static final String MEMBER = "kept";

    public KeptFile {
        sha256 = Members.text(sha256);
    }

    /** What a record says of a file with these bytes. */
    public static KeptFile of(byte[] content) {
        return new KeptFile(CanonicalJson.sha256Of(content), content.length);
    }

    /** The bytes of a text as it is kept. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The file that a record names; empty when it names none. */
    static Optional<KeptFile> namedBy(String kind, JsonNode payload) {
        JsonNode kept = payload.path(MEMBER);
        return kept.path("sha256").isTextual()
                        && kept.path("size").canConvertToLong()
                        && EventKinds.known()
                                .of(kind)
                                .filter(KeepsFile.class::isAssignableFrom)
                                .isPresent()
                ? Optional.of(new KeptFile(
                        kept.get("sha256").textValue(), kept.get("size").longValue()))
                : Optional.empty();
    }
}
