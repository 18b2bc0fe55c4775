package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON form of ledger records and seals: what is hashed, signed, exported and verified. */
final class RecordForm {

    /** Previous hash of the first link of every chain. */
    static final String NO_HASH = "0".repeat(64);

    // Always six digits: Instant.toString leaves out zeros, and one instant must have one text.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RecordForm() {}

    /** The record without its hash. */
    static ObjectNode content(
            String release,
            long sequence,
            Instant time,
            Attestation attestation,
            JsonNode payload,
            String previousHash) {
        return content(
                release,
                sequence,
                time,
                attestation.actor(),
                attestation.kind(),
                attestation.items(),
                attestation.element(),
                attestation.definition(),
                payload,
                previousHash);
    }

    /** The record without its hash. */
    static ObjectNode content(LedgerRecord r) {
        return content(
                r.release(),
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                r.items(),
                r.element(),
                r.definition(),
                r.payload(),
                r.previousHash());
    }

    private static ObjectNode content(
            String release,
            long sequence,
            Instant time,
            String actor,
            String kind,
            Iterable<String> items,
            @Nullable String element,
            @Nullable DefinitionVersion definition,
            JsonNode payload,
            String previousHash) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("release", release);
        node.put("sequence", sequence);
        node.put("time", TIME.format(time));
        node.put("actor", actor);
        node.put("kind", kind);
        items.forEach(node.putArray("items")::add);
        node.put("element", element);
        if (definition == null) {
            node.putNull("definition");
        } else {
            node.putObject("definition").put("key", definition.key()).put("version", definition.version());
        }
        node.set("payload", payload);
        node.put("previousHash", previousHash);
        return node;
    }

    /** What is signed when a release is sealed. */
    static ObjectNode sealed(
            String release, long headSequence, String headHash, Instant sealedAt, String previousSealHash) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("release", release);
        node.put("headSequence", headSequence);
        node.put("headHash", headHash);
        node.put("sealedAt", TIME.format(sealedAt));
        node.put("previousSealHash", previousSealHash);
        return node;
    }

    /** The entry of a seal in the log of seals: what it signs, and the SHA-256 of its envelope's canonical JSON if it has one. */
    static ObjectNode entry(Seal seal) {
        return entry(
                sealed(seal.release(), seal.headSequence(), seal.headHash(), seal.sealedAt(), seal.previousSealHash()),
                seal.envelope() == null ? null : CanonicalJson.sha256Of(seal.envelope()));
    }

    /** As above, of what a seal signs. */
    static ObjectNode entry(ObjectNode sealed, @Nullable String envelopeSha256) {
        ObjectNode entry = sealed.deepCopy();
        if (envelopeSha256 != null) {
            entry.put("envelope", envelopeSha256);
        }
        return entry;
    }

    /** A seal as an export of the log has it. */
    static ObjectNode entryLine(Seal seal, String leafHash) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("entry", entry(seal));
        line.put("leafHash", leafHash);
        line.put("sequence", seal.sequence());
        line.put("signature", seal.signature());
        line.put("keyId", seal.keyId());
        return line;
    }

    /** A seal as a last line of an export has it. */
    static ObjectNode seal(Seal seal) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(
                "seal",
                sealed(seal.release(), seal.headSequence(), seal.headHash(), seal.sealedAt(), seal.previousSealHash())
                        .put("sealHash", seal.sealHash())
                        .put("signature", seal.signature())
                        .put("keyId", seal.keyId()));
        return line;
    }
}
