package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.MadeEvidence;
import com.maqsafy.releases.evidence.MadeEvidence.Draft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("verify --decide: the decisions of an export, made again, in words and for programs")
class VerifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The last example of a kind, as a record. */
    private static ObjectNode record(String kind) throws IOException {
        JsonNode example = null;
        for (String line : Files.readAllLines(Path.of("src/test/resources/ledger/records.jsonl"))) {
            if (line.contains("\"kind\":\"" + kind + "\"")) {
                example = JSON.readTree(line);
            }
        }
        ObjectNode record = JSON.createObjectNode();
        record.put("release", "canteen-api-1.5.0");
        record.put("time", "2026-03-02T08:00:00.000000Z");
        record.put("actor", "owner");
        record.put("kind", kind);
        record.set("items", example.path("items"));
        record.putNull("element");
        record.putNull("definition");
        record.set("payload", example.path("payload"));
        return record;
    }

    private int verify(List<ObjectNode> records, Map<String, String> documents, String... more) throws IOException {
        MadeEvidence made = MadeEvidence.of(
                directory.resolve("key"),
                List.of(new Draft("canteen-api-1.5.0", records, documents, List.of(records.size()))));
        Path export = Files.write(directory.resolve("export"), made.export(0));
        Path keys = Files.writeString(directory.resolve("keys"), made.publicKey());
        List<String> args = new ArrayList<>(List.of("verify", export.toString(), keys.toString(), "--decide"));
        args.addAll(List.of(more));
        return VerifyCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args.toArray(String[]::new));
    }

    private static ObjectNode gate() throws IOException {
        ObjectNode gate = record("gateEvaluated");
        ((ObjectNode) gate.get("payload"))
                .put("rules", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
                .put("consulted", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        ((ObjectNode) gate.at("/payload/facts")).put("judged", 1);
        return gate;
    }

    private static final Map<String, String> EMPTY =
            Map.of("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "{}");

    @Test
    void decidesNothingFromAnExportOfBefore() throws IOException {
        assertThat(verify(List.of(record("releaseRequested")), Map.of())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("REL-POL-060 ");
    }

    @Test
    void saysWhatIsNotAsItWasDecided() throws IOException {
        assertThat(verify(List.of(record("releaseRequested"), gate()), EMPTY)).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "Gate for deployment, record 2: nothing stood against it; made again: NOT THE SAME\n",
                        "  The content is not the one that the gate judged.\n",
                        "  Found now, and not then: PR-01 ",
                        " cannot be told by BackupRule: it was not kept what PolicySettings was.",
                        "PRIN-02  not-met     every release; record 1 releaseRequested by owner",
                        "\nOPEN-01  not asked   it is asked of the service, not of a release");
    }

    @Test
    void answersForPrograms() throws IOException {
        assertThat(verify(List.of(record("releaseRequested"), gate()), EMPTY, "--json"))
                .isOne();
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        JsonNode decided = JSON.readTree(lines[1]);
        assertThat(decided.path("items"))
                .extracting(item -> item.path("item").asText())
                .isEqualTo(ChecklistRows.allItems());
        assertThat(decided.at("/decisions/0/stage").asText()).isEqualTo("deployment");
        assertThat(decided.at("/decisions/0/differences")).isNotEmpty();
        assertThat(decided.at("/decisions/0/untold")).isNotEmpty();
        assertThat(decided.at("/differences/0").asText())
                .isEqualTo("The evidence is sealed, and the release has not ended: it is preparing.");
    }

    @Test
    @DisplayName("a time that no calendar has decides nothing")
    void cannotTellFromATimeThatIsNone() throws IOException {
        ObjectNode requested = record("releaseRequested").put("time", "2026-02-30T08:00:00.000000Z");
        ObjectNode gate = gate().put("time", "2026-03-02T08:00:00.000000Z");
        assertThat(verify(List.of(requested, gate), EMPTY)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("REL-POL-410 It cannot be decided again: ");
    }

    @Test
    @DisplayName("options may stand in front of the files")
    void takesOptionsInFront() throws IOException {
        assertThat(verify(List.of(record("releaseRequested")), Map.of())).isEqualTo(2);
        err.reset();
        assertThat(VerifyCommand.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        "verify",
                        "--release",
                        "canteen-api-1.5.0",
                        "--decide",
                        directory.resolve("export").toString(),
                        directory.resolve("keys").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("REL-POL-060 ");
    }

    @Test
    @DisplayName("what does not hold is not worth a decision")
    void decidesNothingFromWhatDoesNotHold() throws IOException {
        assertThat(verify(List.of(record("releaseRequested"), gate()), Map.of()))
                .isOne();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("REL-EVI-130 line 2: The list of rules 44136fa3", "NOT INTACT")
                .doesNotContain("made again");
    }
}
