package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The verifier finds every kind of tampering and says where (VER-05, RULE-06)")
class EvidenceVerifierTest {

    private static final String OTHER = "canteen-api-1.4.2";
    private static final String REVIEWED = "canteen-api-1.4.3";

    @TempDir
    static Path directory;

    private static EvidenceFixture evidence;
    private static List<String> intact;
    private static List<String> ofOtherRelease;
    private static List<String> reviewed;

    private final CanonicalJson canonicalJson = new CanonicalJson();

    @BeforeAll
    static void exportTwoSealedReleases() {
        evidence = new EvidenceFixture(directory);
        evidence.fill(OTHER, 3);
        evidence.seal(OTHER);
        evidence.fill(RELEASE, 5);
        evidence.seal(RELEASE);
        evidence.fill(REVIEWED, 3);
        evidence.seal(REVIEWED);
        evidence.append(REVIEWED, "stabilisationStarted", Map.of("until", "", "reviewDueAt", ""));
        evidence.append(
                REVIEWED,
                "hotfixReviewed",
                Map.of("timeline", "", "rootCause", "rounding", "whyTestsMissedIt", "", "actions", List.of()));
        evidence.seal(REVIEWED);
        evidence.append(REVIEWED, "engineIntervention", Map.of("operation", "Delete", "target", "x", "detail", ""));
        reviewed = evidence.exported(REVIEWED);
        intact = evidence.exported(RELEASE);
        ofOtherRelease = evidence.exported(OTHER);
    }

    @AfterAll
    static void close() {
        evidence.close();
    }

