package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evidence as whoever has the key can make it, without application and database: records chained, their documents, seals,
 * envelopes, and the log of all seals.
 */
public final class MadeEvidence {

    private static final CanonicalJson JSON = new CanonicalJson();
    private static final Instant SEALED = Instant.parse("2026-03-09T09:00:00Z");
    private static final String ORIGIN = "example.com/log";

    /**
     * A release.
     *
     * @param records as an export has them; what chains them is made anew
     * @param documents by their SHA-256
     * @param seals numbers of the records at which it is sealed, in order
     */
    public record Draft(String release, List<ObjectNode> records, Map<String, String> documents, List<Integer> seals) {

        public Draft {
            records = records.stream().map(ObjectNode::deepCopy).toList();
            documents = new LinkedHashMap<>(documents);
            seals = List.copyOf(seals);
        }

        /** The draft of an export. */
        public static Draft of(List<String> export) {
            List<ObjectNode> records = new ArrayList<>();
            Map<String, String> documents = new LinkedHashMap<>();
            List<Integer> seals = new ArrayList<>();
            for (String text : export) {
                ObjectNode line = (ObjectNode) JSON.read(text);
                if (line.has("hash")) {
                    records.add(line);
                } else if (line.has("document")) {
                    documents.put(
                            line.at("/document/sha256").asText(),
                            line.at("/document/content").asText());
                } else if (line.has("seal")) {
                    seals.add(line.at("/seal/headSequence").asInt());
                }
            }
            return new Draft(records.get(0).get("release").asText(), records, documents, seals);
        }

        /** Without one record; seals stay at the records that they were at. */
        public Draft without(int record) {
            List<ObjectNode> rest = new ArrayList<>(records);
            rest.remove(record);
            return new Draft(
                    release,
                    rest,
                    documents,
                    seals.stream()
                            .map(seal -> seal > record ? seal - 1 : seal)
                            .filter(seal -> seal > 0)
                            .distinct()
                            .toList());
        }

        Draft with(List<ObjectNode> others) {
            return new Draft(release, others, documents, seals);
        }
    }

    private record Sealed(Seal seal, int release) {}

    private final SigningKey key;
    private final List<Draft> drafts;
    private final List<List<ObjectNode>> chains = new ArrayList<>();
    private final List<Sealed> seals = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();

    /** @param keyDirectory keeps the key; the same one makes the same signatures */
    public static MadeEvidence of(Path keyDirectory, List<Draft> drafts) {
        return new MadeEvidence(SigningKey.readOrGenerate(keyDirectory), drafts);
    }

    MadeEvidence(SigningKey key, List<Draft> drafts) {
        this.key = key;
        this.drafts = List.copyOf(drafts);
        String before = RecordForm.NO_HASH;
        for (int i = 0; i < drafts.size(); i++) {
            List<ObjectNode> chain = chained(drafts.get(i).records());
            chains.add(chain);
            for (int head : drafts.get(i).seals()) {
                Seal seal = sealed(drafts.get(i).release(), chain.subList(0, head), before);
                seals.add(new Sealed(seal, i));
                tree.add(MerkleTree.leafHash(JSON.of(RecordForm.entry(seal)).getBytes(StandardCharsets.UTF_8)));
                before = seal.sealHash();
            }
        }
    }

    /** Records that continue each other. */
    static List<ObjectNode> chained(List<ObjectNode> records) {
        List<ObjectNode> chain = new ArrayList<>();
        String before = RecordForm.NO_HASH;
        for (ObjectNode record : records) {
            ObjectNode made = record.deepCopy();
            made.remove("hash");
            made.put("sequence", chain.size() + 1L);
            made.put("previousHash", before);
            before = JSON.sha256(made);
            chain.add(made.put("hash", before));
        }
        return chain;
    }

    private Seal sealed(String release, List<ObjectNode> records, String before) {
        ObjectNode head = records.get(records.size() - 1);
        Instant ended = Instant.parse(head.get("time").asText());
        Instant at = (ended.isAfter(SEALED) ? ended : SEALED).plusSeconds(seals.size());
        ObjectNode signed = RecordForm.sealed(
                release, head.get("sequence").asLong(), head.get("hash").asText(), at, before);
        String text = JSON.of(signed);
        Statement.Attested attested = new Statement.Attested();
        records.forEach(r -> attested.add(r.get("kind").asText(), r.get("payload")));
        String hash = CanonicalJson.sha256Of(text);
        return new Seal(
                seals.size() + 1L,
                release,
                head.get("sequence").asLong(),
                head.get("hash").asText(),
                at,
                before,
                hash,
                key.sign(text),
                key.id(),
                JSON.of(Statement.envelope(signed, hash, attested, JSON, key)));
    }

    public String publicKey() {
        return key.publicKeyPem();
    }

    String checkpoint() {
        return new Checkpoint(ORIGIN, tree.size(), tree.root(tree.size())).note(key);
    }

    /** The export of a release. */
    public List<String> export(int release) {
        List<String> lines = new ArrayList<>();
        Draft draft = drafts.get(release);
        Set<String> named = new LinkedHashSet<>();
        for (ObjectNode record : chains.get(release)) {
            lines.add(JSON.of(record));
            Statement.Said.of(record.get("kind").asText(), record.get("payload"))
                    .ifPresent(said -> said.documents().forEach(list -> named.add(list.digest())));
        }
        for (String sha256 : named) {
            if (draft.documents().containsKey(sha256)) {
                lines.add(JSON.of(Map.of(
                        "document",
                        Map.of("sha256", sha256, "content", draft.documents().get(sha256)))));
            }
        }
        List<Seal> own = seals.stream()
                .filter(s -> s.release() == release)
                .map(Sealed::seal)
                .toList();
        own.forEach(seal -> lines.add(JSON.of(RecordForm.seal(seal))));
        own.forEach(seal -> lines.add(JSON.of(Map.of("envelope", JSON.read(String.valueOf(seal.envelope()))))));
        for (Seal seal : own) {
            lines.add(JSON.of(Map.of(
                    "proof",
                    new SealLog.Inclusion(
                            seal.headSequence(),
                            seal.sequence() - 1,
                            tree.size(),
                            HexFormat.of().formatHex(tree.root(tree.size())),
                            tree.inclusion(seal.sequence() - 1, tree.size()).stream()
                                    .map(HexFormat.of()::formatHex)
                                    .toList()))));
        }
        if (!own.isEmpty()) {
            lines.add(JSON.of(Map.of("checkpoint", checkpoint())));
        }
        return lines;
    }

    /** The log of all seals. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        for (Sealed sealed : seals) {
            lines.add(JSON.of(RecordForm.entryLine(
                    sealed.seal(),
                    HexFormat.of().formatHex(tree.leaf(sealed.seal().sequence() - 1)))));
        }
        lines.add(JSON.of(Map.of("checkpoint", checkpoint())));
        return lines;
    }

    /** A record of a release that may be anything. */
    static ObjectNode record(String release, JsonNode kindAndPayload, Instant time, String actor) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("release", release);
        record.put("time", time.toString().replaceAll("(\\.\\d+)?Z", ".000000Z"));
        record.put("actor", actor);
        record.put("kind", kindAndPayload.get("kind").asText());
        record.set("items", kindAndPayload.path("items").isArray() ? kindAndPayload.get("items") : JSON.read("[]"));
        record.putNull("element");
        record.putNull("definition");
        record.set("payload", kindAndPayload.get("payload"));
        return record;
    }
}
