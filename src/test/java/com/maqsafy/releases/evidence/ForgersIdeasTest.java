package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "What a forger would try who knows the format: each is found, by the verifier and by the checker in Python")
class ForgersIdeasTest {

    private static final CanonicalJson JSON = new CanonicalJson();
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final String RELEASE = "canteen-api-1.5.0";
    private static final String ORIGIN = "example.com/log";
    private static final String LIST = "{\"files\":{}}";
    private static final byte[] REPORT = "<testsuite/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OUTPUT = "Migrated".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    private static SigningKey key;
    private static SigningKey other;

    @BeforeAll
    static void keys() {
        key = SigningKey.readOrGenerate(directory.resolve("key"));
        other = SigningKey.readOrGenerate(directory.resolve("other"));
    }

    /**
     * What somebody made.
     *
     * @param text of an export
     * @param code of what the verifier must find; empty for nothing, because it holds by itself
     */
    private record Idea(String what, String text, String code) {}

    /** A release that was rolled back and sealed, and disclosed and sealed again: eight records, two seals. */
    private static final class Made {

        final List<ObjectNode> records = new ArrayList<>();
        final List<Integer> heads = new ArrayList<>(List.of(6, 8));
        final List<String> documents = new ArrayList<>(List.of(document(LIST)));
        final List<String> files = new ArrayList<>(List.of(file(REPORT), file(OUTPUT)));
        String release = RELEASE;
        SigningKey signer = key;
        /** Who signed the seals at some records, where it is another one. */
        final Map<Integer, SigningKey> signers = new HashMap<>();

        UnaryOperator<ObjectNode> signed = seal -> seal;
        UnaryOperator<ObjectNode> line = seal -> seal;
        UnaryOperator<ObjectNode> statement = it -> it;
        UnaryOperator<ObjectNode> entryLine = entry -> entry;

        Made() {
            add("releaseAmended", "{\"commit\":\"" + "a".repeat(40) + "\"}");
            add(
                    "rulesApplied",
                    "{\"application\":\"1\",\"files\":1,\"rules\":\"" + CanonicalJson.sha256Of(LIST) + "\"}");
            add("testReported", """
                    {"commit":"%s","kept":%s,"outcome":"passed","source":"junit","test":"TEST-01"}""".formatted("a".repeat(40), kept(REPORT)));
            add("stepEnded", """
                    {"attempt":1,"index":1,"kept":%s,"outcome":"failed","plan":"deployment","run":1,"step":"migrate","title":"Migrate"}""".formatted(kept(OUTPUT)));
            add("maintenanceEntering", "{\"attempt\":1}");
            add("statusChanged", "{\"from\":\"rolling-back\",\"to\":\"rolled-back\"}");
            add("engineIntervention", "{\"detail\":\"x\",\"operation\":\"Delete\",\"target\":\"y\"}");
            add("restrictionLifted", "{\"reason\":\"It is over.\"}");
        }

        void add(String kind, String payload) {
            records.add(MadeEvidence.record(
                    release,
                    JSON.read("{\"kind\":\"" + kind + "\",\"payload\":" + payload + "}"),
                    START.plusSeconds(60L * records.size()),
                    "owner"));
        }

        /** Behind so many records; the seals stand at the records where they stood. */
        void insert(int behind, String kind, String payload) {
            records.add(
                    behind,
                    MadeEvidence.record(
                            release,
                            JSON.read("{\"kind\":\"" + kind + "\",\"payload\":" + payload + "}"),
                            Instant.parse(records.get(behind - 1).get("time").asText()),
                            "owner"));
            heads.replaceAll(head -> head > behind ? head + 1 : head);
        }

        Made with(Consumer<Made> change) {
            change.accept(this);
            return this;
        }

        List<ObjectNode> chain() {
            records.forEach(record -> record.put("release", release));
            return MadeEvidence.chained(records);
        }

        private List<Sealed> seals() {
            List<Sealed> seals = new ArrayList<>();
            List<ObjectNode> chain = chain();
            String before = RecordForm.NO_HASH;
            for (int head : heads) {
                ObjectNode of = chain.get(Math.min(head, chain.size()) - 1);
                ObjectNode sealed = signed.apply(RecordForm.sealed(
                        release, head, of.get("hash").asText(), START.plusSeconds(3600L + 60L * head), before));
                String text = JSON.of(sealed);
                SigningKey by = signers.getOrDefault(head, signer);
                Statement.Attested attested = new Statement.Attested();
                chain.subList(0, Math.min(head, chain.size()))
                        .forEach(r -> attested.add(r.get("kind").asText(), r.get("payload")));
                ObjectNode says = statement.apply(Statement.of(sealed, CanonicalJson.sha256Of(text), attested));
                seals.add(new Sealed(
                        sealed,
                        text,
                        by.id(),
                        by.sign(text),
                        Dsse.envelope(Statement.MEDIA_TYPE, JSON.of(says).getBytes(StandardCharsets.UTF_8), by)));
                before = CanonicalJson.sha256Of(text);
            }
            return seals;
        }

