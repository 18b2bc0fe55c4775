package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.Installed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "Kept files go by retention only, with a record; what they were stays, and what is held stays whole (RULE-06)")
class FileRetentionTest {

    private static final String OTHER = "canteen-api-1.6.0";
    private static final String RULE = "releases.retention.files PT87600H";
    private static final Instant ENDED = Instant.parse("2026-03-01T09:00:00Z");
    private static final byte[] OWN = KeptFile.bytes("Migrating: add_daily_limit\n");
    private static final byte[] SHARED = KeptFile.bytes("<testsuite tests=\"3\"/>");

    @TempDir
    Path directory;

    private EvidenceFixture evidence;
    private KeptFiles files;

    @BeforeEach
    void twoReleasesEnd() {
        evidence = new EvidenceFixture(directory);
        files = evidence.context.getBean(KeptFiles.class);
        end(RELEASE, OWN, SHARED);
        end(OTHER, SHARED);
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    private void end(String release, byte[]... printed) {
        for (byte[] output : printed) {
            KeptFile kept = evidence.inTransaction(() -> files.keep(output));
            evidence.append(
                    release,
                    "stepEnded",
                    Map.of("plan", "deployment", "attempt", 1, "step", "a", "outcome", "succeeded", "kept", kept));
        }
        evidence.append(release, "statusChanged", Map.of("from", "rolling-back", "to", "rolled-back"));
        evidence.seal(release);
    }

    private int delete(String release) {
        return evidence.inTransaction(() -> files.delete(release, ENDED, RULE));
    }

    @Test
    @DisplayName(
            "the files go, another release keeps its own, and the verifier says by which rule, when and by which record")
    void goWithARecord() throws Exception {
        assertThat(delete(RELEASE)).isEqualTo(2);

        assertThat(evidence.ledger.last(RELEASE, FilesDeleted.class))
                .hasValueSatisfying(
                        r -> assertThat(r.event().files()).containsExactly(KeptFile.of(OWN), KeptFile.of(SHARED)));
        assertThat(files.of(RELEASE)).allSatisfy(named -> {
            assertThat(named.there()).isFalse();
            assertThat(named.deleted()).isNotNull();
        });
        assertThat(files.find(RELEASE, KeptFile.of(SHARED).sha256())).isEmpty();
        assertThat(files.find(OTHER, KeptFile.of(SHARED).sha256())).hasValue(SHARED);
        assertThat(stored()).containsExactly(KeptFile.of(SHARED).sha256());
        assertThat(evidence.context.getBean(LaterSeals.class).seal()).isEqualTo(1);

        List<String> export = exported(RELEASE);
        assertThat(verify(export, "--files"))
                .startsWith("0 2 files were deleted by retention on 2026-03-01T09:00:00Z, rule " + RULE
                        + " (record 4).\ncanteen-api-1.5.0: 4 records, sealed with envelope");
        assertThat(verify(export, "--json")).contains("\"deleted\":[{\"at\":\"2026-03-01T09:00:00Z\",\"files\":2,");
        assertThat(checked(export)).isZero();
        assertThat(delete(RELEASE)).isZero();

        assertThat(delete(OTHER)).isEqualTo(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    @DisplayName("a file that went by a record which no seal covers is missing: behind the seal anybody can write one")
    void areMissingWithARecordThatAnybodyCanWrite() throws Exception {
        assertThat(delete(RELEASE)).isEqualTo(2);

        List<String> export = exported(RELEASE);
        assertThat(verify(export, "--files"))
                .startsWith("1 REL-EVI-146")
                .contains("that it went by retention is said by record 4 only, which no seal covers");
        assertThat(checked(export)).isNotZero();
        assertThat(evidence.context.getBean(LaterSeals.class).seal()).isEqualTo(1);
        assertThat(verify(exported(RELEASE), "--files")).startsWith("0 ");
    }

    @Test
    @DisplayName("a file that nobody says was deleted is missing, whatever the export claims")
    void areMissingWithoutARecord() throws Exception {
        List<String> export = new ArrayList<>(exported(RELEASE));
        export.replaceAll(line ->
                line.startsWith("{\"file\":") ? line.replaceFirst("\"content\":\"[^\"]*\"", "\"content\":null") : line);

        assertThat(verify(export)).startsWith("1 REL-EVI-146");
        assertThat(checked(export)).isNotZero();
    }

    @Test
    @DisplayName(
            "under a legal hold on the release or its service nothing goes, in the database neither, until it is lifted")
    void stayWhileTheyAreHeld() {
        evidence.append("administration", "legalHoldSet", Map.of("release", RELEASE, "reason", "A dispute"));
        evidence.append("administration", "legalHoldSet", Map.of("service", "canteen-api", "reason", "A search"));
        evidence.append("administration", "legalHoldSet", Map.of("service", "canteen", "reason", "Another service"));
        assertThat(delete(RELEASE)).isZero();
        evidence.append("administration", "legalHoldLifted", Map.of("hold", 1, "release", RELEASE, "reason", "Over"));
        assertThat(delete(RELEASE)).isZero();
        evidence.append(
                RELEASE,
                "filesDeleted",
                Map.of("rule", RULE, "ended", ENDED.toString(), "files", List.of(KeptFile.of(OWN))));
        assertThatThrownBy(() -> evidence.jdbc
                        .sql("DELETE FROM kept_file WHERE sha256 = ?")
                        .param(KeptFile.of(OWN).sha256())
                        .update())
                .rootCause()
                .hasMessageContaining("REL-EVI-056");

        evidence.append(
                "administration", "legalHoldLifted", Map.of("hold", 2, "service", "canteen-api", "reason", "Over"));
        assertThat(delete(RELEASE)).isEqualTo(1);
        assertThat(stored())
                .containsExactlyInAnyOrder(
                        KeptFile.of(OWN).sha256(), KeptFile.of(SHARED).sha256());
    }

    @Test
    @DisplayName(
            "the administration ledger is sealed like a release, goes on behind the seal, and is sealed again; rewritten it is found")
    void administrationIsSealed() throws Exception {
        LaterSeals later = evidence.context.getBean(LaterSeals.class);
        evidence.append("administration", "legalHoldSet", Map.of("release", RELEASE, "reason", "A dispute"));
        assertThat(later.seal()).isEqualTo(1);
        evidence.append("administration", "legalHoldLifted", Map.of("hold", 1, "release", RELEASE, "reason", "Over"));
        assertThat(later.seal()).isEqualTo(1);
        assertThat(later.seal()).isZero();
        evidence.append("administration", "legalHoldSet", Map.of("release", OTHER, "reason", "Another one"));

        List<String> export = evidence.withProofs("administration");
        assertThat(verify(export, "--release", "administration"))
                .startsWith(
                        "0 administration: 3 records, sealed with envelope and in the log of seals, intact; 1 after");
        assertThat(checked(export)).isZero();
        List<String> rewritten = new ArrayList<>(export);
        rewritten.replaceAll(line -> line.replace("A dispute", "Something"));
        assertThat(verify(rewritten)).startsWith("1 REL-EVI-104 line 1");
        assertThat(checked(rewritten)).isNotZero();

        evidence.seal("administration");
        var owner = org.springframework.jdbc.core.simple.JdbcClient.create(evidence.database.owner());
        owner.sql("ALTER TABLE ledger_record DISABLE TRIGGER USER").update();
        owner.sql("UPDATE ledger_record SET actor = 'nobody' WHERE release_key = 'administration' AND sequence = 3")
                .update();
        assertThat(verify(evidence.withProofs("administration"))).startsWith("1 REL-EVI-104 line 3");
    }

    private List<String> stored() {
        return evidence.jdbc
                .sql("SELECT sha256 FROM kept_file")
                .query(String.class)
                .list();
    }

    private List<String> exported(String release) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.write(release, out, EvidenceExport.With.FILES);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String verify(List<String> lines, String... more) throws Exception {
        Path export = Files.writeString(directory.resolve("export"), String.join("\n", lines) + "\n");
        Path key = Files.writeString(directory.resolve("key.pem"), evidence.sealing.publicKey());
        List<String> args = new ArrayList<>(List.of(export.toString(), key.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = VerifyEvidence.run(args.toArray(String[]::new), out, out);
        return status + " " + said.toString(StandardCharsets.UTF_8);
    }

    private int checked(List<String> lines) throws Exception {
        Installed.program("openssl");
        Path export = Files.writeString(directory.resolve("checked"), String.join("\n", lines) + "\n");
        Path key = Files.writeString(directory.resolve("key.pem"), evidence.sealing.publicKey());
        return new ProcessBuilder(
                        Installed.program("python3"), "src/docs/check-evidence.py", export.toString(), key.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start()
                .waitFor();
    }
}