    /** What somebody does to the lines (index 0 = line 1; five records and the seal), and what the verifier says. */
    record Tampering(String name, Consumer<Export> deed, String... findings) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Tampering> tamperings() {
        return List.of(
                new Tampering(
                        "payload changed",
                        e -> e.replace(2, "\"attempt\":3", "\"attempt\":4"),
                        "REL-EVI-104 line 3: Record 3 was changed: its content does not have the hash it states."),
                new Tampering(
                        "actor changed",
                        e -> e.replace(0, "\"tech\"", "\"product\""),
                        "REL-EVI-104 line 1: Record 1 was changed: its content does not have the hash it states."),
                new Tampering(
                        "payload changed and hashed again",
                        e -> e.rewrite(2, r -> r.withObject("/payload").put("attempt", 4)),
                        "REL-EVI-108 line 4: Record 4 does not continue record 3: one of the two was replaced or added."),
                new Tampering(
                        "the whole rest hashed again",
                        e -> {
                            e.rewrite(2, r -> r.withObject("/payload").put("attempt", 4));
                            e.rewrite(3, r -> r.put("previousHash", e.hash(2)));
                            e.rewrite(4, r -> r.put("previousHash", e.hash(3)));
                        },
                        "REL-EVI-115 line 5: Record 5 is not the one that was sealed: the ledger was rewritten."),
                new Tampering("record removed", e -> e.lines.remove(2), "REL-EVI-105 line 3: Record 3 is missing."),
                new Tampering(
                        "first records removed",
                        e -> e.lines.subList(0, 2).clear(),
                        "REL-EVI-105 line 1: Records 1 to 2 are missing."),
                new Tampering(
                        "records swapped",
                        e -> Collections.swap(e.lines, 2, 3),
                        "REL-EVI-106 line 4: Record 3 stands after record 4: reordered."),
                new Tampering(
                        "record repeated",
                        e -> e.lines.add(3, e.lines.get(1)),
                        "REL-EVI-107 line 4: Record 2 is also at line 2: one of them was added."),
                new Tampering(
                        "record added in the middle",
                        e -> {
                            e.lines.add(3, e.lines.get(2));
                            e.rewrite(3, r -> r.put("kind", "approvalDecided"));
                        },
                        "REL-EVI-122 line 4: Record 3 is not of its kind approvalDecided",
                        "REL-EVI-107 line 4: Record 3 is also at line 3: one of them was added."),
                new Tampering(
                        "record added before the seal, chained",
                        e -> {
                            e.lines.add(5, e.lines.get(4));
                            e.rewrite(5, r -> r.put("sequence", 6).put("previousHash", e.hash(4)));
                        },
                        "REL-EVI-114 line 6: The release was sealed at record 5 and takes no maintenanceEntering record after it: record 6 was"
                                + " added."),
                new Tampering(
                        "record added after the seal",
                        e -> e.lines.add(e.lines.get(4)),
                        "REL-EVI-107 line 7: Record 5 is also at line 5: one of them was added.",
                        "REL-EVI-112 line 7: Something follows the seals: added after the export was made."),
                new Tampering(
                        "tail cut before the seal",
                        e -> e.lines.subList(3, 5).clear(),
                        "REL-EVI-113 line 4: The end was cut off: Records 4 to 5 are missing."),
                new Tampering(
                        "tail cut, seal included",
                        e -> e.lines.subList(3, 6).clear(),
                        "REL-EVI-111 line 3: There is no seal: the release is still open, or the end of the export was"
                                + " cut off."),
                new Tampering(
                        "cut in the middle of a line",
                        e -> e.set(5, e.lines.get(5).substring(0, 40)),
                        "REL-EVI-101 line 6: The line cannot be read: REL-EVI-011 It is not JSON: Unexpected end-of-input",
                        "REL-EVI-111 line 6: There is no seal"),
                new Tampering("everything removed", e -> e.lines.clear(), "REL-EVI-119 line 0: The export is empty."),
                new Tampering(
                        "all records removed",
                        e -> e.lines.subList(0, 5).clear(),
                        "REL-EVI-119 line 1: The export has no record: they were all taken away.",
                        "REL-EVI-110 line 1: The seal belongs to canteen-api-1.5.0, not to .",
                        "REL-EVI-113 line 1: The end was cut off: Records 1 to 5 are missing."),
                new Tampering(
                        "signature changed",
                        e -> e.replace(5, "\"signature\":\"", "\"signature\":\"AAAA"),
                        "REL-EVI-117 line 6: The signature of the seal is wrong"),
                new Tampering(
                        "signature that is none",
                        e -> e.replace(5, "\"signature\":\"", "\"signature\":\"!"),
                        "REL-EVI-117 line 6: The signature of the seal is wrong"),
                new Tampering(
                        "seal's time changed",
                        e -> e.replace(5, "\"sealedAt\":\"2026", "\"sealedAt\":\"2027"),
                        "REL-EVI-116 line 6: The seal was changed",
                        "REL-EVI-117 line 6: The signature of the seal is wrong"),
                new Tampering(
                        "seal of another release",
                        e -> e.set(5, ofOtherRelease.get(3)),
                        "REL-EVI-114 line 4: The release was sealed at record 3 and takes no maintenanceEntering record after it",
                        "REL-EVI-114 line 5: The release was sealed at record 3 and takes no maintenanceEntering record after it",
                        "REL-EVI-115 line 3: Record 3 is not the one that was sealed: the ledger was rewritten.",
                        "REL-EVI-110 line 6: The seal belongs to canteen-api-1.4.2, not to canteen-api-1.5.0."),
                new Tampering(
                        "record of another release",
                        e -> e.set(1, ofOtherRelease.get(1)),
                        "REL-EVI-110 line 2: Record 2 belongs to canteen-api-1.4.2, not to canteen-api-1.5.0.",
                        "REL-EVI-108 line 2: Record 2 does not continue record 1",
                        "REL-EVI-108 line 3: Record 3 does not continue record 2"),
                new Tampering(
                        "start replaced",
                        e -> e.rewrite(0, r -> r.put("previousHash", "a".repeat(64))),
                        "REL-EVI-108 line 1: Record 1 names a record before it: the start of the ledger was replaced.",
                        "REL-EVI-108 line 2: Record 2 does not continue record 1"),
                new Tampering(
                        "dated back",
                        e -> e.rewrite(3, r -> r.put("time", "2026-02-01T09:00:00.000000Z")),
                        "REL-EVI-109 line 4: Record 4 is dated before record 3.",
                        "REL-EVI-108 line 5: Record 5 does not continue record 4"),
                new Tampering(
                        "same content, written otherwise",
                        e -> e.replace(1, "\"attempt\":2", "\"attempt\":2.0"),
                        "REL-EVI-103 line 2: The line is not in canonical form (RFC 8785): it was edited.",
                        "REL-EVI-122 line 2: Record 2 is not of its kind maintenanceEntering"),
                new Tampering(
                        "line ends changed",
                        e -> e.set(1, e.lines.get(1) + "\r"),
                        "REL-EVI-103 line 2: The line is not in canonical form (RFC 8785): it was edited."),
                new Tampering(
                        "member given twice",
                        e -> e.replace(1, "{\"actor\"", "{\"actor\":\"product\",\"actor\""),
                        "REL-EVI-101 line 2: The line cannot be read: REL-EVI-011 It is not JSON: Duplicate field 'actor'",
                        "REL-EVI-105 line 3: Record 2 is missing."),
                new Tampering(
                        "member added",
                        e -> e.rewrite(1, r -> r.put("note", "harmless")),
                        "REL-EVI-102 line 2: This is not a ledger record: note is unknown.",
                        "REL-EVI-105 line 3: Record 2 is missing."),
                new Tampering(
                        "members removed and of a wrong kind",
                        e -> e.rewrite(1, r -> r.put("items", "PR-04").remove("element")),
                        "REL-EVI-102 line 2: This is not a ledger record: element is missing, items is malformed.",
                        "REL-EVI-105 line 3: Record 2 is missing."),
                new Tampering(
                        "number beyond a double",
                        e -> e.replace(1, "\"attempt\":2", "\"attempt\":1e999"),
                        "REL-EVI-101 line 2: The line cannot be read: REL-EVI-012 /payload/attempt is Infinity",
                        "REL-EVI-105 line 3: Record 2 is missing."),
                new Tampering(
                        "empty line",
                        e -> e.lines.add(1, ""),
                        "REL-EVI-102 line 2: This is not a ledger record: not an object."),
                new Tampering(
                        "huge sequence",
                        e -> e.rewrite(4, r -> r.put("sequence", 9007199254740991L)),
                        "REL-EVI-105 line 5: Records 5 to 9007199254740990 are missing.",
                        "REL-EVI-114 line 5: The release was sealed at record 5 and takes no maintenanceEntering record after it"));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void finds(Tampering tampering) throws Exception {
        Export export = new Export(intact, canonicalJson);
        tampering.deed().accept(export);

        List<String> found = verify(export.lines).findings().stream()
                .map(EvidenceVerifier.Finding::toString)
                .toList();

        assertThat(found).hasSameSizeAs(tampering.findings());
        for (String expected : tampering.findings()) {
            assertThat(found).anySatisfy(finding -> assertThat(finding).startsWith(expected));
        }
    }

