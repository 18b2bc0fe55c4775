package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.testing.TestJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a long export takes to verify, by hand: {@code mvn test -Dtest=EvidenceBenchmark}. An export of {@code
 * -Dbenchmark.records} (1,000,000) records of all kinds, sealed; seconds of {@code sha256sum} and of {@code verify} in a Java
 * process of its own with a heap of 256 MB, in turn, minimum / median / maximum of {@code -Dbenchmark.runs} (3). See {@code
 * src/docs/benchmarks.md}.
 */
class EvidenceBenchmark {

    private static final CanonicalJson JSON = new CanonicalJson();
    private static final String RELEASE = "canteen-api-1.5.0";
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aLongExport() throws Exception {
        int records = Integer.getInteger("benchmark.records", 1_000_000);
        int runs = Integer.getInteger("benchmark.runs", 3);
        SigningKey key = SigningKey.readOrGenerate(directory);
        Path keys = Files.writeString(directory.resolve("keys.pem"), key.publicKeyPem());
        Path export = directory.resolve("export.jsonl");
        write(export, records, key);
        List<String> verify = TestJvm.command(List.of("-Xmx256m"), TestJvm.CLASS_PATH, VerifyEvidence.class);
        verify.addAll(List.of(export.toString(), keys.toString()));
        double[] sums = new double[runs];
        double[] verifications = new double[runs];
        for (int run = 0; run < runs; run++) {
            sums[run] = seconds("sha256sum", export.toString());
            verifications[run] = seconds(verify.toArray(String[]::new));
        }
        Arrays.sort(sums);
        Arrays.sort(verifications);
        System.out.printf(
                "%,d records, %,d MB: sha256sum %.1f / %.1f / %.1f s, verify %.1f / %.1f / %.1f s, %.1f times%n",
                records,
                Files.size(export) / 1_000_000,
                sums[0],
                sums[runs / 2],
                sums[runs - 1],
                verifications[0],
                verifications[runs / 2],
                verifications[runs - 1],
                verifications[runs / 2] / sums[runs / 2]);
    }

    private double seconds(String... command) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Path said = directory.resolve("said");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(command[0] + ": " + status + " " + Files.readString(said));
        }
        return (System.nanoTime() - before) / 1e9;
    }

    private static void write(Path export, int records, SigningKey key) throws IOException {
        List<JsonNode> kinds = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/ledger/records.jsonl"))) {
            JsonNode kind = JSON.read(line);
            if (EventKinds.known().of(kind.get("kind").asText()).isPresent()
                    && !kind.get("payload").has("rules")) {
                kinds.add(kind);
            }
        }
        Statement.Attested attested = new Statement.Attested();
        String before = RecordForm.NO_HASH;
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            for (int i = 0; i < records; i++) {
                JsonNode kind = kinds.get(i % kinds.size());
                ObjectNode record = MadeEvidence.record(RELEASE, kind, START.plusSeconds(i), "owner");
                record.put("sequence", i + 1L);
                record.put("previousHash", before);
                before = JSON.sha256(record);
                out.write(JSON.of(record.put("hash", before)));
                out.write('\n');
                attested.add(kind.get("kind").asText(), kind.get("payload"));
            }
            ObjectNode signed =
                    RecordForm.sealed(RELEASE, records, before, START.plusSeconds(records), RecordForm.NO_HASH);
            String text = JSON.of(signed);
            String hash = CanonicalJson.sha256Of(text);
            ObjectNode envelope = Statement.envelope(signed, hash, attested, JSON, key);
            ObjectNode seal = signed.deepCopy();
            seal.put("sealHash", hash).put("signature", key.sign(text)).put("keyId", key.id());
            out.write(JSON.of(Map.of("seal", seal)) + "\n" + JSON.of(Map.of("envelope", envelope)) + "\n");
        }
    }
}
