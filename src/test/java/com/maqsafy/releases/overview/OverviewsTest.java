package com.maqsafy.releases.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.overview.Overview.OverdueReview;
import com.maqsafy.releases.overview.Overview.Row;
import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Figures of the overview: records in, figures out")
class OverviewsTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC);

    private static TestDatabase database;
    private static JdbcClient owner;

    private final VisibleReleases visible = mock(VisibleReleases.class);
    private Overviews overviews;

    @BeforeAll
    static void fill() {
        database = TestDatabase.create().migrateAll();
        owner = JdbcClient.create(database.owner());
        for (String table : List.of("release", "release_restriction", "ledger_record", "post_release_review")) {
            // What is counted here could not be written like this, and need not be true.
            owner.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
        }
        // Two hours, and mended by a hotfix; Monday in Riyadh, and still Sunday in UTC.
        release("canteen-1.5.0", "1.4.0", "minor", "released", "2026-03-08T19:30:00Z", "2026-03-08T21:30:00Z");
        record("canteen-1.5.0", 3, "2026-03-08T18:59:00Z", "approvalRoundOpened", "{}");
        record("canteen-1.5.0", 4, "2026-03-08T19:09:00Z", "approvalDecided", approval("technical-owner", 3));
        record("canteen-1.5.0", 5, "2026-03-08T19:29:00Z", "approvalDecided", approval("product-owner", 3));
        record("canteen-1.5.0", 6, "2026-03-08T19:30:00Z", "stepEnded", "{'plan':'deployment','outcome':'failed'}");
        record("canteen-1.5.0", 7, "2026-03-08T19:40:00Z", "failedChecksDecided", "{'decision':'accept'}");
        record("canteen-1.5.0", 8, "2026-03-08T19:41:00Z", "failedChecksDecided", "{'decision':'again'}");
        record("canteen-1.5.0", 9, "2026-03-08T18:59:30Z", "releaseAmended", "{'plannedAt':''}");
        record("canteen-1.5.0", 10, "2026-03-08T18:59:40Z", "releaseAmended", "{'contains':['backend']}");
        release("canteen-1.5.1", "1.5.0", "hotfix", "released", "2026-03-10T08:00:00Z", "2026-03-10T09:00:00Z");
        record(
                "canteen-1.5.1",
                2,
                "2026-03-10T08:00:00Z",
                "incidentReported",
                "{'brokenSince':'2026-03-10T07:30:00Z'}");
        record("canteen-1.5.1", 3, "2026-03-12T08:00:00Z", "breakGlassUsed", "{}");
        record("canteen-1.5.1", 4, "2026-03-16T08:00:00Z", "reviewOverdue", "{}");
        review("canteen-1.5.1", "canteen", "2026-03-16T08:00:00Z");
        // Rolled back an hour after its first failed check; a failed step of the rollback says nothing.
        release("wallet-2.0.0", "1.0.0", "major", "rolled-back", "2026-03-11T08:00:00Z", "2026-03-11T12:00:00Z");
        record("wallet-2.0.0", 2, "2026-03-11T10:00:00Z", "deploymentStarted", "{}");
        record("wallet-2.0.0", 3, "2026-03-11T10:30:00Z", "stepEnded", "{'plan':'deployment','outcome':'succeeded'}");
        record("wallet-2.0.0", 4, "2026-03-11T11:00:00Z", "checkRun", "{'purpose':'deployment','outcome':'errored'}");
        record("wallet-2.0.0", 5, "2026-03-11T11:10:00Z", "statusChanged", "{'to':'rolling-back'}");
        record("wallet-2.0.0", 6, "2026-03-11T11:20:00Z", "stepEnded", "{'plan':'rollback','outcome':'failed'}");
        record("wallet-2.0.0", 7, "2026-03-11T09:00:00Z", "peakDeploymentDecided", "{'decision':'approve'}");
        record("wallet-2.0.0", 8, "2026-03-11T09:01:00Z", "leakFindingWaived", "{}");
        // Touched nothing in production.
        release("wallet-3.0.0", "1.0.0", "major", "failed", "2026-03-11T08:00:00Z", "2026-03-11T12:00:00Z");
        release("wallet-4.0.0", "1.0.0", "major", "withdrawn", "2026-03-11T08:00:00Z", "2026-03-11T12:00:00Z");
        release("wallet-5.0.0", "1.0.0", "security", "released", "2026-03-18T08:00:00Z", "2026-03-18T12:00:00Z");
        release("wallet-6.0.0", "5.0.0", "minor", "released", "2026-04-18T08:00:00Z", "2026-04-18T12:00:00Z");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void standUp() {
        when(visible.rows()).thenReturn(new ReadableRows(null));
        overviews = new Overviews(JdbcClient.create(database.dataSource()), visible, NOW);
    }

    @Test
    @DisplayName("deployments are counted on the company's clock, by week and by month, each once")
    void countsDeployments() {
        assertThat(rows(Figure.DEPLOYMENTS, Span.WEEK))
                .containsExactlyInAnyOrder(
                        count("all", "", 3),
                        count("time", "2026-03-09", 2),
                        count("time", "2026-03-16", 1),
                        count("service", "canteen", 2),
                        count("service", "wallet", 1),
                        count("type", "hotfix", 1),
                        count("type", "minor", 1),
                        count("type", "security", 1));
        assertThat(rows(Figure.DEPLOYMENTS, Span.MONTH)).contains(count("time", "2026-03-01", 3));
        assertThat(overview(Span.WEEK, null, null).steps())
                .startsWith(LocalDate.parse("2026-02-23"))
                .endsWith(LocalDate.parse("2026-03-30"))
                .hasSize(6);
    }

    @Test
    @DisplayName("the lead time is from the request to the release")
    void measuresTheLeadTime() {
        assertThat(rows(Figure.LEAD_TIME, Span.WEEK))
                .contains(
                        new Row("lead-time", "all", "", 3, 3, 7200L, 12960L),
                        new Row("lead-time", "service", "wallet", 1, 1, 14400L, 14400L));
    }

    @Test
    @DisplayName("what was rolled back, and what a hotfix mended, has failed; a failed step that was repeated has not")
    void countsChangeFailures() {
        assertThat(rows(Figure.CHANGE_FAILURES, Span.WEEK))
                .contains(
                        new Row("change-failures", "all", "", 4, 2, null, null),
                        new Row("change-failures", "service", "wallet", 2, 1, null, null),
                        new Row("change-failures", "type", "hotfix", 1, 0, null, null),
                        new Row("change-failures", "part", "hotfix", 1, 1, null, null),
                        new Row("change-failures", "part", "rolled-back", 1, 1, null, null))
                .noneMatch(row -> row.name().equals("failed"));
    }

    @Test
    @DisplayName("it was broken from the first failed check, or since when the incident says, until it worked again")
    void measuresTheTimeToRestore() {
        assertThat(rows(Figure.TIME_TO_RESTORE, Span.WEEK))
                .contains(
                        new Row("time-to-restore", "part", "rolled-back", 1, 1, 3600L, 3600L),
                        new Row("time-to-restore", "part", "hotfix", 1, 1, 5400L, 5400L),
                        new Row("time-to-restore", "all", "", 2, 2, 4500L, 5220L));
    }

    @Test
    @DisplayName("an approval is waited for from its round to its decision, by role")
    void measuresHowLongApprovalsTake() {
        assertThat(rows(Figure.APPROVAL_WAITING, Span.WEEK))
                .contains(
                        new Row("approval-waiting", "part", "technical-owner", 1, 1, 600L, 600L),
                        new Row("approval-waiting", "part", "product-owner", 1, 1, 1800L, 1800L));
    }

    @Test
    @DisplayName("reviews that became overdue are counted, and those that are overdue now are named")
    void countsOverdueReviews() {
        Overview overview = overview(Span.WEEK, null, null);

        assertThat(overview.figures())
                .contains(
                        new Row("reviews-overdue", "all", "", 1, 1, null, null),
                        new Row("reviews-overdue", "part", "owed", 1, 1, null, null));
        assertThat(overview.reviewsOverdue())
                .containsExactly(new OverdueReview("canteen-1.5.1", "canteen", Instant.parse("2026-03-16T08:00:00Z")));
    }

    @Test
    @DisplayName("exceptions are what was allowed; what was refused, and a new planned time, are none")
    void countsExceptions() {
        assertThat(rows(Figure.EXCEPTIONS, Span.WEEK))
                .filteredOn(row -> row.by().equals("part"))
                .extracting(Row::name, Row::count)
                .containsExactlyInAnyOrder(
                        tuple("accepted-checks", 1L),
                        tuple("amended-scope", 1L),
                        tuple("break-glass", 1L),
                        tuple("leak-waiver", 1L),
                        tuple("peak", 1L));
    }

    @Test
    void asksForOneServiceAndOneType() {
        assertThat(overview(Span.WEEK, "wallet", null).figures())
                .filteredOn(row -> row.by().equals("service"))
                .isNotEmpty()
                .allMatch(row -> row.name().equals("wallet"));
        assertThat(overview(Span.WEEK, null, "hotfix").figures())
                .filteredOn(row -> row.by().equals("type"))
                .isNotEmpty()
                .allMatch(row -> row.name().equals("hotfix"));
        assertThat(overview(Span.WEEK, "' OR 1=1 --", null).figures()).allMatch(row -> row.of() == 0);
    }

    @Test
    @DisplayName("SEC-07: a restricted release counts for those who may know of it, in no figure for anybody else")
    void countsNoRestrictedRelease() {
        owner.sql("""
                INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at)
                VALUES ('wallet-5.0.0', 't', 'owner', now()), ('canteen-1.5.1', 'u', 'owner', now())""").update();
        when(visible.rows()).thenReturn(new ReadableRows("developer"));
        try {
            Overview overview = overview(Span.WEEK, null, null);
            assertThat(overview.figures())
                    .contains(
                            count("all", "", 1),
                            new Row("change-failures", "all", "", 2, 1, null, null),
                            new Row("exceptions", "all", "", 4, 4, null, null))
                    .noneMatch(
                            row -> List.of("security", "hotfix", "break-glass").contains(row.name()));
            assertThat(overview.reviewsOverdue()).isEmpty();
            when(visible.rows()).thenReturn(new ReadableRows("owner"));
            assertThat(overviews
                            .of(query(Span.WEEK, null, null), EnumSet.of(Figure.DEPLOYMENTS))
                            .figures())
                    .contains(count("all", "", 3));
        } finally {
            owner.sql("DELETE FROM release_restriction").update();
        }
    }

    @Test
    @DisplayName("a time that is none in an old record spoils no figure")
    void leavesOutAnIncidentWithoutATime() {
        List<Row> before = rows(Figure.TIME_TO_RESTORE, Span.WEEK);
        for (String odd : List.of("-999999999-01-01T00:00:00Z", "+12026-01-01T00:00:00Z", "yesterday")) {
            record("canteen-1.5.1", 99, "2026-03-10T08:00:00Z", "incidentReported", "{'brokenSince':'" + odd + "'}");
            try {
                assertThat(rows(Figure.TIME_TO_RESTORE, Span.WEEK)).as(odd).isEqualTo(before);
            } finally {
                owner.sql("DELETE FROM ledger_record WHERE sequence = 99").update();
            }
        }
    }

    @Test
    void refusesPeriodsThatAreNone() {
        assertThatThrownBy(() -> new OverviewQuery(
                        LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01"), RIYADH, Span.WEEK, null, null))
                .hasMessageStartingWith("REL-OVW-001");
        assertThatThrownBy(() -> new OverviewQuery(
                        LocalDate.parse("2024-01-01"), LocalDate.parse("2026-01-01"), RIYADH, Span.WEEK, null, null))
                .hasMessageStartingWith("REL-OVW-002");
    }

    @Test
    @DisplayName("figures name kinds of records that there are")
    void namesKnownKinds() {
        Pattern kinds = Pattern.compile("kind (?:=|IN) \\(?((?:'\\w+'[,\\s]*)+)");
        for (Figure figure : Figure.values()) {
            kinds.matcher(figure.cases("true", "true")).results().forEach(found -> {
                for (String kind : found.group(1).replaceAll("['\\s]", "").split(",")) {
                    assertThat(EventKinds.known().of(kind))
                            .as(figure + " " + kind)
                            .isPresent();
                }
            });
        }
    }

    private List<Row> rows(Figure figure, Span by) {
        return overviews.of(query(by, null, null), EnumSet.of(figure)).figures();
    }

    private Overview overview(Span by, String service, String type) {
        return overviews.of(query(by, service, type), EnumSet.allOf(Figure.class));
    }

    private static OverviewQuery query(Span by, String service, String type) {
        return new OverviewQuery(
                LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), RIYADH, by, service, type);
    }

    private static Row count(String by, String name, long count) {
        return new Row("deployments", by, name, count, count, null, null);
    }

    private static String approval(String role, int round) {
        return "{'role':'%s','round':%d,'decision':'approve'}".formatted(role, round);
    }

    private static void release(
            String key, String previous, String type, String status, String created, String finished) {
        owner.sql("""
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, process_instance_id, created_at, finished_at)
                VALUES (:key, split_part(:key, '-', 1), split_part(:key, '-', 2), :previous, :type, 'fix', 'main',
                    repeat('a', 40), 'A summary', '{A change}', '{backend}', '{code-logic}', '{}', '{R-1}', 'None', 'owner',
                    'owner', false, :status, :key, cast(:created AS timestamptz), cast(:finished AS timestamptz))""")
                .param("key", key)
                .param("previous", previous)
                .param("type", type)
                .param("status", status)
                .param("created", created)
                .param("finished", finished)
                .update();
    }

    private static void record(String release, long sequence, String at, String kind, String payload) {
        owner.sql("""
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                VALUES (:release, :sequence, cast(:at AS timestamptz), 'somebody', :kind, '{}', :payload, repeat('0', 64),
                    repeat('b', 64))""")
                .param("release", release)
                .param("sequence", sequence)
                .param("at", at)
                .param("kind", kind)
                .param("payload", payload.replace('\'', '"'))
                .update();
    }

    private static void review(String release, String service, String due) {
        owner.sql("INSERT INTO post_release_review (release_key, service, due_at)"
                        + " VALUES (:release, :service, cast(:due AS timestamptz))")
                .param("release", release)
                .param("service", service)
                .param("due", due)
                .update();
    }
}
