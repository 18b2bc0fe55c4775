package com.maqsafy.releases.database;

import static com.maqsafy.releases.database.DatabaseFixture.OPEN;
import static com.maqsafy.releases.database.DatabaseFixture.RELEASED;
import static com.maqsafy.releases.database.DatabaseFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName(
        "The application's database role can do what the application does, and cannot change evidence (VER-05, RULE-06)")
class ApplicationRoleTest {

    private static final List<String> EVIDENCE = List.of(
            "release",
            "ledger_record",
            "seal",
            "ledger_head",
            "step_journal",
            "release_restriction",
            "production_change",
            "signing_key",
            "database_look");

    @TempDir
    static Path data;

    private static TestDatabase database;
    private static DatabaseFixture fixture;

    @BeforeAll
    static void seed() {
        database = DatabaseFixture.seeded(data);
        fixture = new DatabaseFixture(database.dataSource(), data);
    }

    @AfterAll
    static void close() {
        fixture.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE %s DISABLE TRIGGER ALL",
                "ALTER TABLE %s DISABLE TRIGGER USER",
                "ALTER TABLE %s RENAME TO other",
                "ALTER TABLE %s OWNER TO releases",
                "ALTER TABLE %s ADD COLUMN more text",
                "DROP TABLE %s CASCADE",
                "TRUNCATE %s CASCADE",
                "DELETE FROM %s",
                "CREATE RULE nothing AS ON INSERT TO %s DO INSTEAD NOTHING",
                "CREATE TRIGGER mine BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "GRANT DELETE ON %s TO releases; DELETE FROM %s",
                "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE",
                "CREATE INDEX mine ON %s ((1))"
            })
    void changesNoTable(String statement) {
        for (String table : EVIDENCE) {
            assertRefused(statement.replace("%s", table), "(must be owner|permission denied)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TRIGGER ledger_record_append ON ledger_record",
                "DROP FUNCTION evidence_is_append_only() CASCADE",
                "CREATE OR REPLACE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE OR REPLACE FUNCTION release_stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE FUNCTION mine() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE mine (id integer)",
                "CREATE TEMPORARY TABLE ledger_record (id integer)",
                "CREATE SCHEMA mine",
                "CREATE VIEW mine AS SELECT 1",
                "SET session_replication_role = replica",
                "SET ROLE releases_owner",
                "SET SESSION AUTHORIZATION releases_owner",
                "ALTER ROLE releases SUPERUSER",
                "CREATE ROLE mine",
                "UPDATE flyway_schema_history SET success = false",
                "ALTER TABLE act_hi_op_log DISABLE TRIGGER ALL",
                "TRUNCATE act_hi_op_log",
                "DROP TABLE act_hi_op_log"
            })
    void changesNothingElse(String statement) {
        assertRefused(statement, "(must be owner|permission denied|Only roles with)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_record SET actor = 'somebody'",
                "UPDATE seal SET signature = ''",
                "UPDATE signing_key SET public_key = ''",
                "UPDATE release SET owner = 'other' WHERE key = '" + OPEN + "'",
                "UPDATE release SET version = '7.0.0' WHERE key = '" + OPEN + "'",
                "UPDATE release SET type = 'infrastructure' WHERE key = '" + OPEN + "'",
                "UPDATE release_restriction SET owner = 'other'",
                "UPDATE step_journal SET argv = '{}'",
                "UPDATE database_look SET findings = '{}'",
                "UPDATE api_token SET expires_at = now() + interval '9 years'",
                "UPDATE api_token SET hash = repeat('0', 64)",
                "UPDATE account_state SET account = 'somebody'",
                "DELETE FROM account_state"
            })
    void updatesNoColumnThatDoesNotChange(String statement) {
        assertRefused(statement, "permission denied");
    }

    @Test
    void forgesNoReleasedRelease() {
        assertRefused(row("canteen-api-9.9.9", "released", "now()"), "REL-REL-006");
        assertRefused(row("canteen-api-9.9.9", "withdrawn", "now()"), "REL-REL-006");
        for (String status : List.of("released", "rolled-back", "rejected", "withdrawn", "failed")) {
            assertRefused(
                    "UPDATE release SET status = '" + status + "', finished_at = now() WHERE key = '" + OPEN + "'",
                    "REL-REL-008");
        }
        assertRefused("INSERT INTO unsealed_ending VALUES ('" + OPEN + "')", "permission denied");
        assertRefused("UPDATE release SET summary = 'other' WHERE key = '" + RELEASED + "'", "REL-REL-001");
    }

    @Test
    @DisplayName("Another commit under a release goes only with its record")
    void changesNoCommitWithoutARecord() {
        String commit = "UPDATE release SET commit_id = repeat('b', 40) WHERE key = '" + OPEN + "'";
        assertRefused(commit, "REL-REL-009");

        TransactionTemplate transaction = new TransactionTemplate(fixture.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(tx -> {
            fixture.bean(JdbcClient.class).sql(commit).update();
            fixture.bean(Ledger.class)
                    .append(Attestation.of(
                            OPEN, "owner", new RawEvent("releaseAmended", Map.of("commit", "b".repeat(40)))));
        });
        assertRefused(commit.replace("'b'", "'c'"), "REL-REL-009");
        assertThat(fixture.findings()).isEmpty();
    }

    @Test
    void appendsNoRecordWithAHashOfItsOwn() {
        assertRefused(record("repeat('f', 64)", "{}"), "REL-EVI-007 .* its hash is not that of its content");
    }

    @Test
    void appendsNoPayloadThatClosesTheRecord() {
        for (String payload : List.of("[]", "{\"a\":1,\"a\":2}", "{},\"previousHash\":\"x\"", "", "null")) {
            assertRefused(record("repeat('f', 64)", payload), "REL-EVI-007 .* its payload is not a JSON object");
        }
    }

    private static String record(String hash, String payload) {
        return """
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                SELECT release_key, sequence + 1, now(), 'tech', 'forged', '{}', '%s', hash, %s FROM ledger_head
                WHERE release_key = '%s'""".formatted(payload, hash, OPEN);
    }

    private static void assertRefused(String sql, String message) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.dataSource().getConnection();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        statement.execute(sql);
                        connection.commit();
                    }
                })
                .as(sql)
                .hasMessageMatching("(?s).*" + message + ".*");
    }
}