        private MerkleTree tree(List<Sealed> seals) {
            MerkleTree tree = new MerkleTree();
            seals.forEach(
                    seal -> tree.add(MerkleTree.leafHash(JSON.of(seal.entry()).getBytes(StandardCharsets.UTF_8))));
            return tree;
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            chain().forEach(record -> lines.add(JSON.of(record)));
            lines.addAll(documents);
            lines.addAll(files);
            List<Sealed> seals = seals();
            MerkleTree tree = tree(seals);
            for (Sealed seal : seals) {
                ObjectNode full = seal.signed().deepCopy();
                full.put("sealHash", CanonicalJson.sha256Of(seal.text()));
                full.put("signature", seal.signature()).put("keyId", seal.keyId());
                lines.add(JSON.of(Map.of("seal", line.apply(full))));
            }
            seals.forEach(seal -> lines.add(JSON.of(Map.of("envelope", seal.envelope()))));
            for (int i = 0; i < seals.size(); i++) {
                lines.add(JSON.of(Map.of(
                        "proof",
                        new SealLog.Inclusion(
                                seals.get(i).signed().path("headSequence").asLong(),
                                i,
                                tree.size(),
                                HexFormat.of().formatHex(tree.root(tree.size())),
                                tree.inclusion(i, tree.size()).stream()
                                        .map(HexFormat.of()::formatHex)
                                        .toList()))));
            }
            lines.add(JSON.of(Map.of("checkpoint", note(tree))));
            return lines;
        }

        List<String> log() {
            List<String> lines = new ArrayList<>();
            List<Sealed> seals = seals();
            MerkleTree tree = tree(seals);
            for (int i = 0; i < seals.size(); i++) {
                ObjectNode entry = JSON.read("{}").deepCopy();
                entry.set("entry", seals.get(i).entry());
                entry.put("leafHash", HexFormat.of().formatHex(tree.leaf(i)));
                entry.put("sequence", i + 1);
                entry.put("signature", seals.get(i).signature())
                        .put("keyId", seals.get(i).keyId());
                lines.add(JSON.of(entryLine.apply(entry)));
            }
            lines.add(JSON.of(Map.of("checkpoint", note(tree))));
            return lines;
        }

        private String note(MerkleTree tree) {
            return new Checkpoint(ORIGIN, tree.size(), tree.root(tree.size())).note(signer);
        }

        String text() {
            return joined(lines());
        }
    }

    private record Sealed(ObjectNode signed, String text, String keyId, String signature, ObjectNode envelope) {

        ObjectNode entry() {
            return RecordForm.entry(signed, CanonicalJson.sha256Of(JSON.of(envelope)));
        }
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String kept(byte[] content) {
        return JSON.of(Map.of("sha256", CanonicalJson.sha256Of(content), "size", content.length));
    }

    private static String document(String content) {
        return JSON.of(Map.of("document", Map.of("content", content, "sha256", CanonicalJson.sha256Of(content))));
    }

    private static String file(byte[] content) {
        return JSON.of(Map.of(
                "file",
                Map.of(
                        "content",
                        Base64.getEncoder().encodeToString(content),
                        "sha256",
                        CanonicalJson.sha256Of(content),
                        "size",
                        content.length)));
    }

    private static Made made() {
        return new Made();
    }

    /** Lines of the export, by their first member, changed without the key. */
    private static Idea idea(String what, String code, Consumer<List<String>> deed) {
        List<String> lines = new ArrayList<>(made().lines());
        deed.accept(lines);
        return new Idea(what, joined(lines), code);
    }

    private static Idea withTheKey(String what, String code, Consumer<Made> change) {
        return new Idea(what, made().with(change).text(), code);
    }

    private static int first(List<String> lines, String part) {
        return (int) lines.stream()
                .takeWhile(line -> !line.startsWith("{\"" + part + "\""))
                .count();
    }

    private static void set(List<String> lines, int at, UnaryOperator<String> change) {
        lines.set(at, change.apply(lines.get(at)));
    }

    /** A record behind the last seal, chained as it must be; its text as somebody wrote it. */
    private static Idea behind(String what, String code, String kind, String payload, UnaryOperator<String> written) {
        return idea(what, code, lines -> {
            ObjectNode record = MadeEvidence.record(
                    RELEASE,
                    JSON.read("{\"kind\":\"" + kind + "\",\"payload\":" + payload + "}"),
                    START.plusSeconds(86_400),
                    "owner");
            record.put("sequence", 9);
            record.put("previousHash", JSON.read(lines.get(7)).get("hash").asText());
            // Canonical but for what was written otherwise, and hashed as it is written.
            String content = written.apply(JSON.of(record));
            String hash = CanonicalJson.sha256Of(content);
            lines.add(8, content.replace(",\"items\":", ",\"hash\":\"" + hash + "\",\"items\":"));
        });
    }

