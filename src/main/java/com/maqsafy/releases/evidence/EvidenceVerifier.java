package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export of {@link EvidenceExport} with nothing but the export and the public key: no database, no server.
 *
 * <p>Says what is wrong and at which line, each kind of tampering under a code of its own ({@code REL-EVI-101} to
 * {@code REL-EVI-122}). Every seal is checked at the record that it names. Records of what follows a release may come after
 * the last seal; that is no finding, and {@link Verification#afterSeal()} says how many there are, because nothing proves
 * that they are all. A record of a kind, or with a member, that no class of the product knows ({@link EventKinds}) is a
 * finding too. Without a seal nothing proves that the end of a ledger is its end; an export of a release that is
 * still open is therefore a finding unless {@link #allowingOpen()} was asked for.
 */
public final class EvidenceVerifier {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");

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

    private final CanonicalJson canonicalJson = new CanonicalJson();
    private final PublicKey key;
    private final @Nullable String expectedRelease;
    private final boolean openAllowed;
    private final EventKinds kinds;

    private EvidenceVerifier(PublicKey key, @Nullable String expectedRelease, boolean openAllowed, EventKinds kinds) {
        this.key = key;
        this.expectedRelease = expectedRelease;
        this.openAllowed = openAllowed;
        this.kinds = kinds;
    }

    /**
     * A verifier of sealed releases.
     *
     * @param publicKeyPem Ed25519 public key, X.509 as PEM, as {@link Sealing#publicKey()} gives it
     * @throws IllegalArgumentException {@code REL-EVI-034} when it is not one
     */
    public static EvidenceVerifier with(String publicKeyPem) {
        try {
            return new EvidenceVerifier(SigningKey.publicKey(publicKeyPem), null, false, EventKinds.known());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("REL-EVI-034 This is not an Ed25519 public key in PEM.", e);
        }
    }

    /** Also requires that the evidence is of this release, e.g. {@code canteen-api-1.5.0}. */
    public EvidenceVerifier ofRelease(String release) {
        return new EvidenceVerifier(key, release, openAllowed, kinds);
    }

    /** Accepts a release that is not sealed yet; that its ledger was not cut short is then not proven. */
    public EvidenceVerifier allowingOpen() {
        return new EvidenceVerifier(key, expectedRelease, true, kinds);
    }

    /** Takes these kinds for those that there are. */
    EvidenceVerifier knowing(EventKinds kinds) {
        return new EvidenceVerifier(key, expectedRelease, openAllowed, kinds);
    }

    /** Reads an export to its end and checks all of it. */
    public Verification verify(InputStream export) throws IOException {
        Reading reading = read(export.readAllBytes());
        checkRecords(reading);
        checkSeals(reading);
        return reading.verification();
    }

    private Reading read(byte[] export) {
        Reading reading = new Reading();
        int start = 0;
        while (start < export.length) {
            int end = start;
            while (end < export.length && export[end] != '\n') {
                end++;
            }
            reading.lines++;
            readLine(export, start, end - start, reading);
            start = end + 1;
        }
        if (reading.lines == 0) {
            reading.add("REL-EVI-119", 0, "The export is empty.");
        }
        return reading;
    }

    private void readLine(byte[] export, int start, int length, Reading reading) {
        int number = reading.lines;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(export, start, length))
                    .toString();
            JsonNode node = canonicalJson.read(text);
            if (node.isContainerNode() && !canonicalJson.of(node).equals(text)) {
                reading.add("REL-EVI-103", number, "The line is not in canonical form (RFC 8785): it was edited.");
            }
            if (node.has("seal")) {
                readSeal(node, number, reading);
            } else {
                requireNoSealBefore(number, reading);
                readRecord(node, number, reading);
            }
        } catch (CharacterCodingException e) {
            requireNoSealBefore(number, reading);
            reading.add("REL-EVI-101", number, "The line cannot be read: it is not UTF-8.");
        } catch (InvalidEvidenceException e) {
            requireNoSealBefore(number, reading);
            reading.add("REL-EVI-101", number, "The line cannot be read: " + e.getMessage());
        }
    }

    private static void requireNoSealBefore(int number, Reading reading) {
        if (!reading.seals.isEmpty()) {
            reading.add("REL-EVI-112", number, "Something follows the seals: added after the export was made.");
        }
    }

    private void readRecord(JsonNode node, int number, Reading reading) {
        List<String> faults = faults(node, RECORD);
        if (!faults.isEmpty()) {
            reading.add("REL-EVI-102", number, "This is not a ledger record: " + String.join(", ", faults) + ".");
            return;
        }
        ObjectNode content = node.deepCopy();
        content.remove("hash");
        Line line = new Line(
                number,
                node.get("release").textValue(),
                node.get("sequence").longValue(),
                node.get("time").textValue(),
                node.get("kind").textValue(),
                node.get("previousHash").textValue(),
                node.get("hash").textValue());
        if (!canonicalJson.sha256(content).equals(line.hash())) {
            reading.add(
                    "REL-EVI-104",
                    number,
                    "Record " + line.sequence() + " was changed: its content does not have the hash it states.");
        }
        checkKind(line, node.get("payload"), reading);
        reading.records.add(line);
    }

    /** What no class knows may say that something else does not count: it is never passed over. */
    private void checkKind(Line line, JsonNode payload, Reading reading) {
        Optional<Class<? extends LedgerEvent>> type = kinds.of(line.kind());
        if (type.isEmpty()) {
            reading.add(
                    "REL-EVI-121",
                    line.number(),
                    "Record " + line.sequence() + " has the kind " + line.kind()
                            + ", which this version does not know. Verify it with the version that wrote it, or a newer one.");
            return;
        }
        kinds.fault(type.get(), payload)
                .ifPresent(fault -> reading.add(
                        "REL-EVI-122",
                        line.number(),
                        "Record " + line.sequence() + " is not of its kind " + line.kind() + ": " + fault + "."));
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

    private void checkRecords(Reading reading) {
        String release = expectedRelease != null
                ? expectedRelease
                : reading.records.stream().map(Line::release).findFirst().orElse("");
        TreeMap<Long, Line> chain = new TreeMap<>();
        for (Line line : reading.records) {
            if (!line.release().equals(release)) {
                reading.add(
                        "REL-EVI-110",
                        line.number(),
                        "Record " + line.sequence() + " belongs to " + line.release() + ", not to " + release + ".");
            }
            if (!chain.isEmpty() && line.sequence() < chain.lastKey() && !chain.containsKey(line.sequence())) {
                reading.add(
                        "REL-EVI-106",
                        line.number(),
                        "Record " + line.sequence() + " stands after record " + chain.lastKey() + ": reordered.");
            }
            Line twin = chain.putIfAbsent(line.sequence(), line);
            if (twin != null) {
                reading.add(
                        "REL-EVI-107",
                        line.number(),
                        "Record " + line.sequence() + " is also at line " + twin.number() + ": one of them was added.");
            }
        }
        checkChain(chain, reading);
        reading.chain = chain;
        reading.release = release;
    }

    private static void checkChain(TreeMap<Long, Line> chain, Reading reading) {
        @Nullable Line before = null;
        for (Line line : chain.values()) {
            long sequenceBefore = before == null ? 0 : before.sequence();
            if (line.sequence() > sequenceBefore + 1) {
                reading.add("REL-EVI-105", line.number(), missing(sequenceBefore + 1, line.sequence() - 1));
            } else if (!line.previousHash().equals(before == null ? RecordForm.NO_HASH : before.hash())) {
                reading.add(
                        "REL-EVI-108",
                        line.number(),
                        before == null
                                ? "Record 1 names a record before it: the start of the ledger was replaced."
                                : "Record %d does not continue record %d: one of the two was replaced or added."
                                        .formatted(line.sequence(), before.sequence()));
            }
            // Same length, same zone: their order as text is their order in time.
            if (before != null && line.time().compareTo(before.time()) < 0) {
                reading.add(
                        "REL-EVI-109",
                        line.number(),
                        "Record " + line.sequence() + " is dated before record " + before.sequence() + ".");
            }
            before = line;
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
            if (!seal.text("release").equals(reading.release)) {
                reading.add(
                        "REL-EVI-110",
                        seal.number(),
                        "The seal belongs to " + seal.text("release") + ", not to " + reading.release + ".");
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
        long last = reading.chain.isEmpty() ? 0 : reading.chain.lastKey();
        if (last < head) {
            reading.add("REL-EVI-113", seal.number(), "The end was cut off: " + missing(last + 1, head));
        }
        @Nullable Line headLine = reading.chain.get(head);
        if (headLine != null && !headLine.hash().equals(seal.text("headHash"))) {
            reading.add(
                    "REL-EVI-115",
                    headLine.number(),
                    "Record " + head + " is not the one that was sealed: the ledger was rewritten.");
        }
    }

    /** Behind the first seal stands only what follows a release. */
    private static void checkAfterSeal(long released, Reading reading) {
        for (Line line : reading.chain.tailMap(released, false).values()) {
            if (!AfterSeal.KINDS.contains(line.kind())) {
                reading.add(
                        "REL-EVI-114",
                        line.number(),
                        "The release was sealed at record %d and takes no %s record after it: record %d was added."
                                .formatted(released, line.kind(), line.sequence()));
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
        if (!SigningKey.idOf(key).equals(seal.text("keyId"))) {
            reading.add(
                    "REL-EVI-118",
                    line,
                    "The seal names the key " + seal.text("keyId") + "; the key given is " + SigningKey.idOf(key)
                            + ".");
        }
        if (!SigningKey.isSigned(key, text, seal.text("signature"))) {
            reading.add(
                    "REL-EVI-117", line, "The signature of the seal is wrong: not signed with this key, or changed.");
        }
    }

    private static String missing(long from, long to) {
        return from == to ? "Record " + from + " is missing." : "Records " + from + " to " + to + " are missing.";
    }

    private static Predicate<JsonNode> matching(Pattern pattern) {
        return n -> n.isTextual() && pattern.matcher(n.textValue()).matches();
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
    private static List<String> faults(JsonNode node, Map<String, Predicate<JsonNode>> shape) {
        if (!node.isObject()) {
            return List.of("not an object");
        }
        List<String> faults = new ArrayList<>();
        for (String name : new TreeSet<>(shape.keySet())) {
            @Nullable JsonNode member = node.get(name);
            if (member == null) {
                faults.add(name + " is missing");
            } else if (!shape.get(name).test(member)) {
                faults.add(name + " is malformed");
            }
        }
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
     * @param message what is wrong, one line
     */
    public record Finding(String code, int line, String message) {

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
     * @param findings what is wrong, in the order of lines; empty when the evidence is intact
     */
    public record Verification(String release, int records, boolean sealed, int afterSeal, List<Finding> findings) {

        public Verification {
            findings = List.copyOf(findings);
        }

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    private record Line(
            int number, String release, long sequence, String time, String kind, String previousHash, String hash) {}

    private record SealLine(int number, JsonNode seal) {

        private long head() {
            return seal.get("headSequence").longValue();
        }

        private String text(String member) {
            return seal.get(member).textValue();
        }
    }

    /** What has been read and found so far. */
    private static final class Reading {

        private final List<Line> records = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<SealLine> seals = new ArrayList<>();
        private int lines;
        private TreeMap<Long, Line> chain = new TreeMap<>();
        private String release = "";

        private void add(String code, int line, String message) {
            findings.add(new Finding(code, line, message));
        }

        private int afterSeal() {
            long sealedUpTo = seals.stream().mapToLong(SealLine::head).max().orElse(Long.MAX_VALUE);
            return chain.tailMap(sealedUpTo, false).size();
        }

        private Verification verification() {
            return new Verification(
                    release,
                    records.size(),
                    !seals.isEmpty(),
                    afterSeal(),
                    findings.stream()
                            .sorted(Comparator.comparingInt(Finding::line))
                            .toList());
        }
    }
}