    @Test
    @DisplayName("PRIN-01: what no class knows is refused, kind or member, and never read as not given")
    void refusesWhatNobodyKnows() throws Exception {
        String release = "canteen-api-1.4.1";
        evidence.append(release, "maintenanceEntering", Map.of("attempt", 1));
        evidence.append(release, "backupForgotten", Map.of("attempt", 1));
        evidence.append(release, "maintenanceEntering", Map.of("attempt", 1, "onlyPretended", true));
        evidence.append(release, "maintenanceEntering", Map.of("attempt", "1"));
        evidence.append(release, "maintenanceEntering", Map.of("plan", "rollback"));

        assertThat(verifier()
                        .allowingOpen()
                        .verify(stream(evidence.exported(release)))
                        .findings())
                .extracting(EvidenceVerifier.Finding::toString)
                .satisfiesExactly(
                        kind -> assertThat(kind)
                                .isEqualTo(
                                        "REL-EVI-121 line 2: Record 2 has the kind backupForgotten, which this version"
                                                + " does not know. Verify it with the version that wrote it, or a newer one."),
                        member -> assertThat(member)
                                .startsWith("REL-EVI-122 line 3: Record 3 is not of its kind maintenanceEntering:")
                                .contains("onlyPretended"),
                        type -> assertThat(type).startsWith("REL-EVI-122 line 4: "),
                        missing -> assertThat(missing)
                                .isEqualTo("REL-EVI-122 line 5: Record 5 is not of its kind maintenanceEntering:"
                                        + " its member /attempt is not there, or not as it must be."));
    }

    @Test
    void findsNothingInWhatIsIntact() throws Exception {
        EvidenceVerifier.Verification verification = verify(intact);

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.release()).isEqualTo(RELEASE);
        assertThat(verification.records()).isEqualTo(5);
        assertThat(verification.sealed()).isTrue();
    }

