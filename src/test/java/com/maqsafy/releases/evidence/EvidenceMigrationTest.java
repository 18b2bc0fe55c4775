package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The database refuses to change evidence, for whichever role (VER-05, RULE-06)")
class EvidenceMigrationTest {

    private static final String OPEN = "canteen-api-1.6.0";

    @TempDir
    static Path keys;

    private static EvidenceFixture evidence;

    @BeforeAll
    static void sealOneReleaseAndLeaveOneOpen() {
        evidence = new EvidenceFixture(keys);
        evidence.fill(RELEASE, 3);
        evidence.seal(RELEASE);
        evidence.fill(OPEN, 2);
    }

    @AfterAll
    static void close() {
        evidence.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_record SET actor = 'somebody'",
                "UPDATE ledger_record SET hash = hash WHERE sequence = 1",
                "DELETE FROM ledger_record",
                "TRUNCATE ledger_record",
                "UPDATE seal SET signature = ''",
                "DELETE FROM seal",
                "TRUNCATE seal",
                "TRUNCATE seal, ledger_record CASCADE",
                "UPDATE ledger_head SET sealed = false",
                "DELETE FROM ledger_head",
                "TRUNCATE ledger_head",
                "INSERT INTO ledger_head (release_key, sequence) VALUES ('canteen-api-9.9.9', 5)",
                "INSERT INTO ledger_record SELECT * FROM ledger_record ON CONFLICT (release_key, sequence)"
                        + " DO UPDATE SET actor = 'somebody'"
            })
    void refusesToChangeWhatIsThere(String sql) throws Exception {
        List<LedgerRecord> before = evidence.ledger.records(RELEASE);

        assertRefused(evidence.database.dataSource(), sql, "(?s)ERROR: (REL-EVI-00[1-5] |permission denied for ).*");
        assertRefused(evidence.database.owner(), sql);
        // Replica mode skips ordinary triggers, and only a superuser may enter it; these fire even then.
        assertRefused(evidence.database.superuser(), "SET session_replication_role = replica; " + sql);

        assertThat(evidence.ledger.records(RELEASE)).isEqualTo(before);
    }

    private static void assertRefused(DataSource dataSource, String sql) throws Exception {
        assertRefused(dataSource, sql, "(?s)ERROR: REL-EVI-00[1-5] .*");
    }

    private static void assertRefused(DataSource dataSource, String sql, String message) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageMatching(message);
        }
    }

    @Test
    void theApplicationsRoleIsNoSuperuser() {
        assertThat(evidence.jdbc
                        .sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void saysWhatToDoInstead() {
        assertThatThrownBy(() -> JdbcClient.create(evidence.database.owner())
                        .sql("DELETE FROM ledger_record")
                        .update())
                .hasMessageContaining("REL-EVI-002 DELETE on ledger_record is refused: evidence is only ever added to."
                        + " Record a correction as a new record.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "4 | hash(2) | now() | REL-EVI-003 Record 4 of canteen-api-1.6.0 is refused: the next record is 3.",
                "2 | hash(1) | now() | REL-EVI-003 Record 2 of canteen-api-1.6.0 is refused: the next record is 3.",
                "3 | hash(1) | now() | REL-EVI-003 Record 3 of canteen-api-1.6.0 is refused: its previous hash is not the hash of record 2.",
                "3 | hash(2) | '2026-01-01' | REL-EVI-003 Record 3 of canteen-api-1.6.0 is refused: its time"
            })
    void refusesRecordsThatDoNotContinueTheChain(int sequence, String previous, String time, String message) {
        long named = previous.charAt(5) - '0';

        assertThatThrownBy(() -> insert(OPEN, sequence, hash(OPEN, named), time))
                .hasMessageContaining(message);
        assertThat(evidence.ledger.records(OPEN)).hasSize(2);
    }

    @Test
    void refusesAFirstRecordThatIsNotTheFirst() {
        assertThatThrownBy(() -> insert("canteen-api-1.7.0", 2, "0".repeat(64), "now()"))
                .hasMessageContaining("REL-EVI-003 Record 2 of canteen-api-1.7.0 is refused: the next record is 1.");
        assertThatThrownBy(() -> insert("canteen-api-1.7.0", 1, "1".repeat(64), "now()"))
                .hasMessageContaining("its previous hash is not the hash of record 0.");
    }

    @Test
    void refusesARecordOfASealedRelease() {
        assertThatThrownBy(() -> insert(RELEASE, 4, hash(RELEASE, 3), "now()"))
                .hasMessageContaining(
                        "REL-EVI-001 The evidence of canteen-api-1.5.0 is sealed and takes no forged record.");
    }

    @Test
    void aSealedReleaseTakesTheKindsThatFollowAReleaseAndNoOthers() {
        String reviewed = "canteen-api-1.4.9";
        evidence.fill(reviewed, 1);
        evidence.seal(reviewed);
        int sequence = 1;
        for (String kind : new TreeSet<>(AfterSeal.KINDS)) {
            evidence.append(reviewed, kind, Map.of());
            sequence++;
        }
        int next = sequence + 1;

        assertThat(evidence.ledger.records(reviewed)).hasSize(15);
        for (String kind : List.of("checked", "approvalDecided", "statusChanged", "released", "HotfixReviewed", "")) {
            assertThatThrownBy(() -> evidence.jdbc
                            .sql(insertSql(reviewed, next, hash(reviewed, next - 1), "now()")
                                    .replace("'forged'", "'" + kind + "'"))
                            .update())
                    .hasMessageContaining(
                            "REL-EVI-001 The evidence of canteen-api-1.4.9 is sealed and takes no " + kind);
        }
    }

    @Test
    void noRecordIsSealedTwice() {
        assertThatThrownBy(() -> evidence.jdbc.sql("""
                                INSERT INTO seal SELECT (SELECT max(sequence) + 1 FROM seal), release_key,
                                    head_sequence, head_hash, now(), (SELECT seal_hash FROM seal ORDER BY sequence DESC
                                    LIMIT 1), repeat('1', 64), '', '', '{}' FROM seal WHERE release_key = ?""").param(RELEASE).update())
                .hasMessageContaining("seal_once_a_head");
    }

    @Test
    void aTemporaryTableDoesNotDeceiveTheTriggers() throws Exception {
        try (Connection connection = evidence.database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE seal (LIKE public.seal)");

            assertThatThrownBy(() -> statement.execute(insertSql(RELEASE, 4, hash(RELEASE, 3), "now()")))
                    .hasMessageContaining("REL-EVI-001");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 1 | REL-EVI-005 The seal of canteen-api-1.6.0 is refused: it does not name the last record",
                "9 | 2 | REL-EVI-005 The seal of canteen-api-1.6.0 is refused: it does not follow seal ",
            })
    void refusesSealsThatDoNotFit(long sequence, long head, String message) {
        assertThatThrownBy(() -> evidence.jdbc
                        .sql("""
                                INSERT INTO seal
                                SELECT ?, ?, ?, ?, now(), seal_hash, repeat('1', 64), '', '', '{}' FROM seal WHERE sequence = 1""")
                        .params(sequence, OPEN, head, hash(OPEN, head))
                        .update())
                .hasMessageContaining(message);
    }

    @Test
    void everyTriggerFiresInReplicaModeToo() {
        assertThat(evidence.jdbc.sql("""
                                SELECT tgenabled FROM pg_trigger WHERE NOT tgisinternal
                                AND tgrelid IN ('ledger_head'::regclass, 'ledger_record'::regclass, 'seal'::regclass)""").query(String.class).list()).hasSize(9).containsOnly("A");
    }

    @Test
    void everyColumnIsExplained() {
        assertThat(evidence.jdbc.sql("""
                                SELECT table_name || '.' || column_name FROM information_schema.columns
                                WHERE table_name IN ('ledger_head', 'ledger_record', 'seal') AND table_schema = 'public'
                                AND col_description(table_name::regclass, ordinal_position) IS NULL""").query(String.class).list()).isEmpty();
    }

    private static String hash(String release, long sequence) {
        return evidence.ledger.records(release).get((int) sequence - 1).hash();
    }

    private static void insert(String release, long sequence, String previousHash, String time) {
        evidence.jdbc.sql(insertSql(release, sequence, previousHash, time)).update();
    }

    private static String insertSql(String release, long sequence, String previousHash, String time) {
        return """
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                VALUES ('%s', %d, %s, 'tech', 'forged', '{}', '{}', '%s', repeat('a', 64))""".formatted(release, sequence, time, previousHash);
    }
}
