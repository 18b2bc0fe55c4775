package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.testing.Installed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What was handed in and what was printed is kept as it was, and found when it is not (PRIN-03, RULE-06)")
class KeptFilesTest {

    private static final byte[] FIRST = KeptFile.bytes("Migrating: add_daily_limit\n\u0627\u0646\u062a\u0647\u0649\n");
    private static final byte[] SECOND = {0, (byte) 0xFF, '\n', 0};

    @TempDir
    static Path directory;

    private static EvidenceFixture evidence;
    private static KeptFiles files;

    @BeforeAll
    static void keepTwo() {
        evidence = new EvidenceFixture(directory);
        files = evidence.context.getBean(KeptFiles.class);
        end(RELEASE);
    }

    @AfterAll
    static void close() {
        evidence.close();
    }

    private static void end(String release) {
        step(release, "first", FIRST);
        step(release, "second", SECOND);
        step(release, "first again", FIRST);
        evidence.append(release, "statusChanged", Map.of("from", "rolling-back", "to", "rolled-back"));
        evidence.seal(release);
    }

    private static void step(String release, String step, byte[] printed) {
        KeptFile kept = evidence.inTransaction(() -> files.keep(printed));
        evidence.append(
                release,
                "stepEnded",
                Map.of("plan", "deployment", "attempt", 1, "step", step, "outcome", "succeeded", "kept", kept));
    }

