package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.MadeEvidence.Draft;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "Evidence that somebody forged is found, and where: with the database, with the key too, with an old export, as"
                + " administrators with a key of their own; what cannot be found is on the auditor's page")
class ForgedEvidenceTest {

    private static final CanonicalJson JSON = new CanonicalJson();
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> RELEASES = List.of("canteen-api-1.4.9", "canteen-api-1.5.0", "canteen-api-1.5.1");

    /** Records that change what the release is: a forger would rather touch these. */
    private static final Path KINDS = Path.of("src/test/resources/ledger/records.jsonl");

    private List<String> ledgers = RELEASES;

    @TempDir
    Path directory;

    private SigningKey key;
    private SigningKey other;
    private List<JsonNode> kinds;

    @BeforeEach
    void keys() throws IOException {
        key = SigningKey.readOrGenerate(directory.resolve("key"));
        other = SigningKey.readOrGenerate(directory.resolve("other"));
        kinds = Files.readAllLines(KINDS).stream()
                .filter(line -> !line.isBlank())
                .map(JSON::read)
                .filter(line -> EventKinds.known().of(line.get("kind").asText()).isPresent())
                .toList();
    }

    @Test
    void aFewDozenOfEach() throws IOException {
        forgeries(1, 4);
    }

    @Test
    @DisplayName("the administration ledger as well, which goes on behind its seals")
    void ofTheAdministrationToo() throws IOException {
        ledgers = List.of(RELEASES.get(0), AdministrationLedger.SUBJECT, RELEASES.get(2));
        assertThat(forgeries(1, 3)).isGreaterThan(50);
    }

    @Test
    @OnlyInFull
    void thousands() throws IOException {
        assertThat(forgeries(8, 12)).isGreaterThan(2000);
    }