    private static Idea behind(String what, String code, String kind, String payload) {
        return behind(what, code, kind, payload, text -> text);
    }

    private static List<Idea> ideas() {
        List<Idea> ideas = new ArrayList<>();
        ideas.add(idea("nothing", "", lines -> {}));
        // Without the key: the seals.
        ideas.add(idea("no envelope any more", "REL-EVI-126", l -> l.removeIf(s -> s.startsWith("{\"envelope\""))));
        ideas.add(idea("the first envelope removed", "REL-EVI-126", l -> l.remove(first(l, "envelope"))));
        ideas.add(idea("envelopes exchanged", "REL-EVI-125", l -> swap(l, "envelope")));
        ideas.add(idea("seals exchanged", "REL-EVI-120", l -> swap(l, "seal")));
        ideas.add(idea("proofs exchanged", "REL-EVI-126", l -> swap(l, "proof")));
        ideas.add(idea(
                "another place in the log that leads to the same root",
                "REL-EVI-126",
                l -> set(l, first(l, "proof"), s -> s.replace("\"logIndex\":0", "\"logIndex\":4"))));
        ideas.add(idea(
                "a word beside a seal",
                "REL-EVI-102",
                l -> set(l, first(l, "seal"), s -> "{\"checked\":true," + s.substring(1))));
        ideas.add(idea(
                "a member more in a proof",
                "REL-EVI-102",
                l -> set(l, first(l, "proof"), s -> s.replace(",\"treeSize\"", ",\"size\":9,\"treeSize\""))));
        ideas.add(idea(
                "a second signature of an envelope",
                "REL-EVI-102",
                l -> set(l, first(l, "envelope"), s -> {
                    int at = s.indexOf("{\"keyid\"");
                    String signature = s.substring(at, s.indexOf('}', at) + 1);
                    return s.replace(signature, signature + "," + signature);
                })));
        ideas.add(idea(
                "the seal says another known key",
                "REL-EVI-550",
                l -> set(l, first(l, "seal"), s -> s.replace(key.id(), other.id()))));
        ideas.add(idea(
                "a line feed more behind the checkpoint",
                "REL-EVI-127",
                l -> set(l, l.size() - 1, s -> s.replace("\\n\"}", "\\n\\n\"}"))));
        ideas.add(idea(
                "another witness has signed the checkpoint too",
                "",
                l -> set(l, l.size() - 1, s -> {
                    return s.replace("\\n\"}", "\\n\u2014 witness.example AAAAAAAA\\n\"}");
                })));
        ideas.add(idea(
                "a checkpoint that only another has signed",
                "REL-EVI-127",
                l -> set(l, l.size() - 1, s -> s.replaceAll("\u2014 [^ ]+ ", "\u2014 witness.example "))));
        // Documents and files.
        ideas.add(idea("a document that nothing names", "REL-EVI-130", l -> l.add(8, document("{\"files\":\"\"}"))));
        ideas.add(idea("a document twice", "REL-EVI-130", l -> l.add(8, l.get(8))));
        ideas.add(idea("the list of rules removed", "REL-EVI-130", l -> l.remove(8)));
        ideas.add(idea(
                "a file that nothing names",
                "REL-EVI-145",
                l -> l.add(first(l, "file"), file("x".getBytes(StandardCharsets.UTF_8)))));
        ideas.add(idea("files in another order", "REL-EVI-145", l -> swap(l, "file")));
        ideas.add(idea("a file removed, the other left", "REL-EVI-146", l -> l.remove(first(l, "file"))));
        ideas.add(idea(
                "a file said to be gone",
                "REL-EVI-146",
                l -> set(l, first(l, "file"), s -> s.replaceAll("\"content\":\"[^\"]*\"", "\"content\":null"))));
        ideas.add(behind(
                "the same, with a deletion behind the last seal",
                "REL-EVI-146",
                "filesDeleted",
                "{\"ended\":\"2026-03-02T09:00:00Z\",\"files\":[" + kept(REPORT)
                        + "],\"rule\":\"releases.retention.files PT1H\"}"));
        Idea deletion = ideas.remove(ideas.size() - 1);
        ideas.add(new Idea(
                deletion.what(),
                deletion.text()
                        .replace(
                                "\"content\":\"" + Base64.getEncoder().encodeToString(REPORT) + "\"",
                                "\"content\":null"),
                deletion.code()));
        // Records behind the last seal, for which nobody needs the key.
        String reason = "{\"reason\":\"x\"}";
        ideas.add(behind("an honest record behind the last seal", "", "restrictionLifted", reason));
        ideas.add(behind("a late approval", "REL-EVI-114", "approvalDecided", "{}"));
        ideas.add(behind("a late release", "REL-EVI-114", "released", "{\"outcome\":\"Done\"}"));
        ideas.add(behind("a kind of their own", "REL-EVI-121", "everythingApproved", "{}"));
        ideas.add(behind(
                "dated back",
                "REL-EVI-109",
                "restrictionLifted",
                reason,
                s -> s.replace("\"time\":\"2026-03-03", "\"time\":\"2026-03-01")));
        ideas.add(behind(
                "in another zone",
                "REL-EVI-102",
                "restrictionLifted",
                reason,
                s -> s.replace("000000Z\"", "000000+00:00\"")));
        ideas.add(behind(
                "of another release",
                "REL-EVI-110",
                "restrictionLifted",
                reason,
                s -> s.replace("\"release\":\"" + RELEASE, "\"release\":\"canteen-api-1.5.1")));
        ideas.add(behind(
                "a number with a point",
                "REL-EVI-103",
                "restrictionLifted",
                reason,
                s -> s.replace("\"sequence\":9", "\"sequence\":9.0")));
        ideas.add(behind(
                "a number that no double holds",
                "REL-EVI-101",
                "restrictionLifted",
                "{\"reason\":0}",
                s -> s.replace("\"reason\":0", "\"reason\":9007199254740993")));
        ideas.add(behind(
                "no number",
                "REL-EVI-101",
                "restrictionLifted",
                "{\"reason\":0}",
                s -> s.replace("\"reason\":0", "\"reason\":NaN")));
        ideas.add(behind(
                "an end of text", "REL-EVI-101", "restrictionLifted", reason, s -> s.replace("\"x\"", "\"x\\u0000\"")));
        ideas.add(behind(
                "half a character",
                "REL-EVI-101",
                "restrictionLifted",
                reason,
                s -> s.replace("\"x\"", "\"\\ud800\"")));
        ideas.add(behind(
                "a member twice",
                "REL-EVI-101",
                "restrictionLifted",
                reason,
                s -> s.replace(reason, "{\"reason\":\"y\",\"reason\":\"x\"}")));
        ideas.add(behind(
                "a letter written otherwise",
                "REL-EVI-103",
                "restrictionLifted",
                reason,
                s -> s.replace("\"x\"", "\"\\u0078\"")));
        ideas.add(behind(
                "a member more in a record",
                "REL-EVI-102",
                "restrictionLifted",
                reason,
                s -> s.replace("\"time\":", "\"tame\":0,\"time\":")));
        otherShapes(ideas);
        // The file.
        ideas.add(idea("ends as another system ends lines", "REL-EVI-103", l -> l.replaceAll(s -> s + "\r")));
        ideas.add(idea("begins with a mark of bytes", "REL-EVI-101", l -> set(l, 0, s -> "\ufeff" + s)));
        ideas.add(idea("two exports in one", "REL-EVI-112", l -> l.addAll(made().lines())));
        ideas.add(idea(
                "the export of an open release",
                "REL-EVI-111",
                l -> l.subList(first(l, "seal"), l.size()).clear()));
        ideas.add(new Idea("the last line not ended", made().text().stripTrailing(), ""));
        // With the key.
        ideas.add(withTheKey(
                "an envelope that says released",
                "REL-EVI-125",
                m -> m.statement = it -> {
                    ((ObjectNode) it.get("predicate")).put("status", "released");
                    return it;
                }));
        ideas.add(withTheKey(
                "an envelope with two commits",
                "REL-EVI-125",
                m -> m.statement = it -> {
                    JsonNode commit = it.get("subject").get(1).deepCopy();
                    ((ObjectNode) commit.get("digest")).put("gitCommit", "b".repeat(40));
                    it.withArray("subject").insert(1, commit);
                    return it;
                }));
        ideas.add(withTheKey(
                "an envelope of another commit",
                "REL-EVI-125",
                m -> m.statement = it -> {
                    ((ObjectNode) it.get("subject").get(1).get("digest")).put("gitCommit", "b".repeat(40));
                    return it;
                }));
        ideas.add(withTheKey(
                "an envelope of another sort",
                "REL-EVI-125",
                m -> m.statement = it -> it.put("predicateType", "https://slsa.dev/verification_summary/v1")));
        ideas.add(withTheKey("a seal with a member more", "REL-EVI-102", m -> m.signed = it -> it.put("by", "us")));
        ideas.add(withTheKey(
                "a seal dated before what it seals",
                "REL-EVI-523",
                m -> m.signed = it -> it.put("sealedAt", "2026-03-01T08:00:00.000000Z")));
        ideas.add(withTheKey(
                "a later seal dated before the one before",
                "REL-EVI-120",
                m -> m.signed = it ->
                        it.get("headSequence").asInt() == 8 ? it.put("sealedAt", "2026-03-02T08:30:00.000000Z") : it));
        ideas.add(withTheKey(
                "a seal of another release",
                "REL-EVI-110",
                m -> m.signed = it -> it.put("release", "canteen-api-1.5.1")));
        ideas.add(withTheKey("a seal at a record that is not there", "REL-EVI-113", m -> m.heads.set(1, 9)));
        ideas.add(withTheKey("two seals at one record", "REL-EVI-120", m -> m.heads.set(0, 8)));
        ideas.add(withTheKey("records that go back in time", "REL-EVI-109", m -> Collections.swap(m.records, 2, 3)));
        ideas.add(withTheKey(
                "a key of their own",
                "REL-EVI-118",
                m -> m.signer = SigningKey.readOrGenerate(directory.resolve("third"))));
        return ideas;
    }

