package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.PartLine;
import com.maqsafy.releases.evidence.EvidenceVerifier.Reading;
import com.maqsafy.releases.evidence.EvidenceVerifier.Saying;
import com.maqsafy.releases.evidence.EvidenceVerifier.SealLine;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an export has beside its seals: that each envelope says what its seal and the records say, and that each seal is
 * in the log of seals whose checkpoint it has.
 */
final class ExportProofs {

    private final Map<String, PublicKey> keys;
    private final CanonicalJson canonicalJson;
    private final Reading reading;

    /** SHA-256 of the envelopes, by the record at which their seals stand. */
    private final Map<Long, String> envelopes = new HashMap<>();

    ExportProofs(Map<String, PublicKey> keys, CanonicalJson canonicalJson, Reading reading) {
        this.keys = keys;
        this.canonicalJson = canonicalJson;
        this.reading = reading;
    }

    void check() {
        checkEnvelopes();
        checkLog();
    }

    /** Seals of before have none; from the first that has one on, each has one, in the order of the seals. */
    private void checkEnvelopes() {
        int without = reading.seals.size() - reading.envelopes.size();
        if (!reading.envelopes.isEmpty() && without < 0) {
            reading.add(
                    "REL-EVI-123",
                    reading.envelopes.get(0).number(),
                    "There are more envelopes than seals: a seal was removed, or an envelope added.");
            return;
        }
        for (int i = 0; i < reading.envelopes.size(); i++) {
            checkEnvelope(reading.envelopes.get(i), reading.seals.get(without + i));
        }
        reading.enveloped = !reading.envelopes.isEmpty();
    }

    private void checkEnvelope(PartLine envelope, SealLine seal) {
        envelopes.put(seal.head(), CanonicalJson.sha256Of(canonicalJson.of(envelope.node())));
        JsonNode signature = envelope.node().path("signatures").path(0);
        @Nullable PublicKey key = keys.get(signature.path("keyid").asText());
        if (key == null || !Dsse.isSigned(envelope.node(), key)) {
            reading.add(
                    "REL-EVI-124",
                    envelope.number(),
                    "The signature of the envelope is wrong: not signed with the key that it names, or changed.");
        }
        if (!signature.path("keyid").asText().equals(seal.text("keyId"))) {
            reading.add(
                    "REL-EVI-550",
                    envelope.number(),
                    "The envelope names another key than the seal at record " + seal.head()
                            + ", with which it was signed: it was made anew.");
        }
        difference(envelope.node(), seal)
                .ifPresent(what -> reading.add(
                        "REL-EVI-125",
                        envelope.number(),
                        "The envelope is not that of the seal at record " + seal.head() + ": its " + what
                                + " is another one."));
    }

    /** What the envelope says otherwise than the seal and the records do. */
    private Optional<String> difference(JsonNode envelope, SealLine seal) {
        if (!envelope.get("payloadType").textValue().equals(Statement.MEDIA_TYPE)) {
            return Optional.of("payloadType");
        }
        try {
            String text = new String(Dsse.payload(envelope), StandardCharsets.UTF_8);
            JsonNode statement = canonicalJson.read(text);
            ObjectNode expected = expected(seal);
            for (String member : List.of("_type", "predicateType", "predicate")) {
                if (!statement.path(member).equals(expected.get(member))) {
                    return Optional.of(member);
                }
            }
            // Of two subjects of one name a reader may take either.
            boolean same = canonicalJson.of(statement).equals(text)
                    && subjects(statement).size() == statement.path("subject").size()
                    && statement.size() == expected.size()
                    && subjects(expected)
                            .entrySet()
                            .containsAll(subjects(statement).entrySet())
                    && statement
                            .path("subject")
                            .path(0)
                            .equals(expected.get("subject").get(0));
            return same ? Optional.empty() : Optional.of("subject");
        } catch (IllegalArgumentException | InvalidEvidenceException e) {
            return Optional.of("payload");
        }
    }

    private ObjectNode expected(SealLine seal) {
        Statement.Attested attested = new Statement.Attested();
        for (Saying saying : reading.sayings) {
            if (saying.sequence() <= seal.head()) {
                attested.add(saying.said());
            }
        }
        return Statement.of(signed(seal.seal()), seal.text("sealHash"), attested);
    }

    private static Map<String, JsonNode> subjects(JsonNode statement) {
        Map<String, JsonNode> subjects = new HashMap<>();
        statement.path("subject").forEach(s -> subjects.put(s.path("name").asText(), s));
        return subjects;
    }

    /** What is signed of a seal. */
    static ObjectNode signed(JsonNode seal) {
        ObjectNode signed = seal.deepCopy();
        signed.remove(List.of("sealHash", "signature", "keyId"));
        return signed;
    }

    private void checkLog() {
        if (reading.proofs.isEmpty() && reading.checkpoints.isEmpty()) {
            return;
        }
        PartLine first = reading.checkpoints.isEmpty() ? reading.proofs.get(0) : reading.checkpoints.get(0);
        if (reading.checkpoints.size() != 1 || reading.proofs.size() != reading.seals.size()) {
            reading.add(
                    "REL-EVI-128",
                    first.number(),
                    "There are %d proofs and %d checkpoints for %d seals; each seal has a proof, and the export one checkpoint."
                            .formatted(reading.proofs.size(), reading.checkpoints.size(), reading.seals.size()));
            return;
        }
        Optional<Checkpoint> checkpoint =
                Checkpoint.of(reading.checkpoints.get(0).node().textValue(), keys.values());
        if (checkpoint.isEmpty()) {
            reading.add(
                    "REL-EVI-127",
                    first.number(),
                    "The checkpoint is none, or is not signed with the key: it was changed or forged.");
            return;
        }
        reading.logged = true;
        for (int i = 0; i < reading.proofs.size(); i++) {
            checkProof(reading.proofs.get(i), reading.seals.get(i), checkpoint.get());
        }
        reading.checkpoint = checkpoint.get();
    }

    private void checkProof(PartLine line, SealLine seal, Checkpoint checkpoint) {
        JsonNode proof = line.node();
        List<byte[]> path = new ArrayList<>();
        proof.get("hashes").forEach(h -> path.add(HexFormat.of().parseHex(h.textValue())));
        byte[] leaf = MerkleTree.leafHash(canonicalJson
                .of(RecordForm.entry(signed(seal.seal()), envelopes.get(seal.head())))
                .getBytes(StandardCharsets.UTF_8));
        boolean proven = proof.get("headSequence").longValue() == seal.head()
                && proof.get("treeSize").longValue() == checkpoint.size()
                && proof.get("rootHash").textValue().equals(HexFormat.of().formatHex(checkpoint.root()))
                && MerkleTree.isIncluded(
                        leaf, proof.get("logIndex").longValue(), checkpoint.size(), path, checkpoint.root());
        if (!proven) {
            reading.logged = false;
            reading.add(
                    "REL-EVI-126",
                    line.number(),
                    "That the seal at record " + seal.head()
                            + " is in the log of seals is not proven: seal, envelope, proof or checkpoint was changed.");
        }
    }
}