    @Test
    @DisplayName("what the auditor's page calls impossible is impossible")
    void whatCannotBeFound() throws IOException {
        List<Draft> drafts = drafts(new Random(5), 8);
        MadeEvidence made = new MadeEvidence(key, drafts);
        // An old export holds by itself.
        Draft old = drafts.get(1);
        Draft grown = new Draft(
                old.release(), grown(old), old.documents(), List.of(old.seals().get(0), 9));
        assertThat(findings(made.export(1))).isEmpty();
        assertThat(findings(new MadeEvidence(key, List.of(drafts.get(0), grown, drafts.get(2))).export(1)))
                .isEmpty();
        // A record of what follows a release, forged behind the last seal: it is counted.
        List<String> export = made.export(1);
        List<ObjectNode> chain = MadeEvidence.chained(grown(old));
        export.add(8, JSON.of(chain.get(8)));
        EvidenceVerifier.Verification verification =
                EvidenceVerifier.with(key.publicKeyPem()).verify(new ByteArrayInputStream(bytes(export)));
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.afterSeal()).isOne();
        // With the key and nothing older to compare with.
        List<ObjectNode> rewritten = new ArrayList<>(old.records());
        rewritten.get(0).put("actor", "somebody-else");
        assertThat(findings(
                        new MadeEvidence(key, List.of(drafts.get(0), old.with(rewritten), drafts.get(2))).export(1)))
                .isEmpty();
    }

    private List<ObjectNode> grown(Draft draft) {
        List<ObjectNode> records = new ArrayList<>(draft.records());
        records.add(MadeEvidence.record(
                draft.release(),
                JSON.read("{\"kind\":\"restrictionLifted\",\"payload\":{\"reason\":\"It is over.\"}}"),
                START.plusSeconds(3600),
                "security"));
        return records;
    }

    /** So many rounds over evidence of so many records each; how many forgeries were tried. */
    private int forgeries(int rounds, int records) throws IOException {
        Map<String, Integer> tried = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(round);
            List<Draft> drafts = drafts(random, records);
            MadeEvidence made = new MadeEvidence(key, drafts);
            for (int release = 0; release < drafts.size(); release++) {
                assertThat(findings(made.export(release))).isEmpty();
            }
            for (Forgery forgery : forgeries(drafts.get(1), random)) {
                withTheDatabase(drafts, made, forgery, tried);
                withTheKey(drafts, made, forgery, tried);
                withAKeyOfTheirOwn(drafts, made, forgery, tried);
            }
            ofSealsAndDocuments(drafts, made, random, tried);
            withAnOldExport(drafts, made, tried);
        }
        System.out.println("forgeries: " + tried);
        return tried.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What somebody made of a release's records.
     *
     * @param record number of the first one that is not what it was, from 1
     */
    private record Forgery(String what, List<ObjectNode> records, int record) {}

    /** (a) The chain is made anew, seals cannot be. */
    private void withTheDatabase(List<Draft> drafts, MadeEvidence made, Forgery forgery, Map<String, Integer> tried)
            throws IOException {
        List<String> lines = new ArrayList<>();
        MadeEvidence.chained(forgery.records()).forEach(r -> lines.add(JSON.of(r)));
        List<String> intact = made.export(1);
        lines.addAll(intact.subList(drafts.get(1).records().size(), intact.size()));
        assertThat(findings(lines))
                .as("with the database: " + forgery.what())
                .anySatisfy(f -> assertThat(f.line()).isPositive());
        againstTheOlder(lines, made, forgery);
        tried.merge("a database", 1, Integer::sum);
    }

    /** (b) Everything is made anew, and holds by itself. */
    private void withTheKey(List<Draft> drafts, MadeEvidence made, Forgery forgery, Map<String, Integer> tried)
            throws IOException {
        List<Draft> forged = new ArrayList<>(drafts);
        forged.set(1, drafts.get(1).with(forgery.records()));
        int last = forgery.records().size();
        forged.set(
                1,
                new Draft(
                        forged.get(1).release(),
                        forgery.records(),
                        drafts.get(1).documents(),
                        List.of(last)));
        MadeEvidence remade = new MadeEvidence(key, forged);
        againstTheOlder(remade.export(1), made, forgery);
        assertThat(against(remade.log(), made.log()))
                .as("the log made anew: " + forgery.what())
                .anyMatch(line -> line.startsWith("REL-EVI-132") || line.startsWith("REL-EVI-131"));
        assertThat(against(remade.log(), List.of(made.checkpoint())))
                .as("the log against a checkpoint: " + forgery.what())
                .anyMatch(line -> line.startsWith("REL-EVI-132") || line.startsWith("REL-EVI-131"));
        tried.merge("b database and key", 1, Integer::sum);
    }

    /** (d) Two administrators can make a new key; nobody outside holds it. */
    private void withAKeyOfTheirOwn(List<Draft> drafts, MadeEvidence made, Forgery forgery, Map<String, Integer> tried)
            throws IOException {
        List<Draft> forged = new ArrayList<>(drafts);
        forged.set(
                1,
                new Draft(
                        drafts.get(1).release(),
                        forgery.records(),
                        drafts.get(1).documents(),
                        List.of(forgery.records().size())));
        MadeEvidence remade = new MadeEvidence(other, forged);
        List<String> lines = remade.export(1);
        int seal = 1
                + (int) lines.stream()
                        .takeWhile(l -> !l.startsWith("{\"seal\""))
                        .count();
        assertThat(findings(lines))
                .as("with a key of their own: " + forgery.what())
                .anyMatch(f -> f.code().equals("REL-EVI-118") && f.line() == seal);
        againstTheOlder(lines, made, forgery);
        tried.merge("d administrators", 1, Integer::sum);
    }

    private void againstTheOlder(List<String> lines, MadeEvidence made, Forgery forgery) throws IOException {
        assertThat(against(lines, made.export(1)))
                .as("against the older export: " + forgery.what())
                .anyMatch(line -> line.matches("REL-EVI-133 line \\d+: Record " + forgery.record() + " .*"));
    }

    /** (a) Rows of seals, envelopes and kept documents. */
    private void ofSealsAndDocuments(List<Draft> drafts, MadeEvidence made, Random random, Map<String, Integer> tried)
            throws IOException {
        MadeEvidence foreign = new MadeEvidence(other, drafts);
        List<String> intact = made.export(1);
        List<String> theirs = foreign.export(1);
        List<String> neighbours = made.export(0);
        for (int i = drafts.get(1).records().size(); i < intact.size(); i++) {
            String line = intact.get(i);
            String part = line.substring(2, line.indexOf('"', 2));
            Map<String, String> others = new LinkedHashMap<>();
            others.put("another character", changed(line, random));
            others.put("signed by another key", theirs.get(i));
            neighbours.stream()
                    .filter(l -> l.startsWith("{\"" + part + "\"") && !intact.contains(l))
                    .findFirst()
                    .ifPresent(l -> others.put("of another release", l));
            for (Map.Entry<String, String> changed : others.entrySet()) {
                if (changed.getValue().equals(line)) {
                    continue;
                }
                List<String> lines = new ArrayList<>(intact);
                lines.set(i, changed.getValue());
                int at = i + 1;
                assertThat(findings(lines))
                        .as(part + " " + changed.getKey())
                        .anyMatch(f -> Math.abs(f.line() - at) <= 6);
                tried.merge("a seals and documents", 1, Integer::sum);
            }
            List<String> without = new ArrayList<>(intact);
            without.remove(i);
            if (!part.equals("checkpoint") || without.stream().anyMatch(l -> l.startsWith("{\"proof\""))) {
                assertThat(findings(without)).as(part + " removed").isNotEmpty();
                tried.merge("a seals and documents", 1, Integer::sum);
            }
        }
    }

    /** (c) What was true once is shown as what is. */
    private void withAnOldExport(List<Draft> drafts, MadeEvidence made, Map<String, Integer> tried) throws IOException {
        for (int known = 1; known < drafts.size(); known++) {
            MadeEvidence old = new MadeEvidence(key, drafts.subList(0, known));
            assertThat(against(old.log(), made.log())).anyMatch(line -> line.startsWith("REL-EVI-131"));
            assertThat(against(old.export(0), List.of(made.checkpoint())))
                    .anyMatch(line -> line.startsWith("REL-EVI-131"));
            tried.merge("c old export", 2, Integer::sum);
        }
        Draft draft = drafts.get(1);
        for (int cut = 1; cut < draft.records().size(); cut++) {
            Draft earlier =
                    new Draft(draft.release(), draft.records().subList(0, cut), draft.documents(), List.of(cut));
            List<String> lines = new MadeEvidence(key, List.of(drafts.get(0), earlier)).export(1);
            int missing = cut + 1;
            assertThat(against(lines, made.export(1)))
                    .anyMatch(line -> line.contains("Record " + missing + " was in the older export and is missing."));
            tried.merge("c old export", 1, Integer::sum);
        }
    }

    private List<Forgery> forgeries(Draft draft, Random random) {
        List<Forgery> forgeries = new ArrayList<>();
        int size = draft.records().size();
        for (int i = 0; i < size; i++) {
            int at = i;
            forgeries.add(forgery(draft, "actor", at, r -> r.get(at).put("actor", "somebody-else")));
            forgeries.add(forgery(
                    draft,
                    "time",
                    at,
                    r -> r.get(at).put("time", r.get(at).get("time").asText().replace(".000000Z", ".000001Z"))));
            forgeries.add(forgery(
                    draft, "items", at, r -> r.get(at).withArray("items").add("APR-01")));
            forgeries.add(forgery(
                    draft, "payload", at, r -> forge((ObjectNode) r.get(at).get("payload"), random)));
            forgeries.add(forgery(draft, "another record", at, r -> r.set(at, any(draft.release(), at, random))));
            forgeries.add(forgery(draft, "inserted", at, r -> r.add(at, any(draft.release(), at, random))));
            if (at + 1 < size) {
                forgeries.add(forgery(draft, "removed", at, r -> r.remove(at)));
                forgeries.add(forgery(draft, "swapped", at, r -> Collections.swap(r, at, at + 1)));
            }
        }
        forgeries.removeIf(f -> MadeEvidence.chained(f.records()).stream()
                .map(r -> r.get("hash").asText())
                .toList()
                .equals(MadeEvidence.chained(draft.records()).stream()
                        .map(r -> r.get("hash").asText())
                        .toList()));
        return forgeries;
    }

    private static Forgery forgery(
            Draft draft, String what, int at, java.util.function.Consumer<List<ObjectNode>> deed) {
        List<ObjectNode> records = new ArrayList<>();
        draft.records().forEach(r -> records.add(r.deepCopy()));
        deed.accept(records);
        // Whatever is put in the place of a record may be the same by chance.
        List<ObjectNode> forged = MadeEvidence.chained(records);
        List<ObjectNode> intact = MadeEvidence.chained(draft.records());
        int first = 0;
        while (first < Math.min(forged.size(), intact.size())
                && forged.get(first).equals(intact.get(first))) {
            first++;
        }
        return new Forgery(what + " of record " + (at + 1), records, first + 1);
    }

    /** Another value in one member, of the same sort. */
    private static void forge(ObjectNode payload, Random random) {
        List<String> names = new ArrayList<>();
        payload.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        for (String name : names) {
            JsonNode value = payload.get(name);
            if (name.equals("rules") || name.equals("consulted")) {
                continue;
            }
            if (value.isTextual()) {
                payload.put(name, value.asText() + "x");
                return;
            }
            if (value.isInt()) {
                payload.put(name, value.asInt() + 1);
                return;
            }
            if (value.isBoolean()) {
                payload.put(name, !value.asBoolean());
                return;
            }
        }
    }

    private List<Draft> drafts(Random random, int records) {
        List<Draft> drafts = new ArrayList<>();
        for (String release : ledgers) {
            List<ObjectNode> all = new ArrayList<>();
            Map<String, String> documents = new HashMap<>();
            for (int i = 0; i < records; i++) {
                ObjectNode record = any(release, i, random);
                ObjectNode payload = (ObjectNode) record.get("payload");
                for (String list : List.of("rules", "consulted")) {
                    if (payload.path(list).isTextual()) {
                        String content = "{\"" + list + "\":" + random.nextInt(1000) + "}";
                        payload.put(list, CanonicalJson.sha256Of(content));
                        documents.put(CanonicalJson.sha256Of(content), content);
                    }
                }
                all.add(record);
            }
            drafts.add(new Draft(release, all, documents, List.of(records)));
        }
        return drafts;
    }

    /** A record of some kind that may come at that place. */
    private ObjectNode any(String release, int place, Random random) {
        Set<String> lists = Set.of("rulesApplied", "gateEvaluated");
        JsonNode kind;
        do {
            kind = kinds.get(random.nextInt(kinds.size()));
            // One in ten brings a document.
        } while (lists.contains(kind.get("kind").asText()) && random.nextInt(10) > 0);
        return MadeEvidence.record(release, kind.deepCopy(), START.plusSeconds(60L * place), "owner");
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        char c = text.charAt(at);
        char other = Character.isDigit(c) ? (char) ('0' + (c - '0' + 1) % 10) : c == 'a' ? 'b' : 'a';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private List<Finding> findings(List<String> lines) throws IOException {
        return EvidenceVerifier.with(key.publicKeyPem())
                .verify(new ByteArrayInputStream(bytes(lines)))
                .findings();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What a comparison says, a line each. */
    private List<String> against(List<String> now, List<String> before) throws IOException {
        EvidenceVerifier verifier = EvidenceVerifier.with(key.publicKeyPem() + other.publicKeyPem());
        EvidenceComparison comparison =
                EvidenceComparison.of(file("now", now, verifier), file("before", before, verifier), null);
        List<String> said = new ArrayList<>();
        comparison.findings().forEach(f -> said.add(f.toString()));
        said.addAll(comparison.open());
        return said;
    }

    private EvidenceFile file(String name, List<String> lines, EvidenceVerifier verifier) throws IOException {
        String text = lines.size() == 1 && !lines.get(0).startsWith("{")
                ? lines.get(0)
                : new String(bytes(lines), StandardCharsets.UTF_8);
        return EvidenceFile.read(Files.writeString(directory.resolve(name), text), verifier);
    }

    @Test
    @DisplayName("the checker of ledger.md, in Python with openssl, agrees on some")
    void aForeignCheckerAgreesOnSome() throws Exception {
        agreement(6);
    }

    @Test
    @OnlyInFull
    @DisplayName("and on 500")
    void aForeignCheckerAgreesOnMany() throws Exception {
        agreement(500);
    }

    /** An export, and what was done to it. */
    private record Made(String what, List<String> lines) {}

    private void agreement(int exports) throws Exception {
        List<Made> all = new ArrayList<>();
        for (int i = 0; i < exports; i++) {
            all.add(made(i));
        }
        List<String> theirs = ForeignChecker.verdicts(
                directory,
                List.of(key),
                all.stream().map(made -> bytes(made.lines())).toList());
        int good = 0;
        for (int i = 0; i < exports; i++) {
            List<Finding> findings = findings(all.get(i).lines());
            assertThat(theirs.get(i).startsWith("good"))
                    .as(i + " " + all.get(i).what() + ": " + theirs.get(i) + findings)
                    .isEqualTo(findings.isEmpty());
            good += findings.isEmpty() ? 1 : 0;
        }
        System.out.println("both: good " + good + ", bad " + (exports - good));
        assertThat(good).isBetween(exports / 2, exports / 2 + exports / 10 + 1);
    }

    private Made made(int i) {
        Random random = new Random(1000 + i);
        List<Draft> drafts = drafts(random, 3 + random.nextInt(12));
        MadeEvidence made = new MadeEvidence(key, drafts);
        List<String> lines = new ArrayList<>(made.export(1));
        if (i % 2 == 0) {
            return new Made("good", lines);
        }
        List<Forgery> forgeries = forgeries(drafts.get(1), random);
        Forgery forgery = forgeries.get(random.nextInt(forgeries.size()));
        switch (random.nextInt(3)) {
            case 0 -> {
                List<String> forged = new ArrayList<>();
                for (ObjectNode record : MadeEvidence.chained(forgery.records())) {
                    forged.add(JSON.of(record));
                }
                forged.addAll(lines.subList(drafts.get(1).records().size(), lines.size()));
                return new Made(forgery.what(), forged);
            }
            case 1 -> {
                int at = random.nextInt(lines.size());
                lines.set(at, changed(lines.get(at), random));
                return new Made("another character", lines);
            }
            default -> {
                lines.remove(random.nextInt(lines.size()));
                return new Made("removed line", lines);
            }
        }
    }
}