    /** What one reader of JSON takes for the same, and another does not. */
    private static void otherShapes(List<Idea> ideas) {
        String reason = "{\"reason\":\"x\"}";
        ideas.add(behind("a kind that a terminal obeys", "REL-EVI-121", "approved\\u001b[2K", "{}"));
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("\"definition\":null", "\"definition\":{\"key\":\"k\",\"more\":1,\"version\":1}");
        shapes.put("\"element\":null", "\"element\":1");
        shapes.put("\"items\":[]", "\"items\":[1]");
        shapes.put("\"actor\":\"owner\"", "\"actor\":null");
        shapes.forEach((from, to) -> ideas.add(
                behind("a record with " + to, "REL-EVI-102", "restrictionLifted", reason, s -> s.replace(from, to))));
        ideas.add(behind(
                "a version in quotes",
                "REL-EVI-102",
                "restrictionLifted",
                reason,
                s -> s.replace("\"definition\":null", "\"definition\":{\"key\":\"k\",\"version\":\"1\"}")));
        ideas.add(behind(
                "a number with an exponent",
                "REL-EVI-103",
                "restrictionLifted",
                reason,
                s -> s.replace("\"sequence\":9", "\"sequence\":9e0")));
        ideas.add(
                behind("less than nothing", "REL-EVI-103", "restrictionLifted", reason, s -> s.replace("\"x\"", "-0")));
        ideas.add(idea(
                "a place in the log that is no number",
                "REL-EVI-102",
                l -> set(l, first(l, "proof"), s -> s.replace("\"logIndex\":0", "\"logIndex\":false"))));
        ideas.add(idea(
                "hashes of a proof in large letters",
                "REL-EVI-102",
                l -> set(l, first(l, "proof"), s -> upper(s, "\"hashes\":\\[[^\\]]*"))));
        ideas.add(idea(
                "the root of a proof in large letters",
                "REL-EVI-102",
                l -> set(l, first(l, "proof"), s -> upper(s, "\"rootHash\":\"[^\"]*"))));
        ideas.add(idea(
                "a signature with other spare bits",
                "REL-EVI-117",
                l -> set(l, first(l, "seal"), s -> spare(s, "\"signature\":\""))));
        ideas.add(idea(
                "a file with other spare bits",
                "REL-EVI-144",
                l -> set(l, first(l, "file") + 1, s -> spare(s, "\"content\":\""))));
        ideas.add(idea(
                "a file of less than nothing",
                "REL-EVI-102",
                l -> set(l, first(l, "file"), s -> s.replace("\"size\":", "\"size\":-"))));
        ideas.add(idea(
                "the root of the checkpoint with other spare bits",
                "REL-EVI-127",
                l -> set(l, l.size() - 1, s -> spare(s, "\\n2\\n"))));
        ideas.add(idea(
                "a checkpoint with seventeen signatures",
                "REL-EVI-127",
                l -> set(
                        l,
                        l.size() - 1,
                        s -> s.replace("\\n\"}", "\\n" + "\u2014 witness.example AAAAAAAA\\n".repeat(16) + "\"}"))));
        ideas.add(idea(
                "a checkpoint for another system",
                "REL-EVI-127",
                l -> set(l, l.size() - 1, s -> s.replace("\\n", "\\r\\n"))));
        ideas.add(idea(
                "an envelope's signature with a certificate beside it, and no log any more", "REL-EVI-102", l -> {
                    set(l, first(l, "envelope"), s -> s.replace("{\"keyid\":", "{\"cert\":\"x\",\"keyid\":"));
                    l.removeIf(s -> s.startsWith("{\"proof\"") || s.startsWith("{\"checkpoint\""));
                }));
        ideas.add(idea(
                "an export without envelopes and log, as those of before are",
                "",
                l -> l.removeIf(s -> s.matches("\\{\"(envelope|proof|checkpoint)\".*"))));
        for (String line : List.of("", "[]", "\"hash\"", "null", "0")) {
            ideas.add(idea("a line that is no object: " + line, "REL-EVI-102", l -> l.add(5, line)));
        }
        ideas.add(new Idea("a line feed more at the end", made().text() + "\n", "REL-EVI-112"));
        ideas.add(idea("a space behind a line", "REL-EVI-103", l -> set(l, 3, s -> s + " ")));
        ideas.add(idea("a tab before a line", "REL-EVI-103", l -> set(l, 3, s -> "\t" + s)));
        ideas.add(withTheKey(
                "a document whose hash stands in a list of rules, but as none of its files", "REL-EVI-130", m -> {
                    String list = "{\"checks\":\"" + CanonicalJson.sha256Of("x") + "\",\"files\":{}}";
                    ((ObjectNode) m.records.get(1).get("payload")).put("rules", CanonicalJson.sha256Of(list));
                    m.documents.set(0, document(list));
                    m.documents.add(document("x"));
                }));
        ideas.add(withTheKey("a file that went before it was kept", "REL-EVI-146", m -> {
            m.insert(
                    3,
                    "filesDeleted",
                    "{\"ended\":\"2026-03-02T08:00:00Z\",\"files\":[" + kept(OUTPUT) + "],\"rule\":\"PT1H\"}");
            m.files.remove(1);
        }));
        ideas.add(withTheKey(
                "a file of which an earlier record says another size",
                "REL-EVI-144",
                m -> m.insert(
                        3,
                        "stepEnded",
                        m.records
                                .get(3)
                                .get("payload")
                                .toString()
                                .replace("\"size\":" + OUTPUT.length, "\"size\":" + (OUTPUT.length + 1)))));
    }

