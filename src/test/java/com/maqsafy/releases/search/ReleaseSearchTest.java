package com.maqsafy.releases.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.BreakGlassUsed;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.hotfix.HotfixScopeDecided;
import com.maqsafy.releases.hotfix.IncidentReported;
import com.maqsafy.releases.notes.LeakFindingWaived;
import com.maqsafy.releases.process.EngineIntervention;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.ReleaseAmended;
import com.maqsafy.releases.release.ShownPositions;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName("LOG-01 to LOG-06: releases are found by what they are, by who did what in them, and by exceptions")
class ReleaseSearchTest {

    private static TestDatabase database;
    private static JdbcClient owner;

    private final VisibleReleases visible = mock(VisibleReleases.class);
    private ReleaseSearch search;

    @BeforeAll
    static void fill() {
        database = TestDatabase.create().migrateAll();
        owner = JdbcClient.create(database.owner());
        for (String table : List.of("release", "release_restriction", "ledger_record")) {
            // What is looked for here could not be written like this, and need not be true.
            owner.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
        }
        release("Canteen-API", "1.5.0", "minor", "released", "owner", "2026-10-05T08:00:00Z", "MAQ-17");
        record(
                "Canteen-API-1.5.0",
                "approvalDecided",
                "tech",
                "APR-02",
                "{'role':'technical-owner','decision':'approve'}");
        record(
                "Canteen-API-1.5.0",
                "approvalDecided",
                "product",
                "APR-02",
                "{'role':'product-owner','decision':'approve'}");
        record("Canteen-API-1.5.0", "deploymentStarted", "deployer", "OPEN-04", "{}");
        record("Canteen-API-1.5.0", "testReported", "ci", "TEST-06", "{}");
        release("Canteen-API", "1.50.0", "minor", "rolled-back", "sara", "2026-11-01T08:00:00Z", "MAQ-18");
        record(
                "Canteen-API-1.50.0",
                "approvalDecided",
                "tech",
                "APR-02",
                "{'role':'technical-owner','decision':'reject'}");
        record("Canteen-API-1.50.0", "peakDeploymentDecided", "manager", "RULE-07", "{'decision':'approve'}");
        release("wallet", "2.0.0", "security", "released", "owner", "2026-12-31T23:59:59Z", "MAQ-19");
        record(
                "wallet-2.0.0",
                "approvalDecided",
                "sec",
                "APR-05",
                "{'role':'security-owner,management','decision':'approve','act':{'lifted':[{'duty':'author'}]}}");
        release("wallet", "2.0.1", "patch", "preparing", "omar", "2027-01-01T00:00:00Z", "MAQ-19");
        record("wallet-2.0.1", "peakDeploymentDecided", "manager", "RULE-07", "{'decision':'wait'}");
        release("meals", "3.0.0", "hotfix", "released", "mona", "2027-02-01T08:00:00Z", "MAQ-20");
        record("meals-3.0.0", "incidentReported", "mona", "HOT-02", "{'incident':'INC-1042'}");
        record(
                "meals-3.0.0",
                "approvalDecided",
                "qa",
                "APR-01",
                "{'role':'qa','decision':'approve','act':{'lifted':[]}}");
        record("meals-3.0.0", "failedChecksDecided", "deployer", "POST-02", "{'decision':'accept'}");
        owner.sql("""
                UPDATE ledger_record SET definition_key = 'release-rollback', definition_version = 1,
                    element = 'userTask_approveRollback'
                WHERE release_key = 'Canteen-API-1.50.0' AND kind = 'peakDeploymentDecided'""").update();
        release("meals", "3.0.1", "patch", "released", "mona", "2027-02-02T08:00:00Z", "MAQ-21");
        record("meals-3.0.1", "releaseAmended", "mona", "PRIN-02", "{'summary':'Said better'}");
        record("meals-3.0.1", "approvalDecided", "qa", "APR-01", "{'role':'qa','decision':'approve'}");
        release("meals", "3.0.2", "patch", "released", "mona", "2027-02-03T08:00:00Z", "MAQ-21");
        record("meals-3.0.2", "releaseAmended", "mona", "PRIN-02", "{'commit':'c'}");
        record("administration", "loggedIn", "tech", "PRIN-02", "{}");
        // What was there before searches went by terms; what comes later is written by the triggers.
        owner.sql(backfill()).update();
        for (String trigger : List.of("release_terms", "release_terms_amended")) {
            owner.sql("ALTER TABLE release ENABLE ALWAYS TRIGGER " + trigger).update();
        }
        owner.sql("ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_terms")
                .update();
    }

