package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.MadeEvidence.Draft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "What a revoked key signed after its time does not hold; what it says of before holds with what was kept before")
class RevokedKeysTest {

    private static final CanonicalJson JSON = new CanonicalJson();
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    private Path directory;

    private SigningKey key;
    private List<Draft> drafts;
    private String said = "";

    @BeforeEach
    void make() {
        key = SigningKey.readOrGenerate(directory.resolve("one"));
        drafts = IntStream.range(0, 3)
                .mapToObj(i -> {
                    String release = "canteen-api-1.0." + i;
                    ObjectNode record = MadeEvidence.record(
                            release,
                            JSON.read("{\"kind\":\"restrictionLifted\",\"payload\":{\"reason\":\"It is over.\"}}"),
                            START,
                            "security");
                    return new Draft(release, List.of(record, record), Map.of(), List.of(2));
                })
                .toList();
    }

    @Test
    void sealsOfLaterAreFindings() throws IOException {
        MadeEvidence made = new MadeEvidence(key, drafts);
        String revoked = revoked("2026-03-09T09:00:01Z");

        assertThat(verify(made.export(0), revoked)).as("the second before").isEqualTo(2);
        assertThat(verify(made.export(1), revoked)).as("that very second").isEqualTo(1);
        assertThat(said)
                .contains("REL-EVI-253 line 3: The seal at record 2 was signed at 2026-03-09T09:00:01Z with the key "
                        + key.id() + ", which is revoked from 2026-03-09T09:00:01Z on.");
        assertThat(verify(made.log(), revoked)).isEqualTo(1);
        assertThat(said).contains("REL-EVI-253 line 2: Seal 2 ", "REL-EVI-253 line 3: Seal 3 ");
        assertThat(said.lines().filter(line -> line.startsWith("REL-EVI-254"))).hasSize(1);
        assertThat(verify(made.export(1), key.publicKeyPem())).as("not revoked").isZero();
    }

    @Test
    void sealsOfBeforeHoldWithWhatWasKeptBefore() throws IOException {
        MadeEvidence made = new MadeEvidence(key, drafts);
        String revoked = revoked("2026-03-10T00:00:00Z");

        assertThat(verify(made.export(2), revoked)).isEqualTo(2);
        assertThat(said)
                .contains("REL-EVI-254 The seal at record 2 says that it was signed before 2026-03-10T00:00:00Z");
        assertThat(verify(made.export(2), revoked, "--against", kept(made.checkpoint())))
                .isZero();
        assertThat(verify(made.export(2), revoked, "--against", kept(String.join("\n", made.export(2)) + "\n")))
                .isZero();
        assertThat(verify(made.export(2), revoked, "--against", kept(String.join("\n", made.log()) + "\n")))
                .isZero();
        assertThat(verify(made.log(), revoked, "--against", kept(made.checkpoint())))
                .isZero();
        String earlier = new MadeEvidence(key, drafts.subList(0, 2)).checkpoint();
        assertThat(verify(made.log(), revoked, "--against", kept(earlier))).isEqualTo(2);
        assertThat(said.lines().filter(line -> line.startsWith("REL-EVI-254")))
                .singleElement()
                .asString()
                .contains("Seal 3 ");
    }

    @Test
    @DisplayName("a seal that names another key than the one that signed it is one of that which signed")
    void namesNoOtherKey() throws IOException {
        SigningKey other = SigningKey.readOrGenerate(directory.resolve("two"));
        List<String> lines = new ArrayList<>();
        for (String line : new MadeEvidence(key, drafts).export(1)) {
            lines.add(line.startsWith("{\"seal\"") ? line.replace(key.id(), other.id()) : line);
        }

        assertThat(verify(lines, revoked("2026-03-01T00:00:00Z") + other.publicKeyPem()))
                .isEqualTo(1);
        assertThat(said).contains("REL-EVI-253 line 3: ");
        assertThat(verify(lines, key.publicKeyPem() + other.publicKeyPem()))
                .as("neither is revoked")
                .isEqualTo(1);
        assertThat(said)
                .contains("REL-EVI-550 line 3: The seal names the key " + other.id() + " and was signed with "
                        + key.id());
    }

    @Test
    @DisplayName("an envelope that another key signed than its seal was made anew, whoever has that key")
    void anEnvelopeOfAnotherKey() throws IOException {
        SigningKey other = SigningKey.readOrGenerate(directory.resolve("two"));
        List<String> own = new MadeEvidence(key, drafts.subList(0, 1)).export(0);
        List<String> theirs = new MadeEvidence(other, drafts.subList(0, 1)).export(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            String line = own.get(i);
            if (!line.startsWith("{\"proof\"") && !line.startsWith("{\"checkpoint\"")) {
                lines.add(line.startsWith("{\"envelope\"") ? theirs.get(i) : line);
            }
        }

        assertThat(verify(lines, key.publicKeyPem() + other.publicKeyPem())).isEqualTo(1);
        assertThat(said)
                .contains("REL-EVI-550 line 4: The envelope names another key than the seal at record 2")
                .doesNotContain("REL-EVI-124", "REL-EVI-125");
    }

    @Test
    void aFileOfKeysSaysItOrIsNone() throws IOException {
        MadeEvidence made = new MadeEvidence(key, drafts);
        for (String line : List.of(
                "Revoked: " + key.id(),
                "Revoked: abc 2026-03-01T00:00:00Z",
                "Revoked: " + key.id() + " yesterday",
                "revoked: " + key.id() + " 2026-03-01T00:00:00Z",
                "# Revoked: " + key.id() + " 2026-03-01T00:00:00Z",
                "Revoked " + key.id() + " 2026-03-01T00:00:00Z")) {
            assertThat(verify(made.export(0), line + "\n" + key.publicKeyPem()))
                    .as(line)
                    .isEqualTo(2);
            assertThat(said).as(line).contains("REL-EVI-252 '" + line + "'");
        }
        String twice = revoked("2026-03-01T00:00:00Z") + "Revoked: " + key.id() + " 2027-01-01T00:00:00Z\n";
        assertThat(verify(made.export(0), twice)).as("the earlier one").isEqualTo(1);
        RevokedKeys revoked = new RevokedKeys(Map.of(key.id(), Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(RevokedKeys.in(revoked.text() + key.publicKeyPem())).isEqualTo(revoked);
    }

    private String revoked(String from) {
        return "Revoked: " + key.id() + " " + from + "\n" + key.publicKeyPem();
    }

    private String kept(String text) throws IOException {
        return Files.writeString(directory.resolve("kept"), text).toString();
    }

    private int verify(List<String> export, String keys, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                Files.writeString(directory.resolve("export"), String.join("\n", export) + "\n")
                        .toString(),
                Files.writeString(directory.resolve("keys.pem"), keys).toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = VerifyEvidence.run(args.toArray(String[]::new), stream, stream);
        said = out.toString(StandardCharsets.UTF_8);
        return status;
    }
}
