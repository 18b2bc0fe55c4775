package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
                Statement.Attested attested = new Statement.Attested();
                chain.subList(0, Math.min(head, chain.size()))
                        .forEach(r -> attested.add(r.get("kind").asText(), r.get("payload")));
                ObjectNode says = statement.apply(Statement.of(sealed, CanonicalJson.sha256Of(text), attested));
                seals.add(new Sealed(
                        sealed,
                        text,
                        signer.sign(text),
                        Dsse.envelope(Statement.MEDIA_TYPE, JSON.of(says).getBytes(StandardCharsets.UTF_8), signer)));
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
                full.put("signature", seal.signature()).put("keyId", signer.id());
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
                entry.put("signature", seals.get(i).signature()).put("keyId", signer.id());
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

    private record Sealed(ObjectNode signed, String text, String signature, ObjectNode envelope) {

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

    private static List<Finding> findings(String text) throws IOException {
        return EvidenceVerifier.with(key.publicKeyPem() + other.publicKeyPem())
                .verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .findings();
    }

    private static List<Finding> logFindings(List<String> lines) throws IOException {
        LogVerifier verifier = new LogVerifier(EvidenceVerifier.keys(key.publicKeyPem()), RevokedKeys.NONE);
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