    private static String upper(String line, String pattern) {
        return Pattern.compile(pattern)
                .matcher(line)
                .replaceAll(found -> found.group().startsWith("\"rootHash\":\"")
                        ? "\"rootHash\":\"" + found.group().substring(12).toUpperCase(Locale.ROOT)
                        : "\"hashes\":" + found.group().substring(9).toUpperCase(Locale.ROOT));
    }

    /** The same bytes in base64, but for bits at its end that say nothing. */
    private static String spare(String line, String before) {
        int from = line.indexOf(before) + before.length();
        int last = line.indexOf('=', from) - 1;
        return line.substring(0, last) + (char) (line.charAt(last) + 1) + line.substring(last + 1);
    }

    private static void swap(List<String> lines, String part) {
        Collections.swap(lines, first(lines, part), first(lines, part) + 1);
    }

    @Test
    @DisplayName("in an export: both say the same of each")
    void inAnExport() throws Exception {
        List<Idea> ideas = ideas();
        List<String> theirs = ForeignChecker.verdicts(
                directory,
                List.of(key, other),
                ideas.stream()
                        .map(idea -> idea.text().getBytes(StandardCharsets.UTF_8))
                        .toList());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ideas.size(); i++) {
            Idea idea = ideas.get(i);
            List<String> codes =
                    findings(idea.text()).stream().map(Finding::code).toList();
            if (idea.code().isEmpty() ? !codes.isEmpty() : !codes.contains(idea.code())) {
                wrong.add(idea.what() + ": " + findings(idea.text()));
            }
            if (theirs.get(i).startsWith("good") != idea.code().isEmpty()) {
                wrong.add(idea.what() + ": the checker in Python says " + theirs.get(i));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ideas).hasSizeGreaterThan(50);
    }

