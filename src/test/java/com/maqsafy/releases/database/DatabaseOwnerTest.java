package com.maqsafy.releases.database;

import static com.maqsafy.releases.database.DatabaseFixture.OPEN;
import static com.maqsafy.releases.database.DatabaseFixture.RELEASED;
import static com.maqsafy.releases.database.DatabaseFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.SampledInGate;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName(
        "What the owner of the tables changes is found at the next look, and stops the next start (VER-05, RULE-06)")
class DatabaseOwnerTest {

    private static final String RELEASED_ID = "(SELECT id FROM release WHERE key = '" + RELEASED + "')";

    @TempDir
    static Path data;

    private static TestDatabase original;
    private static TestDatabase changed;

    /** One session that is the owner or the application, in one transaction that is taken back. */
    private static SingleConnectionDataSource session;

    private static DatabaseFixture fixture;
    private static DatabaseLook look;

    @BeforeAll
    static void seed() throws SQLException {
        original = DatabaseFixture.seeded(data);
        changed = original.copy();
        session = new SingleConnectionDataSource(changed.superuser().getConnection(), true);
        JdbcClient.create(session).sql("SET SESSION AUTHORIZATION releases").update();
        fixture = new DatabaseFixture(session, data);
        look = fixture.bean(DatabaseLook.class);
        session.getConnection().setAutoCommit(false);
        // Each test takes back what it did.
        assertThat(look.findingsInThisTransaction()).as("before").isEmpty();
    }

    @AfterAll
    static void close() {
        // Closes the session too.
        fixture.close();
        changed.close();
        original.close();
    }

