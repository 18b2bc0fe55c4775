package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.testing.Installed;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A seal's envelope is DSSE around an in-toto Statement, its checkpoint a signed note")
class EnvelopeTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path directory;

    private EvidenceFixture evidence;
    private final CanonicalJson json = new CanonicalJson();

    @BeforeEach
    void sealOne() {
        evidence = new EvidenceFixture(directory);
        evidence.append(RELEASE, "releaseAmended", Map.of("commit", COMMIT));
        evidence.append(RELEASE, "statusChanged", Map.of("from", "preparing", "to", "withdrawn"));
        evidence.seal(RELEASE);
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    @Test
    void isSignedOverThePreAuthenticationEncoding() {
        assertThat(new String(
                        Dsse.preAuthenticationEncoding(
                                "http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void saysWhatWasSealedAndWhatItIsAbout() throws Exception {
        Seal seal = evidence.sealing.find(RELEASE).orElseThrow();
        JsonNode envelope = envelope();

        assertThat(envelope.get("payloadType").textValue()).isEqualTo("application/vnd.in-toto+json");
        assertThat(new String(Dsse.payload(envelope), StandardCharsets.UTF_8))
                .isEqualTo(json.of(Map.of(
                        "_type",
                        "https://in-toto.io/Statement/v1",
                        "subject",
                        List.of(
                                Map.of("name", "ledger", "digest", Map.of("sha256", seal.headHash())),
                                Map.of("name", "commit", "digest", Map.of("gitCommit", COMMIT))),
                        "predicateType",
                        "https://maqsafy.com/attestations/release-evidence/v1",
                        "predicate",
                        Map.of(
                                "release",
                                RELEASE,
                                "status",
                                "withdrawn",
                                "headSequence",
                                2,
                                "headHash",
                                seal.headHash(),
                                "sealedAt",
                                "2026-03-01T09:00:00.123456Z",
                                "previousSealHash",
                                "0".repeat(64),
                                "sealHash",
                                seal.sealHash()))));
        assertThat(schema(Dsse.payload(envelope))).isEmpty();
        assertThat(schema("{\"_type\":\"https://in-toto.io/Statement/v1\"}".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    private List<String> schema(byte[] statement) throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("src/docs/release-evidence-v1.schema.json")))
                .validate(json.read(new String(statement, StandardCharsets.UTF_8)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void opensslVerifiesIt() throws Exception {
        Installed.program("openssl");
        JsonNode envelope = envelope();
        byte[] payload = Base64.getDecoder().decode(envelope.get("payload").textValue());
        Path signed = Files.write(
                directory.resolve("pae"),
                concat(("DSSEv1 28 application/vnd.in-toto+json " + payload.length + " ").getBytes(), payload));
        Path signature = Files.write(
                directory.resolve("sig"),
                Base64.getDecoder().decode(envelope.at("/signatures/0/sig").textValue()));
        Path key = Files.writeString(directory.resolve("key.pem"), evidence.sealing.publicKey());

        assertThat(openssl(key, signed, signature)).isZero();
        Files.write(signed, concat(Files.readAllBytes(signed), new byte[] {32}));
        assertThat(openssl(key, signed, signature)).isOne();
    }

    private int openssl(Path key, Path signed, Path signature) throws Exception {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        key.toString(),
                        "-rawin",
                        "-in",
                        signed.toString(),
                        "-sigfile",
                        signature.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.log").toFile())
                .start();
        return openssl.waitFor();
    }

    @Test
    @DisplayName(
            "for consumers of SLSA the same says whether it passed, about what is released; of an open release nothing is said")
    void aSummaryForConsumersOfSlsa() {
        VerificationSummaries summaries = evidence.context.getBean(VerificationSummaries.class);
        String rules = evidence.inTransaction(
                () -> evidence.context.getBean(KeptDocuments.class).keep("{\"files\":{}}"));
        evidence.append("canteen-api-1.5.1", "releaseAmended", Map.of("commit", COMMIT));
        evidence.append("canteen-api-1.5.1", "rulesApplied", Map.of("rules", rules, "application", "1", "files", 0));
        assertThat(summaries.of("canteen-api-1.5.1", "pkg:generic/canteen-api@1.5.1"))
                .isEmpty();
        evidence.append("canteen-api-1.5.1", "statusChanged", Map.of("from", "verifying", "to", "released"));
        Seal seal = evidence.seal("canteen-api-1.5.1");

        String signed = summaries
                .of("canteen-api-1.5.1", "pkg:generic/canteen-api@1.5.1")
                .orElseThrow();
        JsonNode envelope = json.read(signed);
        assertThat(EvidenceVerifier.keys(evidence.sealing.publicKey()).values())
                .allMatch(key -> Dsse.isSigned(envelope, key));
        assertThat(new String(Dsse.payload(envelope), StandardCharsets.UTF_8))
                .isEqualTo(json.of(Map.of(
                        "_type",
                        "https://in-toto.io/Statement/v1",
                        "subject",
                        List.of(Map.of("name", "commit", "digest", Map.of("gitCommit", COMMIT))),
                        "predicateType",
                        "https://slsa.dev/verification_summary/v1",
                        "predicate",
                        Map.of(
                                "verifier",
                                Map.of("id", "https://example.com/log"),
                                "timeVerified",
                                "2026-03-01T09:00:00.123456Z",
                                "resourceUri",
                                "pkg:generic/canteen-api@1.5.1",
                                "policy",
                                Map.of("uri", "https://example.com/log/policy", "digest", Map.of("sha256", rules)),
                                "inputAttestations",
                                List.of(Map.of("digest", Map.of("sha256", CanonicalJson.sha256Of(seal.envelope())))),
                                "verificationResult",
                                "PASSED",
                                "verifiedLevels",
                                List.of("MAQSAFY_RELEASE_POLICY"),
                                "slsaVersion",
                                "1.0"))));
        assertThat(summaries.of("canteen-api-1.5.1", "pkg:generic/canteen-api@1.5.1"))
                .hasValue(signed);
        assertThat(new String(
                        Dsse.payload(json.read(summaries.of(RELEASE, "urn:x").orElseThrow())), StandardCharsets.UTF_8))
                .contains("\"verificationResult\":\"FAILED\"", "\"verifiedLevels\":[\"FAILED\"]");
    }

    @Test
    @DisplayName(
            "of the releases that the log has for the first time in a period each is told once, and nothing of the administration")
    void saysWhichReleasesTheLogHas() {
        evidence.append(RELEASE, "restrictionLifted", Map.of("reason", "It is over."));
        evidence.seal(RELEASE);
        evidence.append(AdministrationLedger.SUBJECT, "accountReactivated", Map.of("account", "qa"));
        evidence.seal(AdministrationLedger.SUBJECT);
        Instant sealed = Instant.parse("2026-03-01T09:00:00.123456Z");

        assertThat(evidence.export.firstSealed(sealed, sealed.plusSeconds(1))).isEqualTo(Map.of(RELEASE, sealed));
        assertThat(evidence.export.firstSealed(sealed.minusSeconds(1), sealed)).isEmpty();
    }

    @Test
    @DisplayName("what somebody wrote into the database is not signed as a summary")
    void noSummaryOfAForgedEnvelope() {
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        owner.sql("ALTER TABLE seal DISABLE TRIGGER USER").update();
        ObjectNode forged = (ObjectNode)
                json.read(evidence.sealing.find(RELEASE).orElseThrow().envelope());
        String payload = new String(Dsse.payload(forged), StandardCharsets.UTF_8)
                .replace("\"status\":\"withdrawn\"", "\"status\":\"released\"");
        forged.put("payload", Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
        owner.sql("UPDATE seal SET envelope = ?").param(json.of(forged)).update();

        assertThatThrownBy(() ->
                        evidence.context.getBean(VerificationSummaries.class).of(RELEASE, "urn:x"))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageContaining("REL-EVI-190");
    }

    @Test
    @DisplayName("a checkpoint is the note of C2SP; the key id is the one of golang.org/x/mod/sumdb/note's example")
    void aCheckpointIsASignedNote() throws Exception {
        byte[] neumann = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(concat(
                        HexFormat.of().parseHex("302a300506032b6570032100"),
                        java.util.Arrays.copyOfRange(neumann, 1, neumann.length))));
        assertThat(HexFormat.of().formatHex(Checkpoint.keyId("PeterNeumann", key)))
                .isEqualTo("c74f20a3");

        String note =
                json.read(evidence.withProofs(RELEASE).get(5)).get("checkpoint").textValue();
        String root = Base64.getEncoder()
                .encodeToString(MerkleTree.leafHash(
                        json.of(RecordForm.entry(evidence.sealing.find(RELEASE).orElseThrow()))
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(note)
                .startsWith("example.com/log\n1\n" + root + "\n\n\u2014 example.com/log ")
                .endsWith("\n");
        assertThat(Checkpoint.of(
                        note,
                        EvidenceVerifier.keys(evidence.sealing.publicKey()).values()))
                .isPresent();
        assertThat(Checkpoint.of(note, List.of(key))).isEmpty();
    }

    private JsonNode envelope() {
        return json.read(evidence.withProofs(RELEASE).get(3)).get("envelope");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