    /** What somebody does to a release with two records after its first seal, sealed again, and one after that. */
    static List<Tampering> tamperingsAfterTheRelease() {
        return List.of(
                new Tampering("nothing", e -> {}),
                new Tampering("last record cut off, which nobody can see", e -> e.lines.remove(5)),
                new Tampering("second seal and what it sealed cut off, which only the chain of seals shows", e -> {
                    e.lines.remove(7);
                    e.lines.subList(3, 6).clear();
                }),
                new Tampering(
                        "review changed and hashed again",
                        e -> {
                            e.rewrite(4, r -> r.withObject("/payload").put("rootCause", "unknown"));
                            e.rewrite(5, r -> r.put("previousHash", e.hash(4)));
                        },
                        "REL-EVI-115 line 5: Record 5 is not the one that was sealed: the ledger was rewritten."),
                new Tampering(
                        "release changed and hashed again",
                        e -> {
                            e.rewrite(2, r -> r.withObject("/payload").put("attempt", 4));
                            e.rewrite(3, r -> r.put("previousHash", e.hash(2)));
                            e.rewrite(4, r -> r.put("previousHash", e.hash(3)));
                            e.rewrite(5, r -> r.put("previousHash", e.hash(4)));
                        },
                        "REL-EVI-115 line 3: Record 3 is not the one that was sealed: the ledger was rewritten.",
                        "REL-EVI-115 line 5: Record 5 is not the one that was sealed: the ledger was rewritten."),
                new Tampering(
                        "another kind after the release",
                        e -> e.rewrite(5, r -> r.put("kind", "approvalDecided")),
                        "REL-EVI-122 line 6: Record 6 is not of its kind approvalDecided",
                        "REL-EVI-114 line 6: The release was sealed at record 3 and takes no approvalDecided record"),
                new Tampering(
                        "sealed records removed",
                        e -> e.lines.subList(4, 6).clear(),
                        "REL-EVI-113 line 6: The end was cut off: Record 5 is missing."),
                new Tampering(
                        "seals swapped",
                        e -> Collections.swap(e.lines, 6, 7),
                        "REL-EVI-120 line 8: The seal at record 3 does not follow the one at record 5: repeated or"
                                + " reordered."),
                new Tampering(
                        "seal repeated",
                        e -> e.lines.add(e.lines.get(7)),
                        "REL-EVI-120 line 9: The seal at record 5 does not follow the one at record 5"),
                new Tampering(
                        "first seal's signature changed",
                        e -> e.replace(6, "\"signature\":\"", "\"signature\":\"AAAA"),
                        "REL-EVI-117 line 7: The signature of the seal is wrong"),
                new Tampering(
                        "record between the seals",
                        e -> Collections.swap(e.lines, 5, 6),
                        "REL-EVI-112 line 7: Something follows the seals"));
    }

    @ParameterizedTest
    @MethodSource("tamperingsAfterTheRelease")
    @DisplayName("HOT-06: every seal is checked at the record that it names")
    void findsAfterTheRelease(Tampering tampering) throws Exception {
        Export export = new Export(reviewed, canonicalJson);
        tampering.deed().accept(export);

        List<String> found = verify(export.lines).findings().stream()
                .map(EvidenceVerifier.Finding::toString)
                .toList();

        assertThat(found).hasSameSizeAs(tampering.findings());
        for (String expected : tampering.findings()) {
            assertThat(found).anySatisfy(finding -> assertThat(finding).startsWith(expected));
        }
    }

    @Test
    void saysHowManyRecordsNoSealCovers() throws Exception {
        assertThat(verify(reviewed).afterSeal()).isEqualTo(1);
        assertThat(verify(intact).afterSeal()).isZero();
        assertThat(verifier()
                        .allowingOpen()
                        .verify(stream(intact.subList(0, 5)))
                        .afterSeal())
                .isZero();
        Path key = Files.writeString(directory.resolve("key.pem"), evidence.sealing.publicKey());
        Path export = Files.write(directory.resolve("reviewed.jsonl"), reviewed);
        assertThat(run(export, key))
                .isEqualTo("0 canteen-api-1.4.3: 6 records, sealed, intact; 1 after the last seal, which no signature"
                        + " covers\n");
    }