    @Test
    @DisplayName(
            "an export that was cut, or is of a ledger made anew, holds by itself; the log says that a seal is missing")
    void againstTheLog() throws IOException {
        List<String> log = made().log();
        List<String> cut = new ArrayList<>(made().lines());
        // Behind its first seal: what was recorded later is not there, nor its seal; the checkpoint is the newest.
        cut.subList(6, 8).clear();
        for (String part : List.of("seal", "envelope", "proof")) {
            cut.remove(first(cut, part) + 1);
        }
        assertThat(findings(joined(cut))).isEmpty();
        assertThat(against(cut, log))
                .containsExactly("REL-EVI-134 line 0: The seal of canteen-api-1.5.0 at record 8, of"
                        + " 2026-03-02T09:08:00.000000Z, is missing: it is seal 2 of the log. The export was cut, or its"
                        + " ledger made anew.");
        // As one that is still open.
        List<String> open = cut.subList(0, first(cut, "seal"));
        assertThat(against(open, log)).hasSize(2).allMatch(line -> line.startsWith("REL-EVI-134"));
        // Without its first seal, by which somebody would see what it had ended as.
        List<String> later = new ArrayList<>(made().lines());
        List.of("seal", "envelope", "proof").forEach(part -> later.remove(first(later, part)));
        assertThat(findings(joined(later))).isEmpty();
        assertThat(against(later, log)).singleElement().asString().contains("at record 6");
        assertThat(against(made().lines(), log)).isEmpty();
        // As another release.
        List<String> renamed = made().with(m -> m.release = "canteen-api-1.5.1").lines();
        assertThat(findings(joined(renamed))).isEmpty();
    }

