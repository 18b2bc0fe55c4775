package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.testing.Full;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("One change anywhere in an export, the log of seals or a checkpoint is found, and where it is")
class EvidenceMutationsTest {

    /** A removed or moved line is missed at most so many lines away: at the part of the export or the record that it belongs to. */
    private static final int NEAR = 6;

    private static final int CHARACTERS_A_LINE = 40;

    @TempDir
    static Path directory;

    private static EvidenceFixture evidence;
    private static List<String> once;
    private static List<String> twice;
    private static List<String> log;
    private static String checkpoint;

    @BeforeAll
    static void exportAll() throws IOException {
        evidence = new EvidenceFixture(directory);
        for (String release : List.of("canteen-api-1.4.9", RELEASE, "canteen-api-1.5.1")) {
            evidence.append(release, "releaseAmended", Map.of("commit", "a".repeat(40)));
            String rules = evidence.inTransaction(() -> {
                KeptDocuments documents = evidence.context.getBean(KeptDocuments.class);
                return documents.keep("{\"files\":{\"some.bpmn\":\"" + documents.keep("<model/>") + "\"}}");
            });
            evidence.append(release, "rulesApplied", Map.of("rules", rules, "application", "1", "files", 1));
            evidence.fill(release, 3);
            evidence.append(release, "statusChanged", Map.of("from", "rolling-back", "to", "rolled-back"));
            evidence.seal(release);
        }
        evidence.append(RELEASE, "restrictionLifted", Map.of("reason", "It is over."));
        evidence.seal(RELEASE);
        once = evidence.withProofs("canteen-api-1.5.1");
        twice = evidence.withProofs(RELEASE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.writeLog(out);
        log = out.toString(StandardCharsets.UTF_8).lines().toList();
        checkpoint = evidence.context.getBean(SealLog.class).checkpoint();
    }

    @AfterAll
    static void close() {
        evidence.close();
    }

    /** What somebody made of the lines, and the line where that is to be found. */
    private record Mutation(String what, List<String> lines, int line, int within) {}

    @Test
    void inExportsAndTheLog() throws IOException {
        int tried = 0;
        for (List<String> intact : List.of(once, twice, log)) {
            assertThat(findings(intact)).isEmpty();
            for (Mutation mutation : mutations(intact)) {
                assertThat(findings(mutation.lines()))
                        .as(mutation.what() + " at line " + mutation.line())
                        .anyMatch(f -> Math.abs(f.line() - mutation.line()) <= mutation.within());
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    @DisplayName("the rules that applied are kept, and in the export; their files where they are asked for")
    void theRulesAreInTheExport() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.write(RELEASE, out, EvidenceExport.With.FILES);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"document\":"))
                .hasSize(2)
                .last()
                .asString()
                .contains("<model/>");
        assertThat(findings(lines)).isEmpty();
        assertThat(once).filteredOn(line -> line.startsWith("{\"document\":")).hasSize(1);
        List<String> more = new ArrayList<>(once);
        more.add(
                7,
                lines.stream()
                        .filter(line -> line.contains("<model/>"))
                        .findFirst()
                        .orElseThrow()
                        .replace("<model/>", "<modell/>"));
        assertThat(findings(more)).extracting(Finding::code).contains("REL-EVI-129");
        for (String sql : List.of(
                "UPDATE kept_document SET content = ''", "DELETE FROM kept_document", "TRUNCATE kept_document")) {
            assertThatThrownBy(() -> evidence.jdbc.sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> JdbcClient.create(evidence.database.owner())
                            .sql(sql)
                            .update())
                    .rootCause()
                    .hasMessageContaining("REL-EVI-002");
        }
        assertThatThrownBy(() -> evidence.jdbc
                        .sql("INSERT INTO kept_document VALUES (repeat('0', 64), 'x')")
                        .update())
                .rootCause()
                .hasMessageContaining("REL-EVI-008");
    }

    /** A row of the database changed by its owner, and how to change it back. */
    private record Row(String what, String change, String back) {}

    @Test
    @DisplayName("one value or row of the database, changed by the owner of its tables: of one record")
    void inSomeRowsOfTheDatabase() throws IOException {
        inTheRowsOfTheDatabase(evidence.ledger.records("canteen-api-1.5.1").subList(2, 3));
    }

    @Test
    @OnlyInFull
    @DisplayName("and of each record")
    void inAllRowsOfTheDatabase() throws IOException {
        inTheRowsOfTheDatabase(evidence.ledger.records("canteen-api-1.5.1"));
    }

    private static void inTheRowsOfTheDatabase(List<LedgerRecord> records) throws IOException {
        String release = "canteen-api-1.5.1";
        List<Row> rows = new ArrayList<>();
        for (LedgerRecord r : records) {
            String where = " WHERE release_key = '%s' AND sequence = %d".formatted(release, r.sequence());
            String table = "ledger_record";
            rows.add(column(table, "actor", "'somebody'", where));
            rows.add(column(table, "kind", "'released'", where));
            rows.add(column(table, "items", "ARRAY['APR-01']", where));
            rows.add(column(table, "element", "'userTask_any'", where));
            rows.add(column(table, "time", "time + interval '1 second'", where));
            rows.add(column(table, "payload", "replace(payload, '{', '{\"a\":1,')", where));
            rows.add(column(table, "previous_hash", "repeat('1', 64)", where));
            rows.add(column(table, "hash", "repeat('1', 64)", where));
            rows.add(new Row(
                    table + " gone" + where,
                    "UPDATE ledger_record SET release_key = 'elsewhere'" + where,
                    "UPDATE ledger_record SET release_key = '%s' WHERE release_key = 'elsewhere'".formatted(release)));
        }
        String where = " WHERE release_key = '" + release + "'";
        for (String column : List.of("head_hash", "previous_seal_hash", "seal_hash")) {
            rows.add(column("seal", column, "repeat('1', 64)", where));
        }
        rows.add(column("seal", "head_sequence", "head_sequence - 1", where));
        rows.add(column("seal", "sealed_at", "sealed_at + interval '1 second'", where));
        rows.add(column("seal", "signature", "(SELECT signature FROM seal WHERE sequence = 1)", where));
        rows.add(column("seal", "key_id", "repeat('1', 64)", where));
        rows.add(column("seal", "envelope", "(SELECT envelope FROM seal WHERE sequence = 1)", where));
        rows.add(column("kept_document", "content", "content || ' '", " WHERE content LIKE '{\"files\"%'"));

        List<Row> unnoticed = new ArrayList<>();
        for (Row row : rows) {
            owner(row.change());
            try {
                if (findings(evidence.withProofs(release)).isEmpty()) {
                    unnoticed.add(row);
                }
            } catch (RuntimeException e) {
                // Not even exported: what is kept is no evidence any more.
            } finally {
                owner(row.back());
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(findings(evidence.withProofs(release))).isEmpty();
        assertThat(rows).hasSize(9 * records.size() + 9);
    }

    private static Row column(String table, String column, String value, String where) {
        String type = "UPDATE %s SET %s = ".formatted(table, column);
        return new Row(
                table + "." + column + where,
                "CREATE TABLE was AS SELECT %1$s.* FROM %1$s%2$s; ".formatted(table, where) + type + value + where,
                type + "was.%s FROM was WHERE ".formatted(column)
                        + (table.equals("kept_document")
                                ? "kept_document.sha256 = was.sha256"
                                : table + ".release_key = was.release_key"
                                        + (table.equals("seal")
                                                ? " AND seal.sequence = was.sequence"
                                                : " AND ledger_record.sequence = was.sequence"))
                        + "; DROP TABLE was");
    }

    private static void owner(String statements) {
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        for (String table : List.of("ledger_record", "seal", "kept_document")) {
            owner.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
        }
        List.of(statements.split("; ")).forEach(sql -> owner.sql(sql).update());
        for (String table : List.of("ledger_record", "seal", "kept_document")) {
            owner.sql("ALTER TABLE " + table + " ENABLE TRIGGER USER").update();
        }
    }

    @Test
    void inACheckpoint() {
        Map<String, PublicKey> keys = EvidenceVerifier.keys(evidence.sealing.publicKey());
        assertThat(Checkpoint.of(checkpoint, keys.values())).isPresent();
        for (int i = 0; i < checkpoint.length(); i++) {
            String changed = changed(checkpoint, i);
            assertThat(Checkpoint.of(changed, keys.values())).as(changed).isEmpty();
            String cut = checkpoint.substring(0, i) + checkpoint.substring(i + 1);
            assertThat(Checkpoint.of(cut, keys.values())).as(cut).isEmpty();
        }
    }

    @Test
    @DisplayName("the checker of ledger.md, in Python with openssl, agrees")
    void aForeignCheckerAgrees() throws Exception {
        String python = Installed.program("python3");
        Installed.program("openssl");
        for (List<String> intact : Full.asked() ? List.of(once, twice) : List.of(twice)) {
            assertThat(checked(python, intact)).isZero();
            List<Mutation> mutations = mutations(intact);
            Collections.shuffle(mutations, new Random(7));
            for (Mutation mutation : mutations.subList(0, Full.asked() ? 5 : 2)) {
                assertThat(checked(python, mutation.lines()))
                        .as(mutation.what() + " at line " + mutation.line())
                        .isNotZero();
            }
        }
        assertThat(Files.readAllLines(Path.of("src/docs/check-evidence.py"))).hasSizeLessThanOrEqualTo(60);
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

    private static List<Mutation> mutations(List<String> intact) {
        List<Mutation> mutations = new ArrayList<>();
        for (int i = 0; i < intact.size(); i++) {
            int at = i;
            mutations.add(with(intact, "removed", at, NEAR, lines -> lines.remove(at)));
            mutations.add(with(intact, "repeated", at, NEAR, lines -> lines.add(at, intact.get(at))));
            mutations.add(with(
                    intact,
                    "cut in half",
                    at,
                    NEAR,
                    lines -> lines.set(
                            at, intact.get(at).substring(0, intact.get(at).length() / 2))));
            if (at + 1 < intact.size()) {
                mutations.add(
                        with(intact, "swapped with the next", at, NEAR, lines -> Collections.swap(lines, at, at + 1)));
            }
            int length = intact.get(at).length();
            for (int c = 0; c < CHARACTERS_A_LINE; c++) {
                int character = c * length / CHARACTERS_A_LINE;
                mutations.add(with(
                        intact,
                        "character " + character + " changed",
                        at,
                        0,
                        lines -> lines.set(at, changed(intact.get(at), character))));
            }
        }
        return mutations;
    }

    private static Mutation with(
            List<String> intact, String what, int at, int within, java.util.function.Consumer<List<String>> deed) {
        List<String> lines = new ArrayList<>(intact);
        deed.accept(lines);
        return new Mutation(what, lines, at + 1, within);
    }

    /** Another character in one place, of the same sort where it is a digit or a letter. */
    private static String changed(String text, int at) {
        char c = text.charAt(at);
        char other = Character.isDigit(c) ? (char) ('0' + (c - '0' + 1) % 10) : c == 'a' ? 'b' : 'a';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static List<Finding> findings(List<String> lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        if (LogVerifier.isMeant(lines.get(0))) {
            LogVerifier verifier =
                    new LogVerifier(EvidenceVerifier.keys(evidence.sealing.publicKey()), RevokedKeys.NONE);
            verifier.read(new ByteArrayInputStream(bytes));
            return verifier.findings();
        }
        return EvidenceVerifier.with(evidence.sealing.publicKey())
                .verify(new ByteArrayInputStream(bytes))
                .findings();
    }
}