    @Test
    void findsTheEvidenceOfAWrongRelease() throws Exception {
        assertThat(verifier().ofRelease(OTHER).verify(stream(intact)).findings())
                .hasSize(6)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("REL-EVI-110"))
                .last()
                .hasToString("REL-EVI-110 line 6: The seal belongs to canteen-api-1.5.0, not to canteen-api-1.4.2.");
    }

    @Test
    void findsASealOfAnotherKey() throws Exception {
        String otherKey = Pem.encode(
                "PUBLIC KEY",
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());

        assertThat(EvidenceVerifier.with(otherKey).verify(stream(intact)).findings())
                .extracting(EvidenceVerifier.Finding::code)
                .containsExactly("REL-EVI-118", "REL-EVI-117");
    }

    @Test
    void findsBytesThatAreNoText() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(stream(intact).readAllBytes());
        byte[] broken = bytes.toByteArray();
        broken[20] = (byte) 0xff;

        assertThat(verifier().verify(new ByteArrayInputStream(broken)).findings())
                .extracting(EvidenceVerifier.Finding::toString)
                .contains("REL-EVI-101 line 1: The line cannot be read: it is not UTF-8.");
    }

    @Test
    void acceptsAnOpenReleaseOnlyWhenAsked() throws Exception {
        List<String> open = intact.subList(0, 4);

        assertThat(verifier().allowingOpen().verify(stream(open)).intact()).isTrue();
        assertThat(verify(open).findings())
                .extracting(EvidenceVerifier.Finding::code)
                .containsExactly("REL-EVI-111");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> EvidenceVerifier.with("nonsense"))
                .hasMessage("REL-EVI-034 This is not an Ed25519 public key in PEM.");
    }

    @Test
    void theCommandSaysByItsExitCodeWhatItFound() throws Exception {
        Path key = Files.writeString(directory.resolve("public.pem"), evidence.sealing.publicKey());
        Path good = Files.write(directory.resolve("good.jsonl"), intact);
        Path bad = Files.write(directory.resolve("bad.jsonl"), intact.subList(1, 6));
        Path open = Files.write(directory.resolve("open.jsonl"), intact.subList(0, 5));

        assertThat(run(good, key)).isEqualTo("0 canteen-api-1.5.0: 5 records, sealed, intact\n");
        assertThat(run(good, key, "--release", RELEASE)).startsWith("0 ");
        assertThat(run(good, key, "--release", OTHER)).startsWith("1 REL-EVI-110 line 1: ");
        assertThat(run(bad, key))
                .isEqualTo("1 REL-EVI-105 line 1: Record 1 is missing.\n"
                        + "canteen-api-1.5.0: 4 records, sealed, NOT INTACT\n");
        assertThat(run(open, key)).startsWith("1 REL-EVI-111 line 5: ");
        assertThat(run(open, key, "--open")).isEqualTo("0 canteen-api-1.5.0: 5 records, not sealed, intact\n");
        assertThat(run(directory.resolve("absent"), key)).startsWith("2 REL-EVI-035 Cannot read: ");
        assertThat(run(good, good)).startsWith("2 " + good + ": REL-EVI-034 ");
        assertThat(run(good)).startsWith("2 Usage: VerifyEvidence ");
        assertThat(run(good, key, "--unknown")).startsWith("2 Usage: VerifyEvidence ");
    }

    private static String run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>();
        for (Object arg : args) {
            words.add(arg.toString());
        }
        int code = VerifyEvidence.run(words.toArray(String[]::new), print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static EvidenceVerifier verifier() {
        return EvidenceVerifier.with(evidence.sealing.publicKey());
    }

    private static EvidenceVerifier.Verification verify(List<String> lines) throws IOException {
        return verifier().verify(stream(lines));
    }

    private static ByteArrayInputStream stream(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The lines of an export in the hands of somebody who knows how they are made. */
    private static final class Export {

        private final List<String> lines;
        private final CanonicalJson canonicalJson;

        private Export(List<String> lines, CanonicalJson canonicalJson) {
            this.lines = new ArrayList<>(lines);
            this.canonicalJson = canonicalJson;
        }

        private void set(int index, String line) {
            lines.set(index, line);
        }

        private void replace(int index, String from, String to) {
            assertThat(lines.get(index)).contains(from);
            lines.set(index, lines.get(index).replace(from, to));
        }

        /** Changes a record and gives it the hash that it then has. */
        private void rewrite(int index, Consumer<ObjectNode> change) {
            ObjectNode record = canonicalJson.read(lines.get(index)).deepCopy();
            record.remove("hash");
            change.accept(record);
            record.put("hash", canonicalJson.sha256(record));
            lines.set(index, canonicalJson.of(record));
        }

        private String hash(int index) {
            return canonicalJson.read(lines.get(index)).get("hash").textValue();
        }
    }
}