    /** As the migration has it. */
    private static String backfill() {
        try (InputStream in = ReleaseSearchTest.class.getResourceAsStream("/db/migration/V345__release_terms.sql")) {
            String migration = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int begin = migration.lastIndexOf("INSERT INTO release_term");
            return migration.substring(begin, migration.indexOf(';', begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void standUp() {
        when(visible.rows()).thenReturn(new ReadableRows(null));
        search = new ReleaseSearch(JdbcClient.create(database.dataSource()), visible);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            service=canteen                  | 1.50.0 1.5.0
            service=CANTEEN-api              | 1.50.0 1.5.0
            service=nothing                  | ''
            service=%                        | ''
            version=1.5                      | 1.5.0
            version=2.0                      | 2.0.1 2.0.0
            version=2.0.0                    | 2.0.0
            type=minor,security              | 2.0.0 1.50.0 1.5.0
            status=released                  | 3.0.2 3.0.1 3.0.0 2.0.0 1.5.0
            status=rolled-back,preparing     | 2.0.1 1.50.0
            owner=owner                      | 2.0.0 1.5.0
            requester=omar                   | 2.0.1
            approver=tech                    | 1.5.0
            approver=tech role=product-owner | ''
            role=product-owner               | 1.5.0
            role=management                  | 2.0.0
            deployer=deployer                | 1.5.0
            deployer=tech                    | ''
            actor=manager                    | 2.0.1 1.50.0
            actor=tech                       | 1.50.0 1.5.0
            item=TEST-06                     | 1.5.0
            item=APR-02                      | 1.50.0 1.5.0
            requirement=MAQ-19               | 2.0.1 2.0.0
            commit=aaaaaaa                   | 3.0.2 3.0.1 3.0.0 2.0.1 2.0.0 1.50.0 1.5.0
            commit=bbbbbbb                   | ''
            from=2026-10-01 to=2027-01-01    | 2.0.0 1.50.0 1.5.0
            from=2027-01-01                  | 3.0.2 3.0.1 3.0.0 2.0.1
            incident=INC-1042                | 3.0.0
            incident=INC                     | ''
            path=release-rollback            | 1.50.0
            path=release-rollback/userTask_approveRollback | 1.50.0
            path=release-rollback/userTask_planRollback    | ''
            path=release                     | ''
            exceptions                       | 3.0.2 3.0.0 2.0.0 1.50.0
            exceptions role=qa               | 3.0.0
            exceptions role=qa from=2027-01-01 to=2027-04-01 | 3.0.0
            exceptions role=qa from=2026-10-01 to=2027-01-01 | ''
            exceptions service=wallet role=management | 2.0.0
            commit=aaaaaaaaaa                | 3.0.2 3.0.1 3.0.0 2.0.1 2.0.0 1.50.0 1.5.0
            commit=aaaaaaab                  | ''
            version=2                        | 2.0.1 2.0.0
            version=1.50                     | 1.50.0
            requirement=MAQ-19 owner=omar    | 2.0.1
            actor=manager status=preparing   | 2.0.1
            actor=tech item=TEST-06          | 1.5.0
            actor=tech role=qa               | ''
            approver=qa role=qa type=hotfix,patch | 3.0.1 3.0.0
            approver=sec role=security-owner | 2.0.0
            role=qa service=wallet           | ''
            """)
    void finds(String asked, String versions) {
        assertThat(String.join(" ", versions(asked, null, 50))).isEqualTo(versions);
    }

    @Test
    @DisplayName("pages go on behind each other, and all pages together are everything once")
    void pages() {
        List<String> all = new ArrayList<>();
        FoundRelease before = null;
        for (List<FoundRelease> page = search.find(query("", null, 3));
                !page.isEmpty();
                page = search.find(query("", before, 3))) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(r -> all.add(r.version()));
            before = page.get(page.size() - 1);
        }

        assertThat(all).containsExactly("3.0.2", "3.0.1", "3.0.0", "2.0.1", "2.0.0", "1.50.0", "1.5.0");
    }

    @Test
    @DisplayName(
            "the oldest first as well, page by page; how many there are is counted on all pages, and of those that one may know")
    void theOtherWayRound() {
        List<FoundRelease> first = search.find(query("sort=oldest", null, 3));
        assertThat(first).extracting(FoundRelease::version).containsExactly("1.5.0", "1.50.0", "2.0.0");
        assertThat(search.find(query("sort=oldest", first.get(2), 2)))
                .extracting(FoundRelease::version)
                .containsExactly("2.0.1", "3.0.0");
        assertThat(search.count(query("", first.get(2), 2))).hasToString("7");
        assertThat(search.count(query("service=nothing", null, 2))).hasToString("0");
        assertThat(new FoundCount(1000, true)).hasToString("more than 1000");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sort=service, 1.50.0 1.5.0 3.0.2 3.0.1 3.0.0 2.0.1 2.0.0
            sort=type, ''
            sort=status, ''
            sort=owner, ''
            sort=finished, 3.0.2 3.0.1 3.0.0 2.0.0 1.50.0 1.5.0 2.0.1
            """)
    @DisplayName("by a column, page by page, everything once; what comes, goes or changes meanwhile moves no other")
    void byAColumn(String asked, String versions) {
        List<FoundRelease> whole = search.find(query(asked, null, 50));
        SearchOrder order = query(asked, null, 50).order();
        assertThat(whole).hasSize(7);
        if (order != SearchOrder.FINISHED) {
            assertThat(whole)
                    .isSortedAccordingTo(Comparator.comparing(order::placeOf, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(
                                    Comparator.comparing(FoundRelease::position).reversed()));
        }
        if (!versions.isEmpty()) {
            assertThat(whole).extracting(FoundRelease::version).containsExactly(versions.split(" "));
        }
        List<FoundRelease> all = new ArrayList<>();
        FoundRelease before = null;
        for (List<FoundRelease> page = search.find(query(asked, null, 2));
                !page.isEmpty();
                page = search.find(query(asked, before, 2))) {
            all.addAll(page);
            before = page.get(page.size() - 1);
        }
        assertThat(all).isEqualTo(whole);

        owner.sql(
                        "UPDATE release SET service = 'a', status = 'failed', owner = 'a', type = 'patch', finished_at = now()"
                                + " WHERE id = :id")
                .param("id", whole.get(2).position())
                .update();
        try {
            assertThat(search.find(query(asked, whole.get(2), 50)))
                    .filteredOn(found -> found.position() != whole.get(2).position())
                    .isEqualTo(whole.subList(3, 7));
        } finally {
            FoundRelease was = whole.get(2);
            owner.sql("UPDATE release SET service = :service, status = :status, owner = :owner, type = :type,"
                            + " finished_at = cast(:end AS timestamptz) WHERE id = :id")
                    .param("service", was.service())
                    .param("status", was.status())
                    .param("owner", was.owner())
                    .param("type", was.type())
                    .param(
                            "end",
                            was.finishedAt() == null ? null : was.finishedAt().toString())
                    .param("id", was.position())
                    .update();
        }
    }

    @Test
    @DisplayName("SEC-07: a restricted release is found by nobody who may not know of it, by whatever it is searched")
    void findsNoRestrictedRelease() {
        owner.sql("""
                INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at)
                VALUES ('wallet-2.0.0', 't', 'owner', now())""").update();
        when(visible.rows()).thenReturn(new ReadableRows("developer"));
        try {
            for (String asked : List.of(
                    "",
                    "service=wallet",
                    "role=management",
                    "exceptions",
                    "requirement=MAQ-19",
                    "requester=owner",
                    "owner=owner",
                    "version=2.0",
                    "version=2.0.0",
                    "commit=aaaaaaa",
                    "approver=sec",
                    "approver=sec role=management",
                    "actor=sec",
                    "item=APR-05",
                    "item=APR-05 service=wallet",
                    "sort=service",
                    "sort=finished")) {
                assertThat(search.find(query(asked, null, 50)))
                        .as(asked)
                        .noneMatch(r -> r.version().equals("2.0.0"));
                assertThat(search.count(query(asked, null, 50)).counted())
                        .as(asked)
                        .isEqualTo(search.find(query(asked, null, 50)).size());
            }
            when(visible.rows()).thenReturn(new ReadableRows("owner"));
            assertThat(search.find(query("type=security", null, 50))).hasSize(1);
        } finally {
            owner.sql("DELETE FROM release_restriction").update();
        }
    }

    @Test
    @DisplayName(
            "SEC-07: positions tell who may not know of every release neither their order nor their number, and lead on")
    void thePositionsTellOfNoOther() {
        when(visible.rows()).thenReturn(new ReadableRows("developer", new ShownPositions(new byte[] {7})));
        for (String asked : List.of("", "sort=oldest", "sort=service", "sort=finished", "item=APR-01")) {
            List<FoundRelease> whole = search.find(query(asked, null, 50));
            assertThat(whole).as(asked).isNotEmpty().allMatch(found -> found.position() >= 1L << 52);
            assertThat(search.find(query(asked, whole.get(0), 50))).as(asked).isEqualTo(whole.subList(1, whole.size()));
        }
        FoundRelease raw = new FoundRelease(3, "", "", "", "", "", "", "", "", Instant.EPOCH, null);
        assertThatThrownBy(() -> search.find(query("", raw, 50))).hasMessageContaining("REL-REL-550");
    }

    @Test
    @DisplayName(
            "what lies behind more releases than are looked at one by one is found all the same, and pages lose nothing")
    void findsWhatIsLongAgo() {
        owner.sql("""
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, process_instance_id, created_at, finished_at)
                SELECT 'many-1.0.' || i, 'many', '1.0.' || i, '0.0.0', 'patch', 'fix', 'main', repeat('c', 40), 'One of many',
                    '{A change}', '{backend}', '{code-logic}', '{}', '{}', 'None', 'mira', 'mira', false, 'released', 'many-' || i,
                    now(), now()
                FROM generate_series(1, 1200) AS i""").update();
        owner.sql("""
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                SELECT 'many-1.0.' || i, 1, now(), 'mira', 'approvalDecided', '{APR-02}',
                    '{"role":"product-owner","decision":"approve"}', repeat('0', 64), repeat('b', 64)
                FROM generate_series(1, 1100) AS i""").update();
        try {
            assertThat(versions("role=technical-owner", null, 50)).containsExactly("1.5.0");
            assertThat(versions("item=TEST-06", null, 50)).containsExactly("1.5.0");
            assertThat(versions("exceptions", null, 50)).containsExactly("3.0.2", "3.0.0", "2.0.0", "1.50.0");
            assertThat(versions("exceptions sort=owner role=qa", null, 50)).containsExactly("3.0.0");
            assertThat(versions("sort=service", null, 500)).hasSize(500);
            List<String> all = new ArrayList<>();
            FoundRelease before = null;
            for (List<FoundRelease> page = search.find(query("role=product-owner", null, 500));
                    !page.isEmpty();
                    page = search.find(query("role=product-owner", before, 500))) {
                page.forEach(r -> all.add(r.version()));
                before = page.get(page.size() - 1);
            }
            assertThat(all)
                    .hasSize(1101)
                    .doesNotHaveDuplicates()
                    .startsWith("1.0.1100")
                    .endsWith("1.0.1", "1.5.0");
        } finally {
            owner.sql("DELETE FROM ledger_record WHERE actor = 'mira'").update();
            owner.sql("DELETE FROM release WHERE service = 'many'").update();
        }
    }

    @Test
    @DisplayName(
            "more than 20,000 are not put in order by a column, and that is said; nobody learns of a hidden one by it")
    void refusesToOrderTooMany() {
        // They are looked for by their service, and so need no terms.
        owner.sql("ALTER TABLE release DISABLE TRIGGER release_terms").update();
        owner.sql("""
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, process_instance_id, created_at, finished_at)
                SELECT 'many-1.0.' || i, 'many', '1.0.' || i, '0.0.0', 'patch', 'fix', 'main', repeat('c', 40), 'One of many',
                    '{A change}', '{backend}', '{code-logic}', '{}', '{}', 'None', 'mira', 'mira', false, 'released', 'many-' || i,
                    now(), now()
                FROM generate_series(1, 20001) AS i""").update();
        try {
            assertThatThrownBy(() -> search.find(query("service=many sort=owner", null, 5)))
                    .isInstanceOf(SearchTooWideException.class)
                    .hasMessageStartingWith("REL-SCH-252 sort: more than 20000 releases fit")
                    .hasMessageContaining("owner");
            assertThat(versions("service=canteen sort=owner", null, 50)).hasSize(2);
            owner.sql("""
                    INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at)
                    VALUES ('many-1.0.1', 't', 'mira', now())""").update();
            when(visible.rows()).thenReturn(new ReadableRows("developer"));
            assertThat(versions("service=many sort=owner", null, 1)).containsExactly("1.0.20001");
        } finally {
            owner.sql("ALTER TABLE release ENABLE ALWAYS TRIGGER release_terms").update();
            owner.sql("DELETE FROM release_restriction").update();
            owner.sql("DELETE FROM release WHERE service = 'many'").update();
        }
    }

    @Test
    @DisplayName("what is recorded later is found at once, and what is rolled back never")
    void findsWhatComesLater() throws SQLException {
        record("meals-4.0.0", "releaseRequested", "nura", "PRIN-01", "{}");
        assertThat(versions("actor=nura", null, 50)).isEmpty();
        release("meals", "4.0.0", "minor", "preparing", "nura", "2027-03-01T08:00:00Z", "MAQ-40");
        try {
            // Its record came before its row.
            assertThat(versions("actor=nura item=PRIN-01", null, 50)).containsExactly("4.0.0");
            assertThat(versions("requester=nura", null, 50)).containsExactly("4.0.0");
            assertThat(versions("approver=nura", null, 50)).isEmpty();
            record("meals-4.0.0", "approvalDecided", "nura", "APR-01", "{'role':'qa','decision':'approve'}");
            assertThat(versions("approver=nura role=qa", null, 50)).containsExactly("4.0.0");

            owner.sql(
                            "UPDATE release SET requirements = '{MAQ-41}', commit_id = repeat('d', 40) WHERE key = 'meals-4.0.0'")
                    .update();
            assertThat(versions("requirement=MAQ-41", null, 50)).containsExactly("4.0.0");
            assertThat(versions("requirement=MAQ-40", null, 50)).isEmpty();
            assertThat(versions("commit=ddddddd", null, 50)).containsExactly("4.0.0");
            assertThat(versions("commit=aaaaaaa version=4", null, 50)).isEmpty();

            // Files go by retention; what was done does not.
            record("meals-4.0.0", "filesDeleted", "system:retention", "LOG-06", "{'files':[]}");
            assertThat(versions("approver=nura", null, 50)).containsExactly("4.0.0");
            // Evidence that no search can read is evidence all the same.
            record("meals-4.0.0", "releaseAmended", "nura", "PRIN-02", "{'commit':'\\u0000'}");
            assertThat(versions("item=PRIN-02 actor=nura", null, 50)).containsExactly("4.0.0");

            try (Connection connection = database.owner().getConnection()) {
                connection.setAutoCommit(false);
                JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("""
                                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                                VALUES ('meals-4.0.0', 99, now(), 'nobody', 'commented', '{LOG-01}', '{}', repeat('0', 64), repeat('b', 64))""")
                        .update();
                connection.rollback();
            }
            assertThat(versions("actor=nobody", null, 50)).isEmpty();
        } finally {
            owner.sql("DELETE FROM ledger_record WHERE release_key = 'meals-4.0.0'")
                    .update();
            owner.sql("DELETE FROM release WHERE key = 'meals-4.0.0'").update();
        }
        assertThat(search.count(query("actor=nura", null, 5)).counted()).isZero();
    }

    @Test
    @DisplayName("what triggers write is what the migration wrote of what was there")
    void triggersWriteWhatTheMigrationWrote() {
        String terms = "SELECT sort || ' ' || term || ' ' || release_id FROM release_term"
                + " WHERE release_id IN (SELECT id FROM release) ORDER BY 1";
        List<String> written = owner.sql(terms).query(String.class).list();
        List<Long> ids = owner.sql("SELECT id FROM release ORDER BY id")
                .query(Long.class)
                .list();
        owner.sql("TRUNCATE release_term").update();
        owner.sql("CREATE TABLE again AS SELECT * FROM ledger_record").update();
        owner.sql("CREATE TABLE rows AS SELECT * FROM release").update();
        owner.sql("DELETE FROM ledger_record; DELETE FROM release").update();
        owner.sql(
                        "INSERT INTO release OVERRIDING SYSTEM VALUE SELECT * FROM rows ORDER BY id; INSERT INTO ledger_record SELECT * FROM again")
                .update();
        owner.sql("DROP TABLE again, rows").update();

        assertThat(owner.sql("SELECT id FROM release ORDER BY id")
                        .query(Long.class)
                        .list())
                .isEqualTo(ids);
        assertThat(owner.sql(terms).query(String.class).list())
                .isEqualTo(written)
                .hasSizeGreaterThan(50);
    }

    @Test
    @DisplayName("nobody but the triggers writes what searches go by")
    void isWrittenByTriggersOnly() {
        JdbcClient application = JdbcClient.create(database.dataSource());
        for (String statement : List.of(
                "INSERT INTO release_term VALUES ('actor', 'me', 1)",
                "UPDATE release_term SET term = 'me'",
                "DELETE FROM release_term",
                "TRUNCATE release_term")) {
            assertThatThrownBy(() -> application.sql(statement).update())
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("every kind of record that a term is made of is one that there is")
    void knowsTheKinds() {
        String source = owner.sql("SELECT prosrc FROM pg_proc WHERE proname = 'terms_of_record'")
                .query(String.class)
                .single();
        Set<String> kinds = Stream.of(
                        ApprovalDecided.class,
                        BreakGlassUsed.class,
                        DeploymentStarted.class,
                        DestructiveOperationDecided.class,
                        EngineIntervention.class,
                        FailedChecksDecided.class,
                        HotfixScopeDecided.class,
                        IncidentReported.class,
                        LeakFindingWaived.class,
                        PeakDeploymentDecided.class,
                        ReleaseAmended.class)
                .map(EventKinds::kind)
                .collect(Collectors.toSet());

        Set<String> named = new HashSet<>();
        Matcher words = Pattern.compile("'([a-z]+[A-Z][A-Za-z]+)'").matcher(source);
        while (words.find()) {
            named.add(words.group(1));
        }
        named.remove("changedAspects");
        assertThat(named).isEqualTo(kinds);
    }

    private List<String> versions(String asked, FoundRelease before, int limit) {
        return search.find(query(asked, before, limit)).stream()
                .map(FoundRelease::version)
                .toList();
    }

    @Test
    @DisplayName("what people type is a text: it never becomes a part of the statement")
    void takesTextsForTexts() {
        String hostile = "' OR 1=1 --";
        for (String field : List.of(
                "service", "owner", "approver", "role", "deployer", "actor", "item", "requirement", "incident")) {
            assertThat(search.find(query(field + "=" + hostile, null, 50)))
                    .as(field)
                    .isEmpty();
        }
        for (String field : List.of("version", "commit", "path")) {
            assertThatThrownBy(() -> query(field + "=" + hostile, null, 50))
                    .as(field)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("REL-SCH-0")
                    .hasMessageContaining(field);
        }
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatThrownBy(() -> query("", null, 501)).hasMessageStartingWith("REL-SCH-001");
        assertThatThrownBy(() -> query("from=2026-02-01 to=2026-01-01", null, 5))
                .hasMessageStartingWith("REL-SCH-004");
    }

    /** {@code name=value}, or a name alone, with spaces between; a value with spaces stands alone. */
    private static ReleaseQuery query(String asked, FoundRelease before, int limit) {
        List<String> parts = asked.chars().filter(c -> c == '=').count() > 1 && !asked.contains("OR")
                ? Arrays.asList(asked.split(" "))
                : asked.startsWith("exceptions ") ? Arrays.asList(asked.split(" ")) : List.of(asked);
        SearchOrder order = SearchOrder.of(Objects.requireNonNullElse(value(parts, "sort"), "newest"))
                .orElseThrow();
        return new ReleaseQuery(
                value(parts, "service"),
                value(parts, "version"),
                words(parts, "type"),
                words(parts, "status"),
                value(parts, "owner"),
                value(parts, "requester"),
                value(parts, "approver"),
                value(parts, "role"),
                value(parts, "deployer"),
                value(parts, "actor"),
                value(parts, "item"),
                value(parts, "requirement"),
                value(parts, "commit"),
                value(parts, "incident"),
                value(parts, "path"),
                day(parts, "from"),
                day(parts, "to"),
                parts.contains("exceptions"),
                order,
                before == null ? null : before.position(),
                before == null || order == SearchOrder.NEWEST || order == SearchOrder.OLDEST
                        ? null
                        : order.placeOf(before),
                limit);
    }

    private static String value(List<String> parts, String name) {
        return parts.stream()
                .filter(p -> p.startsWith(name + "="))
                .map(p -> p.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> words(List<String> parts, String name) {
        String value = value(parts, name);
        return value == null ? Set.of() : Set.of(value.split(","));
    }

    private static Instant day(List<String> parts, String name) {
        String value = value(parts, name);
        return value == null ? null : Instant.parse(value + "T00:00:00Z");
    }

    private static void release(
            String service, String version, String type, String status, String person, String at, String requirement) {
        boolean open = status.equals("preparing");
        owner.sql("""
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, process_instance_id, created_at, finished_at)
                VALUES (:key, :service, :version, '0.0.0', :type, 'fix', 'main', repeat('a', 40), 'A summary', '{A change}',
                    '{backend}', '{code-logic}', '{}', ARRAY[:requirement], 'None', :person, :person, false, :status, :key,
                    cast(:at AS timestamptz), CASE WHEN :open THEN NULL ELSE cast(:at AS timestamptz) END)""")
                .param("key", service + '-' + version)
                .param("service", service)
                .param("version", version)
                .param("type", type)
                .param("requirement", requirement)
                .param("person", person)
                .param("status", status)
                .param("at", at)
                .param("open", open)
                .update();
    }

    private static void record(String release, String kind, String actor, String item, String payload) {
        owner.sql("""
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                VALUES (:release, (SELECT count(*) + 1 FROM ledger_record WHERE release_key = :release), now(), :actor, :kind,
                    ARRAY[:item], :payload, repeat('0', 64), repeat('b', 64))""")
                .param("release", release)
                .param("actor", actor)
                .param("kind", kind)
                .param("item", item)
                .param("payload", payload.replace('\'', '"'))
                .update();
    }
}