    @Test
    void isKeptOnceAndReadByTheReleasesThatNameIt() {
        assertThat(files.of(RELEASE))
                .extracting(n -> n.record().sequence(), n -> n.file().size(), KeptFiles.Named::there)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, (long) FIRST.length, true),
                        org.assertj.core.groups.Tuple.tuple(2L, 4L, true),
                        org.assertj.core.groups.Tuple.tuple(3L, (long) FIRST.length, true));
        String sha256 = KeptFile.of(SECOND).sha256();
        assertThat(files.find(RELEASE, sha256)).hasValue(SECOND);
        assertThat(files.find("canteen-api-1.6.0", sha256)).isEmpty();
        assertThat(files.find(RELEASE, "0".repeat(64))).isEmpty();
        assertThat(evidence.jdbc
                        .sql("SELECT count(*) FROM kept_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE kept_file SET content = ''", "TRUNCATE kept_file"})
    void isNeverChanged(String sql) {
        assertThatThrownBy(() -> evidence.jdbc.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        JdbcClient.create(evidence.database.owner()).sql(sql).update())
                .rootCause()
                .hasMessageContaining("REL-EVI-002");
    }

    @Test
    void isNotDeletedWithoutARecordOfIt() {
        for (JdbcClient anybody : List.of(evidence.jdbc, JdbcClient.create(evidence.database.owner()))) {
            assertThatThrownBy(() -> anybody.sql("DELETE FROM kept_file").update())
                    .rootCause()
                    .hasMessageContaining("REL-EVI-056");
        }
    }

    @Test
    void isRefusedUnderAnotherHashOrSize() {
        for (String values : List.of("repeat('0', 64), 1, 'x'", "encode(sha256('x'), 'hex'), 2, 'x'")) {
            assertThatThrownBy(() -> evidence.jdbc
                            .sql("INSERT INTO kept_file VALUES (" + values + ")")
                            .update())
                    .rootCause()
                    .hasMessageContaining("REL-EVI-009");
        }
    }

    @Test
    void isRefusedWhenItIsTooLarge() {
        byte[] large = new byte[12 * 1024 * 1024 + 1];
        assertThatThrownBy(() -> evidence.inTransaction(() -> files.keep(large)))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessage(
                        "REL-EVI-050 The file has 12,582,913 bytes, and at most 12,582,912 are kept (releases.evidence.file-limit). Hand in a smaller one, or several.");
        assertThat(files.objection(large.length - 1)).isEmpty();
    }

    @Test
    @DisplayName("is in the export where it is asked for, each file once, and holds; the checker in Python agrees")
    void isInTheExport() throws Exception {
        List<String> lines = exported();
        assertThat(lines).filteredOn(line -> line.startsWith("{\"file\":")).hasSize(2);
        assertThat(findings(lines)).isEmpty();
        assertThat(verify(lines, "--files"))
                .startsWith("0 canteen-api-1.5.0: 4 records with 2 files, sealed with envelope");
        List<String> without = evidence.withProofs(RELEASE);
        assertThat(verify(without)).startsWith("0 canteen-api-1.5.0: 4 records, sealed with envelope");
        assertThat(verify(without, "--files"))
                .startsWith("1 REL-EVI-146 line 1: The file "
                        + KeptFile.of(FIRST).sha256() + " that record 1 names is missing.");

        String python = Installed.program("python3");
        Installed.program("openssl");
        assertThat(checked(python, lines)).isZero();
        assertThat(checked(python, without)).isZero();
        int file = file(lines);
        List<String> removed = new ArrayList<>(lines);
        removed.remove(file);
        assertThat(checked(python, removed)).isNotZero();
        assertThat(checked(python, with(lines, file, "\"content\":\"T", "\"content\":\"U")))
                .isNotZero();
    }

    @Test
    @DisplayName("is found, with its place, when it was changed, removed, added, repeated or moved")
    void isFoundWhenItIsNotWhatItWas() throws IOException {
        List<String> lines = exported();
        int file = file(lines);
        String line = " line " + (file + 1) + ": ";
        String base64 = Base64.getEncoder().encodeToString(FIRST);

        assertThat(verify(with(lines, file, base64, base64.replace('T', 'U')))).startsWith("1 REL-EVI-144" + line);
        assertThat(verify(with(lines, file, base64, base64 + "===="))).startsWith("1 REL-EVI-144" + line);
        assertThat(verify(with(lines, file, "\"size\":" + FIRST.length, "\"size\":9")))
                .contains("REL-EVI-144" + line);
        assertThat(verify(with(lines, file, "\"size\":" + FIRST.length, "\"size\":-1")))
                .contains("REL-EVI-102" + line);
        List<String> removed = new ArrayList<>(lines);
        removed.remove(file);
        assertThat(verify(removed))
                .startsWith(
                        "1 REL-EVI-146 line 1: The file " + KeptFile.of(FIRST).sha256() + " that record 1 names");
        List<String> added = new ArrayList<>(lines);
        byte[] other = {1};
        added.add(
                file + 1,
                new CanonicalJson()
                        .of(Map.of(
                                "file",
                                Map.of(
                                        "content",
                                        "AQ==",
                                        "sha256",
                                        KeptFile.of(other).sha256(),
                                        "size",
                                        1))));
        assertThat(verify(added)).startsWith("1 REL-EVI-145 line " + (file + 2) + ": No record names this file");
        List<String> twice = new ArrayList<>(lines);
        twice.add(file, lines.get(file));
        assertThat(verify(twice)).startsWith("1 REL-EVI-145 line " + (file + 2) + ": The file is there twice");
        List<String> moved = new ArrayList<>(lines);
        Collections.swap(moved, file, file + 1);
        assertThat(verify(moved))
                .startsWith("1 REL-EVI-145 line " + (file + 2) + ": The file does not stand in the order");
    }

    @Test
    @DisplayName("is found to be missing when the owner of the tables deleted it, the only file too")
    void isFoundWhenItWasDeletedFromTheDatabase() throws IOException {
        NewestEvidence newest = evidence.context.getBeanFactory().createBean(NewestEvidence.class);
        assertThat(newest.faults(5))
                .filteredOn(fault -> fault.contains(RELEASE))
                .isEmpty();
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        owner.sql("ALTER TABLE kept_file DISABLE TRIGGER USER").update();
        owner.sql("DELETE FROM kept_file").update();
        try {
            assertThat(files.of(RELEASE)).extracting(KeptFiles.Named::there).containsOnly(false);
            assertThat(newest.faults(5))
                    .contains("The file " + KeptFile.of(SECOND).sha256()
                            + " that record 2 of canteen-api-1.5.0 names is not there, or not as it was kept.");
            assertThat(findings(exported()))
                    .extracting(Finding::code, Finding::line)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("REL-EVI-146", 5),
                            org.assertj.core.groups.Tuple.tuple("REL-EVI-146", 5),
                            org.assertj.core.groups.Tuple.tuple("REL-EVI-146", 6));
        } finally {
            for (String trigger : List.of("hash", "append_only", "no_truncate")) {
                owner.sql("ALTER TABLE kept_file ENABLE ALWAYS TRIGGER kept_file_" + trigger)
                        .update();
            }
            keepAgain();
        }
    }

    private static void keepAgain() {
        evidence.inTransaction(() -> files.keep(FIRST));
        evidence.inTransaction(() -> files.keep(SECOND));
    }

    @Test
    @DisplayName("a record that says another size than the file has is found")
    void isFoundWhenARecordSaysAnotherSize() throws IOException {
        evidence.inTransaction(() -> files.keep(SECOND));
        String release = "canteen-api-1.6.0";
        evidence.append(
                release,
                "stepEnded",
                Map.of(
                        "plan",
                        "deployment",
                        "attempt",
                        1,
                        "step",
                        "first",
                        "outcome",
                        "succeeded",
                        "kept",
                        Map.of("sha256", KeptFile.of(SECOND).sha256(), "size", 5)));
        evidence.append(release, "statusChanged", Map.of("from", "verifying", "to", "released"));
        evidence.seal(release);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.write(release, out, EvidenceExport.With.FILES);
        assertThat(findings(out.toString(StandardCharsets.UTF_8).lines().toList()))
                .extracting(Finding::code)
                .contains("REL-EVI-144");
    }

    private static List<String> exported() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.write(RELEASE, out, EvidenceExport.With.PROOFS, EvidenceExport.With.FILES);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static int file(List<String> lines) {
        return lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("{\"file\":"))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> with(List<String> lines, int at, String what, String instead) {
        assertThat(lines.get(at)).contains(what);
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, lines.get(at).replace(what, instead));
        return changed;
    }

    private static List<Finding> findings(List<String> lines) throws IOException {
        return EvidenceVerifier.with(evidence.sealing.publicKey())
                .verify(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)))
                .findings();
    }

    private static String verify(List<String> lines, String... more) throws IOException {
        Path export = Files.write(directory.resolve("export.jsonl"), lines);
        Path keys = Files.writeString(directory.resolve("keys.pem"), evidence.sealing.publicKey());
        List<String> words = new ArrayList<>(List.of("verify", export.toString(), keys.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = VerifyEvidence.run(words.toArray(String[]::new), print, print);
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static int checked(String python, List<String> lines) throws Exception {
        Path export = Files.write(directory.resolve("export"), lines);
        Path key = Files.writeString(directory.resolve("key"), evidence.sealing.publicKey());
        return new ProcessBuilder(python, "src/docs/check-evidence.py", export.toString(), key.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("python.log").toFile())
                .start()
                .waitFor();
    }
}