    @Test
    @DisplayName("a ledger made anew, sealed behind the seals that everybody has seen, is another one in the log")
    void aSealBehindTheOthers() throws IOException {
        // With the database and the key: the log grows as it should, and every witness is content.
        Made anew = made().with(m -> m.heads.add(8));
        assertThat(anew.log()).startsWith(made().log().toArray(String[]::new)[0]);
        assertThat(logFindings(made().log())).isEmpty();
        assertThat(logFindings(anew.log()))
                .extracting(Finding::toString)
                .contains(
                        "REL-EVI-522 line 3: Seal 3 is of canteen-api-1.5.0 at record 8, and an earlier one at record 8:"
                                + " its ledger was made anew.");
        assertThat(logFindings(
                        made().with(m -> m.signed = it -> it.put("by", "us")).log()))
                .extracting(Finding::code)
                .contains("REL-EVI-102");
        assertThat(logFindings(made().with(m -> m.signed = it -> it.put("sealedAt", "yesterday"))
                        .log()))
                .extracting(Finding::code)
                .contains("REL-EVI-102");
        assertThat(logFindings(made().with(m -> m.entryLine = it -> {
                            ((ObjectNode) it.get("entry")).put("envelope", "none");
                            return it;
                        })
                        .log()))
                .extracting(Finding::code)
                .contains("REL-EVI-102");
        // The rewritten ledger has one record more, so that its seal looks like any later one; its export leaves out
        // the others.
        Made longer = made().with(m -> {
            m.records.get(0).put("actor", "somebody-else");
            m.add("restrictionLifted", "{\"reason\":\"Again\"}");
            m.heads.add(9);
        });
        List<String> export = new ArrayList<>(longer.lines());
        for (String part : List.of("seal", "envelope", "proof")) {
            export.remove(first(export, part));
            export.remove(first(export, part));
        }
        assertThat(findings(joined(export))).isEmpty();
        assertThat(against(export, longer.log())).hasSize(2).allMatch(line -> line.startsWith("REL-EVI-134"));
    }

    @Test
    @DisplayName("a key that was replaced signs no more once all nodes are started anew; until then it may")
    void aKeyThatWasReplaced() throws IOException {
        Made rotated = made().with(m -> {
            m.heads.clear();
            m.heads.addAll(List.of(6, 7, 8));
            m.signers.put(7, other);
        });
        assertThat(logFindings(rotated.log())).isEmpty();
        List<Finding> late = logFindings(rotated.with(m -> m.signed = it ->
                        it.get("headSequence").asInt() == 8 ? it.put("sealedAt", "2026-03-09T09:07:00.000001Z") : it)
                .log());
        assertThat(late)
                .extracting(Finding::toString)
                .containsExactly("REL-EVI-411 line 3: Seal 3 was signed at 2026-03-09T09:07:00.000001Z with the key "
                        + key.id()
                        + ", which another one had followed at 2026-03-02T09:07:00Z: one of the two is not the"
                        + " application's.");
        List<Finding> datedBack = logFindings(made().with(m -> {
                    m.heads.clear();
                    m.heads.addAll(List.of(5, 6, 7, 8));
                    m.signers.put(6, other);
                    m.signers.put(7, other);
                    m.signed = it -> it.get("headSequence").asInt() == 7
                            ? it.put("sealedAt", "2026-03-10T09:07:00.000000Z")
                            : it;
                })
                .log());
        assertThat(datedBack)
                .as("what stands behind a later seal was made later")
                .extracting(Finding::toString)
                .containsExactly(
                        "REL-EVI-411 line 4: Seal 4 was signed at 2026-03-10T09:07:00Z with the key " + key.id()
                                + ", which another one had followed at 2026-03-02T09:06:00Z: one of the two is not the"
                                + " application's.");
    }

