package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName(
        "Who rewrites evidence with the database, and with the key too, is found by what was kept of it (VER-05, RULE-06)")
class SealLogTest {

    private static final List<String> RELEASES =
            List.of("canteen-api-1.4.0", "canteen-api-1.4.1", "canteen-api-1.4.2", RELEASE);

    private static final List<String> TABLES = List.of("ledger_record", "ledger_head", "seal", "unsealed_ending");

    @TempDir
    Path directory;

    private EvidenceFixture evidence;
    private Path keys;

    @BeforeEach
    void sealSome() throws IOException {
        evidence = new EvidenceFixture(directory);
        for (String release : RELEASES) {
            evidence.append(release, "statusChanged", Map.of("from", "rolling-back", "to", "rolled-back"));
            evidence.fill(release, 2);
            evidence.seal(release);
        }
        keys = Files.writeString(directory.resolve("keys.pem"), evidence.sealing.publicKey());
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    @Test
    void whatWasExportedBeforeIsContained() throws IOException {
        Path export = export(RELEASE, "before");
        Path log = log("log-before");
        Path checkpoint = checkpoint("checkpoint-before");
        assertThat(verify(export))
                .isEqualTo("0 canteen-api-1.5.0: 3 records, sealed with envelope and in the log of seals, intact\n");
        assertThat(verify(log)).isEqualTo("0 log of seals: 4 seals, intact\n");
        assertThat(verify(checkpoint)).isEqualTo("0 checkpoint: intact\n");

        evidence.fill("canteen-api-1.6.0", 1);
        evidence.seal("canteen-api-1.6.0");
        Path later = export(RELEASE, "later");
        Path laterLog = log("log-later");

        for (Path before : List.of(export, log, checkpoint)) {
            assertThat(verify(laterLog, "--against", before)).startsWith("0 ");
            assertThat(verify(later, "--against", before, "--proof", proof(4, 5)))
                    .startsWith("0 ");
            assertThat(verify(later, "--against", before))
                    .startsWith("2 REL-EVI-139 That the log of 5 seals continues that of 4 ");
            assertThat(verify(later, "--against", before, "--proof", proof(3, 5)))
                    .startsWith("1 REL-EVI-132 line 0: ");
        }
        assertThat(verify(log, "--against", laterLog))
                .startsWith("1 REL-EVI-131 line 0: The log of seals had 5 seals and has 4");
    }

    @Test
    @DisplayName("with the database and the key, a whole release rewritten and all seals made anew")
    void findsARewritingWithTheKey() throws IOException {
        Path export = export(RELEASE, "before");
        Path otherExport = export("canteen-api-1.4.0", "other-before");
        Path checkpoint = checkpoint("checkpoint-before");
        Path log = log("log-before");
        rewrite(RELEASES);

        for (String release : RELEASES) {
            assertThat(verify(export(release, "now"))).as("it holds by itself").startsWith("0 ");
        }
        assertThat(verify(log("log-now"))).startsWith("0 ");
        assertThat(verify(export(RELEASE, "now"), "--against", export))
                .startsWith(
                        "1 REL-EVI-133 line 1: Record 1 is not the one of the older export: it was rewritten since.");
        assertThat(verify(export(RELEASE, "now"), "--against", checkpoint)).startsWith("1 REL-EVI-132 line 0: ");
        assertThat(verify(log("log-now"), "--against", checkpoint)).startsWith("1 REL-EVI-132 line 0: ");
        assertThat(verify(log("log-now"), "--against", log)).startsWith("1 REL-EVI-132 line 0: ");
        assertThat(verify(log("log-now"), "--against", otherExport))
                .startsWith(
                        "1 REL-EVI-134 line 0: The seal of canteen-api-1.4.0 at record 3, of 2026-03-01T09:00:00.123456Z, is missing");
    }

    @Test
    @DisplayName("a release that vanished, with its seal")
    void findsAVanishedRelease() throws IOException {
        Path export = export("canteen-api-1.4.1", "before");
        Path checkpoint = checkpoint("checkpoint-before");
        owner(
                "DELETE FROM seal WHERE release_key = 'canteen-api-1.4.1'",
                "DELETE FROM ledger_record WHERE release_key = 'canteen-api-1.4.1'",
                "DELETE FROM ledger_head WHERE release_key = 'canteen-api-1.4.1'");

        assertThat(evidence.context.getBean(SealLog.class).faults())
                .containsExactly("Seal 2 is missing.", "Seal 2 is not the one that was there before.");
        String answer = verify(log("log-now"), "--against", checkpoint);
        assertThat(answer).startsWith("1 REL-EVI-140 line 2: Seal 2 is missing: here is seal 3.\n");
        assertThat(answer).contains("REL-EVI-141 line 2: Seal 3 does not continue the one before");
        assertThat(answer).contains("REL-EVI-132 line 0: ");
        assertThat(verify(log("log-now"), "--against", export))
                .contains("REL-EVI-134 line 0: The seal of canteen-api-1.4.1 ");
    }

    @Test
    @DisplayName("the last release taken away: the node that knew it says so, and who kept a checkpoint")
    void findsALogThatWasCut() throws IOException {
        Path checkpoint = checkpoint("checkpoint-before");
        owner(
                "DELETE FROM seal WHERE release_key = '" + RELEASE + "'",
                "DELETE FROM ledger_record WHERE release_key = '" + RELEASE + "'",
                "DELETE FROM ledger_head WHERE release_key = '" + RELEASE + "'");

        assertThat(evidence.context.getBean(SealLog.class).faults())
                .containsExactly("The log of seals ends at seal 3, and had 4.");
        evidence = evidence.restarted();
        assertThat(verify(log("log-now"))).as("it holds by itself").startsWith("0 ");
        assertThat(verify(log("log-now"), "--against", checkpoint))
                .startsWith("1 REL-EVI-131 line 0: The log of seals had 4 seals and has 3");
    }

    @Test
    @DisplayName("a rolled-back release rewritten with the database alone, all hashes made anew")
    void findsARewritingWithoutTheKey() throws IOException {
        String before = RecordForm.NO_HASH;
        CanonicalJson json = new CanonicalJson();
        for (LedgerRecord r : evidence.ledger.records(RELEASE)) {
            ObjectNode content = RecordForm.content(r).put("actor", "somebody").put("previousHash", before);
            owner(
                    "UPDATE ledger_record SET actor = 'somebody', previous_hash = '%s', hash = '%s' WHERE release_key = '%s' AND sequence = %d"
                            .formatted(before, json.sha256(content), RELEASE, r.sequence()));
            before = json.sha256(content);
        }
        owner("UPDATE ledger_head SET hash = '%s' WHERE release_key = '%s'".formatted(before, RELEASE));

        assertThat(verify(export(RELEASE, "now")))
                .startsWith(
                        "1 REL-EVI-115 line 3: Record 3 is not the one that was sealed: the ledger was rewritten.\n");
    }

    @Test
    @DisplayName("what is recorded behind a seal is sealed again; what ended before endings were sealed, once")
    void sealsLater() throws IOException {
        LaterSeals later = evidence.context.getBean(LaterSeals.class);
        assertThat(later.seal()).isZero();
        evidence.append(RELEASE, "restrictionLifted", Map.of("reason", "It is over."));
        evidence.fill("canteen-api-1.3.0", 1);
        evidence.fill("canteen-api-1.3.1", 1);
        assertThat(verify(export(RELEASE, "now"))).endsWith("; 1 after the last seal, which no signature covers\n");
        owner("INSERT INTO unsealed_ending VALUES ('canteen-api-1.3.0')");

        assertThat(later.seal()).isEqualTo(2);

        assertThat(evidence.sealing.all(RELEASE)).extracting(Seal::headSequence).containsExactly(3L, 4L);
        assertThat(evidence.sealing.find("canteen-api-1.3.0")).isPresent();
        assertThat(evidence.sealing.find("canteen-api-1.3.1"))
                .as("it has not ended")
                .isEmpty();
        assertThat(verify(export(RELEASE, "now")))
                .isEqualTo("0 canteen-api-1.5.0: 4 records, sealed with envelope and in the log of seals, intact\n");
        assertThat(later.seal()).isZero();
    }

    @Test
    @DisplayName(
            "a witness by mail is refused where no mail server is set: a checkpoint that is not sent is no witness")
    void refusesAWitnessByMailWithoutAMailServer() {
        Map<String, EvidenceSettings.Witness> mail = Map.of(
                "post",
                new EvidenceSettings.Witness(
                        null, null, null, null, null, null, null, "audit@example.com", "log@example.com"));

        assertThatThrownBy(() -> new EvidenceFixture(directory, mail))
                .rootCause()
                .hasMessage("REL-EVI-192 releases.evidence.witnesses.post.mail: there is no mail server. Set"
                        + " spring.mail.host, or take another witness.");
    }

    @Test
    @DisplayName("a witness outside keeps checkpoints; the log is compared with them")
    @ExtendWith(OutputCaptureExtension.class)
    void comparesItselfWithItsWitnesses(CapturedOutput output) throws IOException {
        StringBuilder kept = new StringBuilder();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known && exchange.getRequestMethod().equals("POST")) {
                kept.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            byte[] answer = kept.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Path folder = directory.resolve("witness");
        evidence = evidence.restarted(Map.of(
                "folder",
                        new EvidenceSettings.Witness(folder.toString(), null, null, null, null, null, null, null, null),
                "web",
                        new EvidenceSettings.Witness(
                                null,
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/"),
                                "secret",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        try {
            CheckpointWitnesses witnesses = evidence.context.getBean(CheckpointWitnesses.class);
            witnesses.give();
            witnesses.give();
            assertThat(Files.readString(folder.resolve("checkpoint-000000000004.txt")))
                    .isEqualTo(kept.toString());
            assertThat(Checkpoint.notes(kept.toString())).hasSize(1);
            assertThat(witnesses.faults()).isEmpty();

            rewrite(RELEASES);
            witnesses = evidence.context.getBean(CheckpointWitnesses.class);
            witnesses.give();
            assertThat(witnesses.faults())
                    .containsExactly(
                            "REL-EVI-049 The log of seals does not continue the checkpoint of 4 seals that the witness folder keeps: it was rewritten or cut.",
                            "REL-EVI-049 The log of seals does not continue the checkpoint of 4 seals that the witness web keeps: it was rewritten or cut.");
            Files.writeString(folder.resolve("checkpoint-9.txt"), checkpointOfSomebody());
            server.stop(0);
            assertThat(witnesses.faults())
                    .anyMatch(f ->
                            f.startsWith("REL-EVI-048 The witness folder keeps a checkpoint that none of our keys"))
                    .anyMatch(
                            f -> f.startsWith("REL-EVI-047 The witness web of the log of seals could not be asked: "));
            evidence.append("canteen-api-9.0.0", "statusChanged", Map.of("from", "verifying", "to", "released"));
            evidence.seal("canteen-api-9.0.0");
            witnesses.give();
            assertThat(output)
                    .contains("REL-EVI-046 The witness web was not given the checkpoint of ")
                    .doesNotContain("REL-EVI-046 The witness folder");
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("each part of an export that was changed, by its own code")
    void namesThePartThatWasChanged() throws IOException {
        List<String> log = Files.readAllLines(log("log-before"));
        assertThat(verify(written(log.subList(0, log.size() - 1)))).startsWith("1 REL-EVI-127 line 4: ");
        String leaf = new ObjectMapper().readTree(log.get(1)).path("leafHash").asText();
        assertThat(verify(written(with(log, 1, leaf, "0".repeat(64))))).startsWith("1 REL-EVI-142 line 2: Seal 2 ");
        List<String> shorter = new ArrayList<>(log);
        shorter.remove(3);
        assertThat(verify(written(shorter))).startsWith("1 REL-EVI-143 line 4: The checkpoint is of 4 seals");

        List<String> export = Files.readAllLines(export(RELEASE, "before"));
        int envelope = export.indexOf(export.stream()
                .filter(line -> line.contains("\"payloadType\""))
                .findFirst()
                .orElseThrow());
        List<String> twice = new ArrayList<>(export);
        twice.add(envelope, export.get(envelope));
        assertThat(verify(written(twice))).contains("REL-EVI-123 line " + (envelope + 1) + ": ");
        assertThat(verify(written(with(export, envelope, "\"sig\":\"", "\"sig\":\"AAAA"))))
                .contains("REL-EVI-124 line " + (envelope + 1) + ": ");
        int proof = export.indexOf(export.stream()
                .filter(line -> line.contains("\"logIndex\""))
                .findFirst()
                .orElseThrow());
        assertThat(verify(written(with(export, proof, "\"logIndex\":3", "\"logIndex\":2"))))
                .contains("REL-EVI-126 line " + (proof + 1) + ": ");
        assertThat(verify(written(with(export, envelope, "\"payloadType\":\"", "\"payloadType\":\"other "))))
                .contains("REL-EVI-125 line " + (envelope + 1) + ": The envelope is not that of the seal at record ")
                .contains(": its payloadType is another one.");
        List<String> without = new ArrayList<>(export);
        without.remove(proof);
        assertThat(verify(written(without)))
                .contains("REL-EVI-128 ")
                .contains("each seal has a proof, and the export one checkpoint.");
    }

    @Test
    @DisplayName("evidence that cannot be compared is said, and is no proof of anything")
    void saysWhatCannotBeCompared() throws IOException {
        Path export = export(RELEASE, "now");
        List<String> cut = new ArrayList<>(Files.readAllLines(export("canteen-api-1.4.0", "other")));
        cut.remove(1);
        assertThat(verify(export, "--against", written(cut)))
                .startsWith("2 ")
                .contains("REL-EVI-136 The older evidence does not hold itself: ");
    }

    private Path written(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "changed", ".jsonl"), lines);
    }

    private static List<String> with(List<String> lines, int at, String what, String instead) {
        assertThat(lines.get(at)).contains(what);
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, lines.get(at).replace(what, instead));
        return changed;
    }

    private String checkpointOfSomebody() {
        SigningKey key = SigningKey.readOrGenerate(directory.resolve("somebody"));
        return new Checkpoint("example.com/log", 9, new byte[32]).note(key);
    }

    @Test
    void answersForProgramsToo() throws IOException {
        Path export = export(RELEASE, "before");
        assertThat(verify(export, "--json"))
                .isEqualTo(
                        "0 {\"afterSeal\":0,\"enveloped\":true,\"export\":\"" + export + "\",\"findings\":[],"
                                + "\"logged\":true,\"records\":3,\"release\":\"canteen-api-1.5.0\",\"sealed\":true,\"treeSize\":4,\"untold\":[],\"verdict\":\"good\"}\n");
        List<String> cut = new ArrayList<>(Files.readAllLines(export));
        cut.remove(1);
        assertThat(verify(Files.write(export, cut), "--json"))
                .startsWith("1 ")
                .contains("{\"code\":\"REL-EVI-105\",\"line\":2,\"message\":\"Record 2 is missing.\"}")
                .endsWith("\"verdict\":\"bad\"}\n");
    }

    /** All records and seals made anew, as the application makes them, with one word changed. */
    private void rewrite(List<String> releases) {
        owner("DELETE FROM seal", "DELETE FROM ledger_record", "DELETE FROM ledger_head");
        for (String release : releases) {
            evidence.append(release, "statusChanged", Map.of("from", "verifying", "to", "released"));
            evidence.fill(release, 2);
            evidence.seal(release);
        }
        evidence = evidence.restarted();
    }

    private void owner(String... statements) {
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        TABLES.forEach(
                t -> owner.sql("ALTER TABLE " + t + " DISABLE TRIGGER USER").update());
        List.of(statements).forEach(s -> owner.sql(s).update());
        for (String table : TABLES) {
            owner.sql("ALTER TABLE " + table + " ENABLE TRIGGER USER").update();
        }
    }

    private Path export(String release, String name) throws IOException {
        return Files.write(directory.resolve(release + "-" + name), evidence.withProofs(release));
    }

    private Path log(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.writeLog(out);
        return Files.write(directory.resolve(name), out.toByteArray());
    }

    private Path checkpoint(String name) throws IOException {
        return Files.writeString(
                directory.resolve(name), evidence.context.getBean(SealLog.class).checkpoint());
    }

    private Path proof(long from, long to) throws IOException {
        return Files.writeString(
                directory.resolve("proof"),
                new CanonicalJson()
                        .of(evidence.context
                                .getBean(SealLog.class)
                                .consistency(from, to)
                                .orElseThrow()));
    }

    private String verify(Path file, Object... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of("verify", file.toString(), keys.toString()));
        for (Object word : more) {
            words.add(word.toString());
        }
        int code = VerifyEvidence.run(words.toArray(String[]::new), print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
