package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of {@link EvidenceExport} with nothing but the export and the public key: no database, no server.
 *
 * <p>Says what is wrong and at which line, each kind of tampering under a code of its own ({@code REL-EVI-101} to
 * {@code REL-EVI-128}, {@code REL-EVI-144} to {@code REL-EVI-146}, {@code REL-EVI-253}, {@code REL-EVI-523}, {@code REL-EVI-550}). Every seal is checked at the record that it names, its envelope against the seal and the records, and
 * its place in the log of seals against the checkpoint, where the export has them: exports of before have seals only. Records of what follows a release may come after
 * the last seal; that is no finding, and {@link Verification#afterSeal()} says how many there are, because nothing proves
 * that they are all. A record of a kind, or with a member, that no class of the product knows ({@link EventKinds}) is a
 * finding too. Without a seal nothing proves that the end of a ledger is its end; an export of a release that is
 * still open is therefore a finding unless {@link #allowingOpen()} was asked for.
 *
 * <p>Reads line by line and keeps some hundred bytes of each record, so that exports of any length can be checked.
 */
public final class EvidenceVerifier {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d{6}Z");

    private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
    private static final Predicate<JsonNode> POSITIVE =
            n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() > 0;

    private static final Map<String, Predicate<JsonNode>> DEFINITION = Map.of("key", TEXT, "version", POSITIVE);

    private static final Map<String, Predicate<JsonNode>> RECORD = Map.ofEntries(
            Map.entry("release", TEXT),
            Map.entry("sequence", POSITIVE),
            Map.entry("time", matching(TIME)),
            Map.entry("actor", TEXT),
            Map.entry("kind", TEXT),
            Map.entry("items", EvidenceVerifier::isListOfText),
            Map.entry("element", TEXT.or(JsonNode::isNull)),
            Map.entry("definition", n -> n.isNull() || faults(n, DEFINITION).isEmpty()),
            Map.entry("payload", JsonNode::isObject),
            Map.entry("previousHash", matching(HASH)),
            Map.entry("hash", matching(HASH)));

    private static final Map<String, Predicate<JsonNode>> SEAL = Map.of(
            "release",
            TEXT,
            "headSequence",
            POSITIVE,
            "headHash",
            matching(HASH),
            "sealedAt",
            matching(TIME),
            "previousSealHash",
            matching(HASH),
            "sealHash",
            matching(HASH),
            "signature",
            TEXT,
            "keyId",
            TEXT);

    private static final CanonicalJson JSON = new CanonicalJson();

    private static final Map<String, Predicate<JsonNode>> DOCUMENT = Map.of("sha256", matching(HASH), "content", TEXT);

    private static final Map<String, Predicate<JsonNode>> SIGNATURE = Map.of("keyid", TEXT, "sig", TEXT);

    private static final Map<String, Predicate<JsonNode>> ENVELOPE = Map.of(
            "payload",
            TEXT,
            "payloadType",
            TEXT,
            "signatures",
            n -> n.isArray() && n.size() == 1 && faults(n.get(0), SIGNATURE).isEmpty());

    private static final Predicate<JsonNode> NUMBER =
            n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0;

    private static final Map<String, Predicate<JsonNode>> PROOF = Map.of(
            "headSequence",
            POSITIVE,
            "logIndex",
            NUMBER,
            "treeSize",
            POSITIVE,
            "rootHash",
            matching(HASH),
            "hashes",
            EvidenceVerifier::isListOfHashes);

    /** The parts of an export, in their order; a line of an earlier part was added later. */
    private static final List<String> PARTS =
            List.of("", "document", "file", "seal", "envelope", "proof", "checkpoint");

    private final CanonicalJson canonicalJson = JSON;
    private final Map<String, PublicKey> keys;
    private final RevokedKeys revoked;
    private final @Nullable String expectedRelease;
    private final boolean openAllowed;
    private final boolean filesRequired;
    private final EventKinds kinds;

    private EvidenceVerifier(
            Map<String, PublicKey> keys,
            RevokedKeys revoked,
            @Nullable String expectedRelease,
            boolean openAllowed,
            boolean filesRequired,
            EventKinds kinds) {
        this.filesRequired = filesRequired;
        this.keys = keys;
        this.revoked = revoked;
        this.expectedRelease = expectedRelease;
        this.openAllowed = openAllowed;
        this.kinds = kinds;
    }

    /**
     * A verifier of sealed releases.
     *
     * @param publicKeysPem Ed25519 public keys, X.509 as PEM, as {@link Sealing#publicKey()} gives one: the one that signs,
     *     and those before it; a line of text says which are revoked ({@link RevokedKeys})
     * @throws IllegalArgumentException {@code REL-EVI-034} when it is none, {@code REL-EVI-252} when it says so wrongly
     */
    public static EvidenceVerifier with(String publicKeysPem) {
        return new EvidenceVerifier(
                keys(publicKeysPem), RevokedKeys.in(publicKeysPem), null, false, false, EventKinds.known());
    }

    /** The keys of a PEM text by their ids, in order. */
    static Map<String, PublicKey> keys(String publicKeysPem) {
        try {
            Map<String, PublicKey> keys = new LinkedHashMap<>();
            for (String pem : Pem.blocks("PUBLIC KEY", publicKeysPem)) {
                PublicKey key = SigningKey.publicKey(pem);
                keys.put(SigningKey.idOf(key), key);
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("REL-EVI-034 This is not an Ed25519 public key in PEM.", e);
        }
    }

    /** Also requires that the evidence is of this release, e.g. {@code canteen-api-1.5.0}. */
    public EvidenceVerifier ofRelease(String release) {
        return new EvidenceVerifier(keys, revoked, release, openAllowed, filesRequired, kinds);
    }

    /** Accepts a release that is not sealed yet; that its ledger was not cut short is then not proven. */
    public EvidenceVerifier allowingOpen() {
        return new EvidenceVerifier(keys, revoked, expectedRelease, true, filesRequired, kinds);
    }

    /** Requires the files that records name; without it an export may be one that has none of them. */
    public EvidenceVerifier requiringFiles() {
        return new EvidenceVerifier(keys, revoked, expectedRelease, openAllowed, true, kinds);
    }

    Map<String, PublicKey> keys() {
        return keys;
    }

    RevokedKeys revoked() {
        return revoked;
    }

    /** A JSON document, read as strictly as the lines of an export. */
    JsonNode json(String text) {
        return canonicalJson.read(text);
    }

    /** Reads an export to its end and checks all of it. */
    public Verification verify(InputStream export) throws IOException {
        return read(export).verification();
    }

    /** The same, with what was read. */
    Reading read(InputStream export) throws IOException {
        Reading reading = new Reading(expectedRelease);
        ExportLines lines = new ExportLines(export);
        while (lines.next()) {
            readLine(lines, reading);
        }
        if (lines.number() == 0) {
            reading.add("REL-EVI-119", 0, "The export is empty.");
        } else if (reading.records.size() == 0 && reading.findings.isEmpty()) {
            reading.add("REL-EVI-119", lines.number(), "The export has no record: they were all taken away.");
        }
        reading.lines = lines.number();
        checkChain(reading);
        checkDocuments(reading);
        reading.keptFiles.check(filesRequired);
        checkSeals(reading);
        new ExportProofs(keys, canonicalJson, reading).check();
        return reading;
    }

    private void readLine(ExportLines lines, Reading reading) {
        PlainRecords plain = reading.plain(kinds);
        if (reading.part == 0 && plain.read(lines, reading)) {
            return;
        }
        int found = reading.findings.size();
        readLong(lines, reading);
        if (reading.part == 0 && reading.findings.size() == found) {
            plain.learn();
        }
    }

    private void readLong(ExportLines lines, Reading reading) {
        int number = lines.number();
        try {
            String text = lines.text();
            JsonNode node = canonicalJson.read(text);
            boolean canonical =
                    !node.isContainerNode() || canonicalJson.of(node).equals(text);
            if (!canonical) {
                reading.add("REL-EVI-103", number, "The line is not in canonical form (RFC 8785): it was edited.");
            }
            String part = PARTS.stream()
                    .filter(p -> !p.isEmpty() && node.has(p))
                    .findFirst()
                    .orElse("");
            requireOrder(part, number, reading);
            switch (part) {
                case "document" -> readDocument(node, number, reading);
                case "file" -> reading.keptFiles.line(node, number);
                case "seal" -> readSeal(node, number, reading);
                case "envelope" -> readPart(node, part, ENVELOPE, number, reading, reading.envelopes);
                case "proof" -> readPart(node, part, PROOF, number, reading, reading.proofs);
                case "checkpoint" -> readCheckpoint(node, number, reading);
                default -> readRecord(node, canonical ? text : null, number, reading);
            }
        } catch (CharacterCodingException e) {
            requireOrder("", number, reading);
            reading.add("REL-EVI-101", number, "The line cannot be read: it is not UTF-8.");
        } catch (InvalidEvidenceException e) {
            requireOrder("", number, reading);
            reading.add("REL-EVI-101", number, "The line cannot be read: " + e.getMessage());
        }
    }

    private static void requireOrder(String part, int number, Reading reading) {
        int position = PARTS.indexOf(part);
        if (position < reading.part || reading.part == PARTS.size() - 1) {
            reading.add("REL-EVI-112", number, "Something follows the seals: added after the export was made.");
        }
        reading.part = Math.max(position, reading.part);
    }

    private static void readPart(
            JsonNode node,
            String part,
            Map<String, Predicate<JsonNode>> shape,
            int number,
            Reading reading,
            List<PartLine> parts) {
        List<String> faults = new ArrayList<>(faults(node, Map.of(part, JsonNode::isObject)));
        faults.addAll(faults(node.get(part), shape));
        if (faults.isEmpty()) {
            parts.add(new PartLine(number, node.get(part)));
        } else {
            reading.add("REL-EVI-102", number, "This is no " + part + ": " + String.join(", ", faults) + ".");
        }
    }

    private static void readDocument(JsonNode node, int number, Reading reading) {
        List<String> faults = new ArrayList<>(faults(node, Map.of("document", JsonNode::isObject)));
        faults.addAll(faults(node.get("document"), DOCUMENT));
        if (!faults.isEmpty()) {
            reading.add("REL-EVI-102", number, "This is no document: " + String.join(", ", faults) + ".");
            return;
        }
        String sha256 = node.at("/document/sha256").textValue();
        String content = node.at("/document/content").textValue();
        if (!CanonicalJson.sha256Of(content).equals(sha256)) {
            reading.add(
                    "REL-EVI-129", number, "The document was changed: its content does not have the hash it states.");
        }
        if (reading.documents.putIfAbsent(sha256, number) != null) {
            reading.add("REL-EVI-130", number, "The document is there twice: one of them was added.");
        }
        reading.files(sha256, content);
    }

    /** A document is a list that a record names, or a file of a list of rules; no list is missing. */
    private static void checkDocuments(Reading reading) {
        Set<String> named = new TreeSet<>();
        for (Saying saying : reading.sayings) {
            for (Subject list : saying.said().documents()) {
                if (named.add(list.digest()) && !reading.documents.containsKey(list.digest())) {
                    reading.add(
                            "REL-EVI-130",
                            reading.records.line(Math.max(reading.records.find(saying.sequence()), 0)),
                            "The list of %s %s that record %d names is missing."
                                    .formatted(
                                            list.name().equals(KeptDocuments.RULES) ? "rules" : "what was consulted",
                                            list.digest(),
                                            saying.sequence()));
                }
            }
        }
        Set<String> files = named.stream()
                .flatMap(list -> reading.files.getOrDefault(list, List.of()).stream())
                .collect(Collectors.toSet());
        reading.documents.forEach((sha256, line) -> {
            if (!named.contains(sha256) && !files.contains(sha256)) {
                reading.add("REL-EVI-130", line, "No record and no list names this document: it was added.");
            }
        });
    }

    private static void readCheckpoint(JsonNode node, int number, Reading reading) {
        List<String> faults = faults(node, Map.of("checkpoint", TEXT));
        if (faults.isEmpty()) {
            reading.checkpoints.add(new PartLine(number, node.get("checkpoint")));
        } else {
            reading.add("REL-EVI-102", number, "This is no checkpoint: " + String.join(", ", faults) + ".");
        }
    }

    /** @param canonical the text of the line, if that is canonical */
    private void readRecord(JsonNode node, @Nullable String canonical, int number, Reading reading) {
        List<String> faults = faults(node, RECORD);
        if (!faults.isEmpty()) {
            reading.add("REL-EVI-102", number, "This is not a ledger record: " + String.join(", ", faults) + ".");
            return;
        }
        JsonNode payload = node.get("payload");
        String hash = node.get("hash").textValue();
        long sequence = node.get("sequence").longValue();
        String kind = node.get("kind").textValue();
        ((ObjectNode) node).remove("hash");
        if (!contentHash(node, canonical, hash).equals(hash)) {
            reading.add(
                    "REL-EVI-104",
                    number,
                    "Record " + sequence + " was changed: its content does not have the hash it states.");
        }
        checkKind(number, sequence, kind, payload, reading);
        String release = node.get("release").textValue();
        if (!reading.isOfRelease(release)) {
            reading.add(
                    "REL-EVI-110",
                    number,
                    "Record " + sequence + " belongs to " + release + ", not to " + reading.release() + ".");
        }
        reading.records.add(
                number,
                sequence,
                node.get("time").textValue(),
                kind,
                node.get("previousHash").textValue(),
                hash,
                reading);
        reading.says(sequence, kind, payload);
    }

    /** The hash of a record without its hash; the canonical text of that is the one of the line without that member. */
    private String contentHash(JsonNode content, @Nullable String canonical, String hash) {
        if (canonical == null) {
            return canonicalJson.sha256(content);
        }
        String member = "\"hash\":\"" + hash + "\",";
        // Between members of the record itself: a quote within a text has a backslash before it.
        int at = canonical.indexOf("," + member) + 1;
        return CanonicalJson.sha256Of(canonical.substring(0, at) + canonical.substring(at + member.length()));
    }

    /** What no class knows may say that something else does not count: it is never passed over. */
    private void checkKind(int number, long sequence, String kind, JsonNode payload, Reading reading) {
        Optional<Class<? extends LedgerEvent>> type = kinds.of(kind);
        if (type.isEmpty()) {
            reading.add(
                    "REL-EVI-121",
                    number,
                    "Record " + sequence + " has the kind " + kind
                            + ", which this version does not know. Verify it with the version that wrote it, or a newer one.");
            return;
        }
        kinds.fault(type.get(), payload)
                .ifPresent(fault -> reading.add(
                        "REL-EVI-122",
                        number,
                        "Record " + sequence + " is not of its kind " + kind + ": " + fault + "."));
    }

    private void readSeal(JsonNode node, int number, Reading reading) {
        List<String> faults = new ArrayList<>(faults(node, Map.of("seal", JsonNode::isObject)));
        faults.addAll(faults(node.get("seal"), SEAL));
        if (!faults.isEmpty()) {
            reading.add("REL-EVI-102", number, "This is not a seal: " + String.join(", ", faults) + ".");
            return;
        }
        reading.seals.add(new SealLine(number, node.get("seal")));
    }

    private static void checkChain(Reading reading) {
        ExportRecords records = reading.records;
        int before = -1;
        for (int i : records.inOrder()) {
            long sequence = records.sequence(i);
            long sequenceBefore = before < 0 ? 0 : records.sequence(before);
            if (sequence > sequenceBefore + 1) {
                reading.add("REL-EVI-105", records.line(i), missing(sequenceBefore + 1, sequence - 1));
            } else if (!records.continues(i, before)) {
                reading.add(
                        "REL-EVI-108",
                        records.line(i),
                        before < 0
                                ? "Record 1 names a record before it: the start of the ledger was replaced."
                                : "Record %d does not continue record %d: one of the two was replaced or added."
                                        .formatted(sequence, sequenceBefore));
            }
            if (before >= 0 && records.isDatedBefore(i, before)) {
                reading.add(
                        "REL-EVI-109",
                        records.line(i),
                        "Record " + sequence + " is dated before record " + sequenceBefore + ".");
            }
            before = i;
        }
    }

    private void checkSeals(Reading reading) {
        if (reading.seals.isEmpty()) {
            if (!openAllowed && reading.lines > 0) {
                reading.add(
                        "REL-EVI-111",
                        reading.lines,
                        "There is no seal: the release is still open, or the end of the export was cut off.");
            }
            return;
        }
        @Nullable SealLine before = null;
        for (SealLine seal : reading.seals) {
            if (!seal.text("release").equals(reading.release())) {
                reading.add(
                        "REL-EVI-110",
                        seal.number(),
                        "The seal belongs to " + seal.text("release") + ", not to " + reading.release() + ".");
            }
            if (before != null && !follows(seal, before)) {
                reading.add(
                        "REL-EVI-120",
                        seal.number(),
                        "The seal at record %d does not follow the one at record %d: repeated or reordered."
                                .formatted(seal.head(), before.head()));
            }
            checkHead(seal, reading);
            checkSignature(seal, reading);
            before = seal;
        }
        checkAfterSeal(reading.seals.get(0).head(), reading);
    }

    // Same length, same zone: their order as text is their order in time.
    private static boolean follows(SealLine seal, SealLine before) {
        return seal.head() > before.head() && seal.text("sealedAt").compareTo(before.text("sealedAt")) >= 0;
    }

    private static void checkHead(SealLine seal, Reading reading) {
        long head = seal.head();
        long last = reading.records.last();
        if (last < head) {
            reading.add("REL-EVI-113", seal.number(), "The end was cut off: " + missing(last + 1, head));
        }
        int at = reading.records.find(head);
        if (at >= 0 && !reading.records.hash(at).equals(seal.text("headHash"))) {
            reading.add(
                    "REL-EVI-115",
                    reading.records.line(at),
                    "Record " + head + " is not the one that was sealed: the ledger was rewritten.");
        }
        if (at >= 0 && reading.records.isDatedAfter(at, seal.text("sealedAt"))) {
            reading.add(
                    "REL-EVI-523",
                    seal.number(),
                    "The seal at record " + head + " is dated before that record: one of the two was dated anew.");
        }
    }

    /** Behind the first seal stands only what follows a release; what is done around releases has no end. */
    private static void checkAfterSeal(long released, Reading reading) {
        if (reading.release().equals(AdministrationLedger.SUBJECT)) {
            return;
        }
        ExportRecords records = reading.records;
        for (int i : records.inOrder()) {
            if (records.sequence(i) > released && !AfterSeal.KINDS.contains(records.kind(i))) {
                reading.add(
                        "REL-EVI-114",
                        records.line(i),
                        "The release was sealed at record %d and takes no %s record after it: record %d was added."
                                .formatted(released, records.kind(i), records.sequence(i)));
            }
        }
    }

    private void checkSignature(SealLine seal, Reading reading) {
        int line = seal.number();
        ObjectNode signed = seal.seal().deepCopy();
        signed.remove(List.of("sealHash", "signature", "keyId"));
        String text = canonicalJson.of(signed);
        if (!CanonicalJson.sha256Of(text).equals(seal.text("sealHash"))) {
            reading.add("REL-EVI-116", line, "The seal was changed: its content does not have the hash it states.");
        }
        if (!keys.containsKey(seal.text("keyId"))) {
            reading.add(
                    "REL-EVI-118",
                    line,
                    "The seal names the key " + seal.text("keyId") + "; the key given is "
                            + String.join(", ", keys.keySet()) + ".");
        }
        Optional<String> signer = keys.entrySet().stream()
                .filter(key -> SigningKey.isSigned(key.getValue(), text, seal.text("signature")))
                .map(Map.Entry::getKey)
                .findFirst();
        if (signer.isEmpty()) {
            reading.add(
                    "REL-EVI-117", line, "The signature of the seal is wrong: not signed with this key, or changed.");
        } else {
            // What the seal says of its key is not signed.
            if (!signer.get().equals(seal.text("keyId"))) {
                reading.add(
                        "REL-EVI-550",
                        line,
                        "The seal names the key " + seal.text("keyId") + " and was signed with " + signer.get()
                                + ": it was changed.");
            }
            checkRevoked(seal, signer.get(), reading);
        }
    }

    /** By the key that signed, whichever the seal names. */
    private void checkRevoked(SealLine seal, String keyId, Reading reading) {
        Instant from = revoked.of(keyId);
        if (from == null) {
            return;
        }
        String what = "The seal at record " + seal.head();
        Instant sealedAt;
        try {
            sealedAt = Instant.parse(seal.text("sealedAt"));
        } catch (DateTimeParseException e) {
            reading.add("REL-EVI-102", seal.number(), what + " has no time.");
            return;
        }
        String finding = revoked.finding(what, keyId, sealedAt);
        if (finding == null) {
            reading.doubts.put(seal, RevokedKeys.doubt(what, keyId, from));
        } else {
            reading.add("REL-EVI-253", seal.number(), finding);
        }
    }

    private static String missing(long from, long to) {
        return from == to ? "Record " + from + " is missing." : "Records " + from + " to " + to + " are missing.";
    }

    private static Predicate<JsonNode> matching(Pattern pattern) {
        return n -> n.isTextual() && pattern.matcher(n.textValue()).matches();
    }

    static boolean isTime(JsonNode node) {
        return node.isTextual() && TIME.matcher(node.textValue()).matches();
    }

    static boolean isHash(JsonNode node) {
        return node.isTextual() && HASH.matcher(node.textValue()).matches();
    }

    private static boolean isListOfHashes(JsonNode node) {
        return isListOfText(node)
                && node.size() <= Long.SIZE
                && StreamSupport.stream(node.spliterator(), false)
                        .allMatch(n -> HASH.matcher(n.textValue()).matches());
    }

    private static boolean isListOfText(JsonNode node) {
        if (!node.isArray()) {
            return false;
        }
        for (JsonNode item : node) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** What keeps a node from having exactly these members, each as described. */
    static List<String> faults(JsonNode node, Map<String, Predicate<JsonNode>> shape) {
        if (!node.isObject()) {
            return List.of("not an object");
        }
        List<String> faults = new ArrayList<>();
        new TreeMap<>(shape).forEach((name, wellFormed) -> {
            @Nullable JsonNode member = node.get(name);
            if (member == null) {
                faults.add(name + " is missing");
            } else if (!wellFormed.test(member)) {
                faults.add(name + " is malformed");
            }
        });
        node.fieldNames().forEachRemaining(name -> {
            if (!shape.containsKey(name)) {
                faults.add(name + " is unknown");
            }
        });
        return faults;
    }

    /**
     * One thing that is wrong.
     *
     * @param code stable code, {@code REL-EVI-1nn}
     * @param line line of the export, from 1; 0 for the whole of it
     * @param message what is wrong, one line; what is of the export in it can be printed as it is
     */
    public record Finding(String code, int line, String message) {

        public Finding {
            message = PrintedText.of(message);
        }

        @Override
        public String toString() {
            return code + " line " + line + ": " + message;
        }
    }

    /**
     * What a verification found.
     *
     * @param release key of the release that the evidence is of, empty when there is none
     * @param records number of readable records
     * @param sealed whether there is a seal
     * @param afterSeal number of records after the last seal, which no signature covers; 0 when there is no seal
     * @param enveloped whether the last seal has its envelope
     * @param logged whether each seal is proven to be in the log of seals, as a signed checkpoint has it
     * @param findings what is wrong, in the order of lines; empty when the evidence is intact
     */
    public record Verification(
            String release,
            int records,
            boolean sealed,
            int afterSeal,
            boolean enveloped,
            boolean logged,
            List<Finding> findings) {

        public Verification {
            findings = List.copyOf(findings);
        }

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    record SealLine(int number, JsonNode seal) {

        long head() {
            return seal.get("headSequence").longValue();
        }

        String text(String member) {
            return seal.get(member).textValue();
        }
    }

    /** An envelope, a proof or a checkpoint. */
    record PartLine(int number, JsonNode node) {}

    /** What a record says about what is released, or how it ends. */
    record Saying(long sequence, Statement.Said said) {}

    /** What has been read and found so far. */
    static final class Reading {

        /** Seals of a key that was revoked later, and what is to be shown of them. */
        final Map<SealLine, String> doubts = new LinkedHashMap<>();

        final ExportRecords records = new ExportRecords();
        final List<SealLine> seals = new ArrayList<>();
        final List<PartLine> envelopes = new ArrayList<>();
        final List<PartLine> proofs = new ArrayList<>();
        final List<PartLine> checkpoints = new ArrayList<>();
        final List<Saying> sayings = new ArrayList<>();
        /** Lines of documents by their SHA-256. */
        final Map<String, Integer> documents = new LinkedHashMap<>();
        /** SHA-256 of the files that a document names, where it is a list of rules, by its own. */
        final Map<String, List<String>> files = new HashMap<>();

        final ExportFiles keptFiles = new ExportFiles(this);

        @Nullable
        Checkpoint checkpoint;

        boolean enveloped;
        boolean logged;
        private final List<Finding> findings = new ArrayList<>();
        private @Nullable PlainRecords plain;
        private int lines;
        private int part;
        private @Nullable String release;

        private Reading(@Nullable String release) {
            this.release = release;
        }

        void add(String code, int line, String message) {
            findings.add(new Finding(code, line, message));
        }

        /** The release that it is of: the expected one, else that of the first record. */
        private boolean isOfRelease(String of) {
            release = release == null ? of : release;
            return release.equals(of);
        }

        String release() {
            return release == null ? "" : release;
        }

        /** What a list of rules names; other documents name nothing. */
        private void files(String sha256, String content) {
            List<String> named = new ArrayList<>();
            try {
                JSON.read(content).path("files").forEach(file -> named.add(file.asText()));
                files.put(sha256, named);
            } catch (InvalidEvidenceException e) {
                // A file, then.
            }
        }

        private PlainRecords plain(EventKinds kinds) {
            plain = plain == null ? new PlainRecords(kinds) : plain;
            return plain;
        }

        /** Whether records of a type are asked what they say. */
        static boolean hears(Class<?> type) {
            return Statement.Said.speaks(type) || KeepsFile.class.isAssignableFrom(type) || type == FilesDeleted.class;
        }

        void says(long sequence, String kind, JsonNode payload) {
            Statement.Said.of(kind, payload).ifPresent(said -> sayings.add(new Saying(sequence, said)));
            keptFiles.record(sequence, kind, payload);
        }

        /** The last record that a seal covers; without a seal nothing is told apart by that. */
        long sealedUpTo() {
            return seals.stream().mapToLong(SealLine::head).max().orElse(Long.MAX_VALUE);
        }

        private int afterSeal() {
            return records.after(sealedUpTo());
        }

        Verification verification() {
            return new Verification(
                    release(),
                    records.size(),
                    !seals.isEmpty(),
                    afterSeal(),
                    enveloped,
                    logged,
                    findings.stream()
                            .sorted(Comparator.comparingInt(Finding::line))
                            .toList());
        }
    }
}