    @Test
    @DisplayName("whatever else is handed over in place of the evidence of a release is not taken for it")
    void somethingElse() throws IOException {
        List<String> log = made().log();
        String checkpoint = JSON.read(log.get(log.size() - 1)).get("checkpoint").asText();

        assertThat(verified(joined(log))).isEqualTo("0 log of seals: 2 seals, intact\n");
        assertThat(verified(joined(log), "--release", RELEASE))
                .startsWith(
                        "1 REL-EVI-110 line 0: This is the log of seals, and not the evidence of " + RELEASE + ".\n");
        assertThat(verified(joined(log), "--files")).startsWith("1 REL-EVI-110 ");
        assertThat(verified(checkpoint)).isEqualTo("0 checkpoint: intact\n");
        assertThat(verified(checkpoint, "--release", RELEASE)).startsWith("1 REL-EVI-110 line 0: This is no export,");
        assertThat(verified(log.get(log.size() - 1), "--open", "--release", RELEASE))
                .startsWith("1 REL-EVI-119 line 1: The export has no record: they were all taken away.\n");
        assertThat(verified(
                        joined(made().with(m -> m.release = "c\u0430nteen-api-1.5.0")
                                .lines()),
                        "--release",
                        RELEASE))
                .as("a letter that looks alike")
                .startsWith("1 REL-EVI-110 line 1: ");
    }

    @Test
    @DisplayName("nothing in the evidence writes over the lines that say it is forged, nor makes them none")
    void writesOverNothing() throws IOException {
        String text = behind("", "", "x\\u001b[1A\\u001b[2K\\u202e\\n" + RELEASE + ": 9 records, sealed, intact", "{}")
                .text();

        assertThat(verified(text))
                .startsWith("1 REL-EVI-121 line 9: Record 9 has the kind x\\u001b[1A\\u001b[2K\\u202e\\u000a" + RELEASE)
                .hasLineCount(3);
        assertThat(JSON.read(verified(text, "--json").substring(2))
                        .at("/findings/0/message")
                        .asText())
                .contains("x\\u001b[1A");
        // Half a character and an end of text, which no JSON of ours has.
        for (String name : List.of("\\ud800", "\\u0000")) {
            String twice = idea("", "", l -> l.add(3, "{\"" + name + "\":1,\"" + name + "\":1}"))
                    .text();
            assertThat(JSON.read(verified(twice, "--json").substring(2))
                            .path("verdict")
                            .asText())
                    .isEqualTo("bad");
            assertThat(verified(twice)).startsWith("1 REL-EVI-101 line 4: ").doesNotContain("\u0000");
        }
    }

    @Test
    @DisplayName("a line that never ends is not evidence")
    void aLineThatNeverEnds() throws IOException {
        assertThat(verified("{".repeat(33 * 1024 * 1024)))
                .startsWith("2 REL-EVI-035 Cannot read: ")
                .contains("line 1 has more than 33,554,432 bytes");
    }

    @Test
    @DisplayName("a seal of a time that no calendar has is none of a time before its key was revoked")
    void aTimeThatIsNone() throws IOException {
        String text = made().with(m -> m.signed = it -> it.put("sealedAt", "2026-19-39T29:59:59.000000Z"))
                .text();
        assertThat(EvidenceVerifier.with("Revoked: " + key.id() + " 2027-01-01T00:00:00Z\n" + key.publicKeyPem())
                        .verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .findings())
                .extracting(Finding::toString)
                .contains("REL-EVI-102 line 12: The seal at record 6 has no time.");
    }

    /** Status, and what is said, by the command. */
    private static String verified(String text, String... more) throws IOException {
        Path keys = Files.writeString(directory.resolve("keys.pem"), key.publicKeyPem());
        Path export = Files.writeString(directory.resolve("handed-over"), text);
        List<String> args = new ArrayList<>(List.of(export.toString(), keys.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = VerifyEvidence.run(args.toArray(String[]::new), print, print);
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static List<Finding> findings(String text) throws IOException {
        return EvidenceVerifier.with(key.publicKeyPem() + other.publicKeyPem())
                .verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .findings();
    }

    private static List<Finding> logFindings(List<String> lines) throws IOException {
        LogVerifier verifier =
                new LogVerifier(EvidenceVerifier.keys(key.publicKeyPem() + other.publicKeyPem()), RevokedKeys.NONE);
        verifier.read(new ByteArrayInputStream(joined(lines).getBytes(StandardCharsets.UTF_8)));
        return verifier.findings();
    }

    /** What the comparison of an export with a log says, a line each. */
    private static List<String> against(List<String> export, List<String> log) throws IOException {
        EvidenceVerifier verifier = EvidenceVerifier.with(key.publicKeyPem()).allowingOpen();
        EvidenceFile now = EvidenceFile.read(Files.writeString(directory.resolve("now"), joined(export)), verifier);
        EvidenceFile kept =
                EvidenceFile.read(Files.writeString(directory.resolve("log"), joined(log)), verifier, now.of());
        assertThat(kept.findings()).isEmpty();
        return EvidenceComparison.of(now, kept, null).findings().stream()
                .map(Finding::toString)
                .toList();
    }
}