    static Stream<Arguments> manipulations() {
        String open = "WHERE key = '" + OPEN + "'";
        return Stream.of(
                Arguments.of(
                        "ALTER TABLE ledger_record DISABLE TRIGGER ALL",
                        "REL-DBO-011 Not made by this application: trigger ledger_record.ledger_record_append fires never"),
                Arguments.of(
                        "ALTER TABLE release ENABLE TRIGGER ALL",
                        "trigger release.release_row_stays fires unless in replica mode"),
                Arguments.of(
                        "DROP TRIGGER seal_append_only ON seal",
                        "REL-DBO-010 Missing, or not as it was made: trigger seal.seal_append_only fires always"),
                Arguments.of(
                        "CREATE OR REPLACE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                        "REL-DBO-011 Not made by this application: function evidence_is_append_only() owned by owner"),
                Arguments.of(
                        "CREATE OR REPLACE FUNCTION release_stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                        "REL-DBO-010 Missing, or not as it was made: function release_stays()"),
                Arguments.of(
                        "ALTER FUNCTION append_seal() RESET search_path",
                        "REL-DBO-011 Not made by this application: function append_seal()"),
                Arguments.of("DROP TABLE ledger_record CASCADE", "table ledger_record owned by owner"),
                Arguments.of("ALTER TABLE seal RENAME TO seal_2", "table seal owned by owner"),
                Arguments.of(
                        "ALTER TABLE seal RENAME TO seal_2; CREATE VIEW seal AS SELECT * FROM seal_2",
                        "view seal owned by owner"),
                Arguments.of(
                        "CREATE RULE nothing AS ON INSERT TO ledger_record DO INSTEAD NOTHING",
                        "rule ledger_record.nothing"),
                Arguments.of(
                        "CREATE TRIGGER quiet BEFORE INSERT ON act_hi_op_log FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only()",
                        "REL-DBO-011 Not made by this application: trigger act_hi_op_log.quiet"),
                Arguments.of(
                        "ALTER TABLE ledger_record DROP CONSTRAINT ledger_record_pkey",
                        "constraint ledger_record.ledger_record_pkey PRIMARY KEY"),
                Arguments.of(
                        "CREATE TABLE more () INHERITS (ledger_record)",
                        "table ledger_record owned by owner, with inheritance"),
                Arguments.of(
                        "ALTER TABLE release ENABLE ROW LEVEL SECURITY",
                        "table release owned by owner, with row security"),
                Arguments.of(
                        "CREATE FUNCTION same(char, text) RETURNS boolean LANGUAGE sql AS 'SELECT false';"
                                + "CREATE OPERATOR <> (FUNCTION = same, LEFTARG = char, RIGHTARG = text)",
                        "operator <>(character,text)"),
                Arguments.of(
                        "GRANT DELETE ON ledger_record TO releases", "rights on ledger_record: SELECT INSERT DELETE"),
                Arguments.of("GRANT UPDATE (owner) ON release TO releases", "rights on release: SELECT INSERT UPDATE"),
                Arguments.of("GRANT INSERT ON seal TO PUBLIC", "rights of everybody on seal: INSERT"),
                Arguments.of("GRANT TRUNCATE ON act_hi_op_log TO releases", "rights on act_hi_op_log:"),
                Arguments.of("GRANT CREATE ON SCHEMA public TO releases", "rights on the schema: CREATE"),
                Arguments.of(
                        quietly("release", row("canteen-api-9.9.9", "released", "now()")),
                        "REL-DBO-012 The row of release canteen-api-9.9.9 was changed or forged: there is no ledger of it."),
                Arguments.of(
                        quietly("release", "UPDATE release SET status = 'released', finished_at = now() " + open),
                        "REL-DBO-012 The row of release canteen-api-1.5.0 was changed or forged: it is released without a seal."),
                Arguments.of(
                        quietly("release", "UPDATE release SET status = 'withdrawn', finished_at = now() " + open),
                        "its status is withdrawn, its ledger says preparing."),
                Arguments.of(
                        quietly("release", "UPDATE release SET commit_id = repeat('b', 40) " + open),
                        "its commit is bbbb"),
                Arguments.of(
                        quietly("release", "UPDATE release SET owner = 'other' " + open),
                        "its owner is other, its ledger says owner."),
                Arguments.of(
                        quietly("release", "UPDATE release SET requester = 'other' " + open),
                        "its requester is other, its ledger says owner."),
                Arguments.of(
                        quietly("release", "UPDATE release SET type = 'hotfix' " + open),
                        "its type is hotfix, its ledger says patch."),
                Arguments.of(
                        quietly("release", "UPDATE release SET created_at = '2026-01-02T12:00:00Z' " + open),
                        "it was requested on 2026-01-02, its ledger says "),
                Arguments.of(
                        quietly(
                                "release",
                                "UPDATE release SET finished_at = '2026-01-02T12:00:00Z' WHERE key = '" + RELEASED
                                        + "'"),
                        "it ended on 2026-01-02, its ledger says "),
                Arguments.of(
                        quietly("release_restriction", restriction("NULL")),
                        "it is restricted, and of the type patch."),
                Arguments.of(
                        quietly("release_restriction", restriction("now()")),
                        "its restriction is lifted, its ledger says nothing of it."),
                Arguments.of(
                        quietly("release", "DELETE FROM release WHERE key = '" + RELEASED + "'"),
                        "REL-DBO-520 The row of release canteen-api-1.4.0 was taken away"),
                Arguments.of(
                        quietly(
                                "ledger_record",
                                "UPDATE ledger_record SET actor = 'other' WHERE sequence = 2 AND release_key = '"
                                        + RELEASED + "'"),
                        "REL-DBO-013 The ledger of canteen-api-1.4.0 was changed at record 2."),
                Arguments.of(
                        quietly(
                                "ledger_record",
                                "DELETE FROM ledger_record WHERE sequence = 3 AND release_key = '" + RELEASED + "'"),
                        "REL-DBO-013 The ledger of canteen-api-1.4.0 ends at record 2, and ended at record 3"),
                Arguments.of(
                        quietly(
                                "ledger_record",
                                "UPDATE ledger_record r SET actor = 'other', hash = ledger_record_sha256(ROW(r.release_key, r.sequence,"
                                        + " r.time, 'other', r.kind, r.items, r.element, r.definition_key, r.definition_version, r.payload,"
                                        + " r.previous_hash, r.hash)::ledger_record) WHERE sequence = 3 AND release_key = '"
                                        + RELEASED
                                        + "'"),
                        "REL-DBO-013 The ledger of canteen-api-1.4.0 is not the one that was sealed at record 3."),
                Arguments.of(
                        quietly("seal", "UPDATE seal SET sealed_at = sealed_at - interval '1 day'"),
                        "REL-DBO-013 Seal 1, of canteen-api-1.4.0, was changed or forged."),
                Arguments.of(
                        "DELETE FROM release_term WHERE sort = 'owner' AND release_id = " + RELEASED_ID,
                        "REL-DBO-390 Searches miss release canteen-api-1.4.0: 1 row of release_term gone, e.g. owner owner."),
                Arguments.of(
                        "UPDATE release_term SET release_id = release_id + 1000 WHERE sort = 'actor'",
                        "REL-DBO-390 Searches miss release canteen-api-1.5.0: 1 row of release_term gone, e.g. actor owner."),
                Arguments.of(
                        "INSERT INTO release_term SELECT 'approver', 'qa', " + RELEASED_ID,
                        "REL-DBO-391 Searches find release canteen-api-1.4.0 by what is not true of it: 1 row in release_term, e.g. approver qa."),
                Arguments.of(
                        "UPDATE release_term SET term = 'qa' WHERE sort = 'actor' AND term = 'owner'",
                        "REL-DBO-391 Searches find release canteen-api-1.5.0 by what is not true of it: 1 row in release_term, e.g. actor qa."),
                Arguments.of("TRUNCATE release_term", "REL-DBO-390 Searches miss release canteen-api-1.4.0: "),
                Arguments.of(
                        quietly("signing_key", "UPDATE signing_key SET public_key = 'none'"),
                        "was changed: it cannot be read."));
    }

    private static String restriction(String lifted) {
        return "INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at, lifted_at)"
                + " SELECT key, 'hidden', 'nobody', '2026-01-02T12:00:00Z', " + lifted + " FROM release WHERE key = '"
                + RELEASED + "'";
    }

    /** As somebody does who wants no trace: the guards are back as they were. */
    private static String quietly(String table, String statement) {
        return "ALTER TABLE " + table + " DISABLE TRIGGER USER; " + statement + "; DO $$ DECLARE t text; BEGIN"
                + " SET CONSTRAINTS ALL IMMEDIATE; FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = '" + table
                + "'::regclass AND NOT tgisinternal LOOP EXECUTE 'ALTER TABLE " + table
                + " ENABLE ALWAYS TRIGGER ' || t; END LOOP; END $$";
    }

    @SampledInGate(3)
    @ParameterizedTest
    @MethodSource("manipulations")
    void isFound(String statement, String finding) {
        JdbcClient jdbc = JdbcClient.create(session);
        try {
            jdbc.sql("SET LOCAL SESSION AUTHORIZATION releases_owner").update();
            jdbc.sql(statement).update();
            jdbc.sql("SET LOCAL SESSION AUTHORIZATION releases").update();

            assertThat(look.findingsInThisTransaction()).anyMatch(f -> f.contains(finding));
        } finally {
            jdbc.sql("ROLLBACK").update();
        }
    }

    @Test
    void stopsTheStart() {
        for (String statement : List.of(
                "ALTER TABLE ledger_record DISABLE TRIGGER ALL",
                quietly("release", "UPDATE release SET owner = 'other' WHERE key = '" + OPEN + "'"))) {
            try (TestDatabase database = original.copy()) {
                start(database.dataSource());
                JdbcClient.create(database.owner()).sql(statement).update();

                assertThatThrownBy(() -> start(database.dataSource()))
                        .rootCause()
                        .isInstanceOf(DatabaseRefusedException.class)
                        .hasMessageStartingWith(
                                "REL-DBO-003 Not started: the database is not what it must be. REL-DBO-01");
            }
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void alarmsWhileItRunsAndStartsWhenSomebodyHasLookedIntoIt(CapturedOutput output) {
        try (TestDatabase database = original.copy()) {
            JdbcClient owner = JdbcClient.create(database.owner());
            owner.sql(quietly("release", row("canteen-api-9.9.9", "released", "now()")))
                    .update();

            try (DatabaseFixture running =
                    new DatabaseFixture(database.dataSource(), data, "releases.database.refuse-start=false")) {
                DatabaseWatch watch = running.bean(DatabaseWatch.class);
                assertThat(watch.last().orElseThrow().findings()).hasSize(3);
                assertThat(output).containsOnlyOnce("REL-DBO-020 The database is not what it must be. REL-DBO-01");
                assertThat(running.bean(DatabaseHealth.class).health().getStatus())
                        .isEqualTo(Status.DOWN);

                owner.sql(quietly("release", "DELETE FROM release WHERE key = 'canteen-api-9.9.9'"))
                        .update();
                watch.lookAgain();
                assertThat(running.bean(DatabaseHealth.class).health().getStatus())
                        .isEqualTo(Status.UP);
                assertThat(watch.looks(2))
                        .extracting(look -> look.findings().size())
                        .containsExactly(0, 3);
            }
        }
    }

    @Test
    @DisplayName("what searches know of older releases has its turn, and stays found until it is mended")
    void looksAtOlderReleasesInTurn() {
        try (TestDatabase database = original.copy()) {
            JdbcClient owner = JdbcClient.create(database.owner());
            owner.sql("DELETE FROM release_term WHERE sort = 'item' OR sort = 'actor'")
                    .update();
            try (DatabaseFixture running = new DatabaseFixture(
                    database.dataSource(),
                    data,
                    "releases.database.refuse-start=false",
                    "releases.database.newest=1")) {
                for (int look = 0; look < 2; look++) {
                    assertThat(running.findings())
                            .anyMatch(f -> f.startsWith("REL-DBO-390 Searches miss release " + RELEASED));
                }
                owner.sql("""
                                INSERT INTO release_term (sort, term, release_id)
                                SELECT t.sort, t.term, r.id
                                FROM release r JOIN ledger_record l ON l.release_key = r.key CROSS JOIN LATERAL terms_of_record(l) t
                                ON CONFLICT DO NOTHING""").update();
                assertThat(running.findings()).isEmpty();
                assertThat(running.findings()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("what a release was amended from may still be known of it")
    void whatWasAmendedIsNotFound() {
        try (TestDatabase database = original.copy();
                DatabaseFixture running = new DatabaseFixture(database.dataSource(), data)) {
            running.amend(OPEN, "b".repeat(40), "MP-1");
            running.amend(OPEN, "c".repeat(40), "MP-2");

            assertThat(running.findings()).isEmpty();
            JdbcClient.create(database.owner())
                    .sql("INSERT INTO release_term SELECT 'requirement', 'MP-3', id FROM release WHERE key = '" + OPEN
                            + "'")
                    .update();
            assertThat(running.findings())
                    .containsExactly(
                            "REL-DBO-391 Searches find release canteen-api-1.5.0 by what is not true of it: 1 row in release_term, e.g. requirement MP-3.");
        }
    }

    @Test
    void isNotTheApplicationsRole() {
        assertThatThrownBy(() -> start(original.owner()))
                .rootCause()
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageStartingWith(
                        "REL-DBO-001 Not started: the database role releases_owner, with which the application works,"
                                + " owns its tables or is a member of their owner (pg_database_owner, releases_owner)")
                .hasMessageContaining("in this database REASSIGN OWNED BY releases_owner TO")
                .hasMessageContaining("spring.flyway.user");
        assertThatThrownBy(() -> start(original.superuser()))
                .rootCause()
                .hasMessageStartingWith("REL-DBO-002 Not started: the database role postgres");
        try (TestDatabase database = original.copy()) {
            JdbcClient superuser = JdbcClient.create(database.superuser());
            superuser
                    .sql("CREATE ROLE between ROLE releases; GRANT releases_owner TO between")
                    .update();
            try {
                assertThatThrownBy(() -> start(database.dataSource()))
                        .rootCause()
                        .hasMessageStartingWith("REL-DBO-001 Not started: the database role releases");
            } finally {
                superuser.sql("DROP ROLE between").update();
            }
            superuser.sql("ALTER TABLE seal OWNER TO releases").update();
            assertThatThrownBy(() -> start(database.dataSource()))
                    .rootCause()
                    .hasMessageStartingWith("REL-DBO-001 Not started: the database role releases");
        }
    }

    private static void start(DataSource role) {
        new DatabaseFixture(role, data).close();
    }
}
