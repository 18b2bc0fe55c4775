package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of the log of seals ({@link EvidenceExport#writeLog}) with nothing but the public keys: that no seal is
 * missing, changed, added or forged, and that the checkpoint is the one of these seals.
 */
final class LogVerifier {

    private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;

    private static final Map<String, Predicate<JsonNode>> LINE = Map.of(
            "entry",
            JsonNode::isObject,
            "leafHash",
            TEXT,
            "sequence",
            JsonNode::isIntegralNumber,
            "signature",
            TEXT,
            "keyId",
            TEXT);

    private static final Map<String, Predicate<JsonNode>> SIGNED = Map.of(
            "release",
            TEXT,
            "headSequence",
            n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() > 0,
            "headHash",
            EvidenceVerifier::isHash,
            "sealedAt",
            EvidenceVerifier::isTime,
            "previousSealHash",
            EvidenceVerifier::isHash);

    /** So long after the first seal of a key, no node that signs with the one before is left. */
    private static final Duration ALL_STARTED = Duration.ofDays(7);

    /** A seal of the release that is asked about. */
    record OfRelease(long sequence, long head, String sealedAt, String sealHash) {}

    private final Map<String, PublicKey> keys;
    private final RevokedKeys revoked;
    private final Map<Long, String> doubts = new LinkedHashMap<>();
    private Instant latest = Instant.MIN;

    /** Since when another key has signed too, by the keys that had signed before. */
    private final Map<String, Instant> followed = new HashMap<>();

    private final Set<String> signers = new HashSet<>();
    private final CanonicalJson canonicalJson = new CanonicalJson();
    private final MerkleTree tree = new MerkleTree();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final List<OfRelease> ofRelease = new ArrayList<>();
    private final @Nullable String release;
    private final List<Finding> findings = new ArrayList<>();
    private String before = RecordForm.NO_HASH;
    private @Nullable Checkpoint checkpoint;

    LogVerifier(Map<String, PublicKey> keys, RevokedKeys revoked) {
        this(keys, revoked, null);
    }

    /** @param release whose seals {@link #ofRelease} is asked for */
    LogVerifier(Map<String, PublicKey> keys, RevokedKeys revoked, @Nullable String release) {
        this.keys = keys;
        this.revoked = revoked;
        this.release = release;
    }

    /** Whether a first line is one of such an export. */
    static boolean isMeant(String firstLine) {
        return firstLine.startsWith("{\"entry\":");
    }

    void read(InputStream log) throws IOException {
        ExportLines lines = new ExportLines(log);
        while (lines.next()) {
            int number = lines.number();
            try {
                String text = lines.text();
                JsonNode node = canonicalJson.read(text);
                if (!node.isObject() || !canonicalJson.of(node).equals(text)) {
                    add("REL-EVI-103", number, "The line is not in canonical form (RFC 8785): it was edited.");
                }
                readLine(node, number);
            } catch (CharacterCodingException e) {
                add("REL-EVI-101", number, "The line cannot be read: it is not UTF-8.");
            } catch (InvalidEvidenceException e) {
                add("REL-EVI-101", number, "The line cannot be read: " + e.getMessage());
            }
        }
        if (checkpoint == null) {
            add("REL-EVI-127", lines.number(), "There is no checkpoint: the end of the export was cut off.");
        }
    }

    private void readLine(JsonNode node, int number) {
        if (checkpoint != null) {
            add("REL-EVI-112", number, "Something follows the checkpoint: added after the export was made.");
        } else if (node.has("checkpoint")) {
            readCheckpoint(node, number);
        } else {
            readEntry(node, number);
        }
    }

    private void readEntry(JsonNode node, int number) {
        List<String> faults = new ArrayList<>(EvidenceVerifier.faults(node, LINE));
        if (faults.isEmpty()) {
            ObjectNode without = node.get("entry").deepCopy();
            @Nullable JsonNode envelope = without.remove("envelope");
            faults.addAll(EvidenceVerifier.faults(without, SIGNED));
            if (envelope != null && !EvidenceVerifier.isHash(envelope)) {
                faults.add("envelope is malformed");
            }
        }
        if (!faults.isEmpty()) {
            add("REL-EVI-102", number, "This is no entry of the log of seals: " + String.join(", ", faults) + ".");
            return;
        }
        JsonNode entry = node.get("entry");
        long sequence = node.get("sequence").longValue();
        if (sequence != tree.size() + 1) {
            add("REL-EVI-140", number, "Seal " + (tree.size() + 1) + " is missing: here is seal " + sequence + ".");
        }
        ObjectNode signed = entry.deepCopy();
        signed.remove("envelope");
        String text = canonicalJson.of(signed);
        if (!entry.get("previousSealHash").asText().equals(before)) {
            add(
                    "REL-EVI-141",
                    number,
                    "Seal " + sequence
                            + " does not continue the one before: one of the two was replaced, added or removed.");
        }
        @Nullable PublicKey key = keys.get(node.get("keyId").textValue());
        if (key == null || !SigningKey.isSigned(key, text, node.get("signature").textValue())) {
            add("REL-EVI-117", number, "The signature of seal " + sequence + " is wrong: changed, or of another key.");
        }
        checkRevoked(
                node.get("keyId").textValue(), sequence, entry.get("sealedAt").asText(), number);
        before = CanonicalJson.sha256Of(text);
        positions.put(before, sequence);
        checkRelease(entry, sequence, number);
        byte[] leaf = MerkleTree.leafHash(canonicalJson.of(entry).getBytes(StandardCharsets.UTF_8));
        if (!HexFormat.of().formatHex(leaf).equals(node.get("leafHash").textValue())) {
            add(
                    "REL-EVI-142",
                    number,
                    "Seal " + sequence + " was changed: its entry does not have the hash it states.");
        }
        tree.add(leaf);
    }

    /** A ledger only grows: two seals of a release at one record, or going back, are of two ledgers. */
    private void checkRelease(JsonNode entry, long sequence, int number) {
        String of = entry.get("release").textValue();
        long head = entry.get("headSequence").longValue();
        @Nullable Long earlier = heads.put(of, head);
        if (earlier != null && head <= earlier) {
            add(
                    "REL-EVI-522",
                    number,
                    "Seal %d is of %s at record %d, and an earlier one at record %d: its ledger was made anew."
                            .formatted(sequence, of, head, earlier));
        }
        if (of.equals(release)) {
            ofRelease.add(new OfRelease(sequence, head, entry.get("sealedAt").textValue(), before));
        }
    }

    /** What stands behind a seal of that time or later was made then, whatever it says. */
    private void checkRevoked(String keyId, long sequence, String sealedAt, int number) {
        Instant at;
        try {
            at = Instant.parse(sealedAt);
        } catch (DateTimeParseException e) {
            add("REL-EVI-102", number, "Seal " + sequence + " has no time.");
            return;
        }
        latest = at.isAfter(latest) ? at : latest;
        checkFollowed(keyId, sequence, number);
        Instant from = revoked.of(keyId);
        if (from == null) {
            return;
        }
        String finding = revoked.finding("Seal " + sequence, keyId, latest);
        if (finding == null) {
            doubts.put(sequence, RevokedKeys.doubt("Seal " + sequence, keyId, from));
        } else {
            add("REL-EVI-253", number, finding);
        }
    }

    /** Keys follow each other: once every node has been started with the next one, the one before signs no more. */
    private void checkFollowed(String keyId, long sequence, int number) {
        if (!signers.contains(keyId)) {
            signers.forEach(before -> followed.putIfAbsent(before, latest));
            signers.add(keyId);
        }
        Instant since = followed.get(keyId);
        if (since != null && latest.isAfter(since.plus(ALL_STARTED))) {
            // Once a key: what follows has the same reason.
            followed.remove(keyId);
            add(
                    "REL-EVI-411",
                    number,
                    "Seal %d was signed at %s with the key %s, which another one had followed at %s: one of the two is not the application's."
                            .formatted(sequence, latest, keyId, since));
        }
    }

    private void readCheckpoint(JsonNode node, int number) {
        Optional<Checkpoint> signed = Checkpoint.of(node.path("checkpoint").asText(), keys.values());
        checkpoint = signed.orElseGet(() -> new Checkpoint("", 0, new byte[MerkleTree.HASH]));
        if (signed.isEmpty() || node.size() != 1) {
            add(
                    "REL-EVI-127",
                    number,
                    "The checkpoint is none, or is not signed with the key: it was changed or forged.");
        } else if (signed.get().size() != tree.size() || !isRoot(signed.get())) {
            add(
                    "REL-EVI-143",
                    number,
                    "The checkpoint is of %d seals, and not of the %d that are here: some were removed, added or changed."
                            .formatted(signed.get().size(), tree.size()));
        }
    }

    /** Whether the log had this head. */
    boolean isRoot(Checkpoint head) {
        return head.size() <= tree.size() && Arrays.equals(tree.root(head.size()), head.root());
    }

    /** Whether a seal is in it. */
    boolean has(String sealHash) {
        return positions.containsKey(sealHash);
    }

    /** The seals of the release that was asked about, in order. */
    List<OfRelease> ofRelease() {
        return List.copyOf(ofRelease);
    }

    /** Seals of a key that was revoked later, by their number, and what is to be shown of them. */
    Map<Long, String> doubts() {
        return Collections.unmodifiableMap(doubts);
    }

    long size() {
        return tree.size();
    }

    Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint).filter(c -> !c.origin().isEmpty());
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void add(String code, int line, String message) {
        findings.add(new Finding(code, line, message));
    }
}
