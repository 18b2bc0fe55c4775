package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.MadeEvidence.Draft;
import com.maqsafy.releases.testing.Installed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The example in ledger.md is what this application makes, and whoever follows the page comes to the same")
class EvidenceExampleTest {

    private static final Path EXAMPLE = Path.of("src/docs/evidence-example.jsonl");
    private static final Path KEY = Path.of("src/docs/evidence-example.pem");
    private static final CanonicalJson JSON = new CanonicalJson();

    /** The secret key of RFC 8032, 7.1, TEST 1, as PKCS#8. */
    private static final String SECRET =
            "302e020100300506032b657004220420" + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    @TempDir
    Path directory;

    private SigningKey key() throws IOException {
        Path file = directory.resolve("key.pem");
        Files.writeString(file, Pem.encode("PRIVATE KEY", HexFormat.of().parseHex(SECRET)));
        return SigningKey.read(file, "the example");
    }

    private static ObjectNode record(String release, String kind, Map<String, ?> payload, int minute) {
        ObjectNode made = (ObjectNode) JSON.read("{}");
        made.put("kind", kind).set("payload", JSON.read(JSON.of(payload)));
        return MadeEvidence.record(
                release, made, Instant.parse("2026-03-02T08:00:00Z").plusSeconds(60L * minute), "owner");
    }

    private static Draft draft(String release, String status) {
        return new Draft(
                release,
                List.of(
                        record(release, "releaseAmended", Map.of("commit", "a".repeat(40)), 0),
                        record(release, "statusChanged", Map.of("from", "verifying", "to", status), 1)),
                Map.of(),
                List.of(2));
    }

    @Test
    void isWhatIsMade() throws Exception {
        MadeEvidence made = new MadeEvidence(
                key(), List.of(draft("canteen-api-1.4.9", "rolled-back"), draft("canteen-api-1.5.0", "released")));
        String export = String.join("\n", made.export(1)) + "\n";
        if (Boolean.getBoolean("evidence-example.write")) {
            Files.writeString(EXAMPLE, export);
            Files.writeString(KEY, made.publicKey());
        }

        assertThat(EXAMPLE).hasContent(export);
        assertThat(KEY).hasContent(made.publicKey());
        assertThat(EvidenceVerifier.with(made.publicKey())
                        .verify(new ByteArrayInputStream(Files.readAllBytes(EXAMPLE)))
                        .findings())
                .isEmpty();
    }

    @Test
    @DisplayName("what is hashed and signed on the way stands on the page")
    void isExplainedStepByStep() throws IOException {
        List<JsonNode> lines =
                Files.readAllLines(EXAMPLE).stream().map(JSON::read).toList();
        JsonNode seal = lines.get(2).get("seal");
        ObjectNode hashed = lines.get(0).deepCopy();
        hashed.remove("hash");
        ObjectNode signed = seal.deepCopy();
        signed.remove(List.of("sealHash", "signature", "keyId"));
        JsonNode envelope = lines.get(3).get("envelope");
        ObjectNode entry = signed.deepCopy();
        entry.put("envelope", JSON.sha256(envelope));

        assertThat(Files.readString(Path.of("src/docs/ledger.md")))
                .contains(
                        JSON.of(hashed),
                        lines.get(0).get("hash").asText(),
                        JSON.of(signed),
                        seal.get("sealHash").asText(),
                        seal.get("signature").asText(),
                        seal.get("keyId").asText(),
                        entry.get("envelope").asText(),
                        HexFormat.of()
                                .formatHex(MerkleTree.leafHash(JSON.of(entry).getBytes(StandardCharsets.UTF_8))),
                        lines.get(4).at("/proof/hashes/0").asText(),
                        lines.get(4).at("/proof/rootHash").asText());
    }

    @Test
    void theForeignCheckerFindsItGood() throws Exception {
        Installed.program("openssl");
        assertThat(new ProcessBuilder(
                                Installed.program("python3"),
                                "src/docs/check-evidence.py",
                                EXAMPLE.toString(),
                                KEY.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("python.log").toFile())
                        .start()
                        .waitFor())
                .isZero();
    }
}
