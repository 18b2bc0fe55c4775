package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import com.maqsafy.releases.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.InOrder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@DisplayName("The release log in the database (LOG-01 to LOG-06, VER-05)")
class StoredReleasesTest {

    private final TestDatabase database = TestDatabase.create()
            .migrate(
                    "V010__release.sql",
                    "V050__release_restriction.sql",
                    "V070__log_filters.sql",
                    "V071__versions_in_order.sql");
    private final JdbcClient jdbc = JdbcClient.create(database.owner());
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private static final DelegatingDataSource CURRENT = new DelegatingDataSource();
    private static final Map<String, String> RECORDED = new HashMap<>();
    private Releases releases;

    /** Made once, for whatever database a test has: it costs a second. */
    private static void standUp() {
        CONTEXT.registerBean(DataSource.class, () -> CURRENT);
        CONTEXT.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC));
        CONTEXT.registerBean(Ledger.class, () -> mock(Ledger.class));
        CONTEXT.registerBean(Sealing.class, () -> mock(Sealing.class));
        CONTEXT.registerBean(SourceRepositories.class, () -> mock(SourceRepositories.class));
        CONTEXT.registerBean(ProductionVersions.class, () -> service -> Optional.ofNullable(RECORDED.get(service)));
        CONTEXT.register(RestrictionsTest.Jpa.class, StoredReleases.class);
        CONTEXT.refresh();
    }

    @BeforeEach
    void begin() {
        CURRENT.setTargetDataSource(database.dataSource());
        if (!CONTEXT.isActive()) {
            standUp();
        }
        releases = CONTEXT.getBean(Releases.class);
    }

    @AfterEach
    void end() {
        RECORDED.clear();
        reset(CONTEXT.getBean(Ledger.class), CONTEXT.getBean(Sealing.class), CONTEXT.getBean(SourceRepositories.class));
        database.close();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @ParameterizedTest
    @CsvSource({
        ",,,,2.0.0 1.10.0 1.9.0 1.0.0",
        "a,,,,1.10.0 1.9.0 1.0.0",
        ",hotfix,,,1.10.0",
        ",,released,,2.0.0 1.10.0 1.0.0",
        "a,patch,released,,1.0.0",
        "a,hotfix,withdrawn,,''",
        ",,,3,1.9.0 1.0.0",
        ",,released,4,1.10.0 1.0.0",
    })
    void readsThePartOfTheLogThatIsAskedFor(String service, String type, String status, Long before, String versions) {
        row("a", "1.0.0", "patch", "released");
        row("a", "1.9.0", "patch", "withdrawn");
        row("a", "1.10.0", "hotfix", "released");
        row("b", "2.0.0", "patch", "released");

        assertThat(String.join(
                        " ",
                        releases.log(new LogFilter(before, service, type, status, 10)).stream()
                                .map(entry -> entry.release().version())
                                .toList()))
                .isEqualTo(versions);
    }

    @Test
    @DisplayName("VER-05: what follows a version is used whatever became of it, in the order of numbers")
    void knowsTheUsedVersionsAfterOne() {
        for (String version : List.of("1.2.0", "1.8.9", "1.9.0", "1.10.0", "2.0.0", "2.0.0-rc.1")) {
            row("a", version, "patch", version.equals("1.10.0") ? "withdrawn" : "released");
        }
        row("b", "1.11.0", "patch", "released");

        assertThat(releases.usedVersions("a", "1.9.0")).containsExactlyInAnyOrder("1.9.0", "1.10.0", "2.0.0");
        assertThat(releases.usedVersions("a", "1.9.0-rc.1")).containsExactlyInAnyOrder("1.9.0", "1.10.0", "2.0.0");
        assertThat(releases.usedVersions("a", "none")).isEmpty();
    }

    @Test
    @DisplayName("VER-05: whether a version was released, and which one came before, without reading all that were")
    void knowsTheReleasedVersionBefore() {
        SourceRepository source = mock(SourceRepository.class);
        when(CONTEXT.getBean(SourceRepositories.class).of("a")).thenReturn(Optional.of(source));
        when(source.versionTags()).thenReturn(tags("0.9.0", "1.8.9", "1.9.1", "1.12.0"));
        when(source.otherLine(startsWith("3."))).thenReturn(Optional.of("1"));
        for (String version :
                List.of("1.9.0 released", "1.9.1 withdrawn", "1.10.0 released", "1.11.0 failed", "3.0.0 released")) {
            row("a", version.split(" ")[0], "patch", version.split(" ")[1]);
        }
        row("b", "1.11.5", "patch", "released");
        List<String> all = releases.releasedVersions("a");
        assertThat(all).containsExactly("0.9.0", "1.8.9", "1.9.0", "1.10.0", "1.12.0");

        for (String version : List.of(
                "0.9.0",
                "0.9.1",
                "1.8.9",
                "1.9.0",
                "1.9.1",
                "1.9.2",
                "1.10.0",
                "1.10.0-rc.1",
                "1.11.0",
                "1.11.5",
                "1.12.0",
                "1.13.0",
                "3.0.0",
                "4.0.0",
                "none",
                "")) {
            Optional<SemanticVersion> below = SemanticVersion.parse(version);
            assertThat(releases.isReleased("a", version)).as(version).isEqualTo(all.contains(version));
            assertThat(releases.releasedBefore("a", version))
                    .as(version)
                    .isEqualTo(all.stream()
                            .filter(v -> below.isEmpty()
                                    || SemanticVersion.parse(v).orElseThrow().compareTo(below.get()) < 0)
                            .reduce((lower, higher) -> higher));
        }
    }

    @Test
    @DisplayName(
            "RB-01: production runs what is recorded, else what was released last, and before that the highest tag that no release has")
    void knowsWhatProductionRuns() {
        SourceRepository source = mock(SourceRepository.class);
        when(CONTEXT.getBean(SourceRepositories.class).of("a")).thenReturn(Optional.of(source));
        when(source.versionTags()).thenReturn(tags("0.9.0", "1.0.0", "1.1.0"));
        row("a", "1.1.0", "patch", "withdrawn");
        assertThat(releases.productionVersion("a")).contains("1.0.0");

        when(source.versionTags()).thenReturn(tags("0.9.0", "1.0.0", "1.1.0", "1.2.0"));
        row("a", "1.2.0", "patch", "released");
        assertThat(releases.productionVersion("a")).contains("1.2.0");

        RECORDED.put("a", "1.1.5");
        assertThat(releases.productionVersion("a")).as("the record counts").contains("1.1.5");
    }

    @Test
    void looksForWhatIsRareByAnIndex() {
        jdbc.sql(INSERT.formatted("'a'", "'1.0.' || i", "'patch'", "'released'")
                        + " FROM generate_series(1, 20000) AS i")
                .update();
        jdbc.sql("ANALYZE release").update();
        Map<String, String> indexes = Map.of(
                "status = 'preparing'", "release_by_status",
                "type = 'security'", "release_by_type",
                "type = 'patch' and status = 'preparing'", "release_by_type_and_status",
                "service = 'a' and status = 'preparing'", "release_by_service_and_status",
                "service = 'a' and type = 'security'", "release_by_service_and_type");

        indexes.forEach((filter, index) -> assertThat(
                        jdbc.sql("EXPLAIN SELECT * FROM release WHERE " + filter + " ORDER BY id DESC LIMIT 50")
                                .query(String.class)
                                .list())
                .as(filter)
                .anyMatch(line -> line.contains("using " + index + " ")));
    }

    @ParameterizedTest
    @EnumSource(ReleaseStatus.class)
    @DisplayName("VER-05, RULE-06: whatever a release ends as, its ledger is sealed after its last record")
    void sealsEveryEnding(ReleaseStatus status) {
        jdbc.sql(INSERT.formatted(
                                "'a'",
                                "'1.0.0'",
                                "'patch'",
                                status == ReleaseStatus.PREPARING ? "'approved'" : "'preparing'")
                        .replace("now(), now()", "now(), null"))
                .update();
        Ledger ledger = CONTEXT.getBean(Ledger.class);
        Sealing sealing = CONTEXT.getBean(Sealing.class);

        assertThat(releases.moveTo("a-1.0.0", status, "It ended.").status()).isEqualTo(status);

        InOrder order = inOrder(ledger, sealing);
        order.verify(ledger).append(any());
        order.verify(sealing, times(status.isFinal() ? 1 : 0)).seal("a-1.0.0");
        order.verifyNoMoreInteractions();
    }

    private static final String INSERT = """
            INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode, status,
                process_instance_id, created_at, finished_at)
            SELECT %1$s || '-' || %2$s, %1$s, %2$s, '0.0.0', %3$s, 'fix', 'main', repeat('a', 40), 'One', '{}', '{}', '{}', '{}',
                '{}', 'None', 'owner', 'owner', false, %4$s, 'p', now(), now()""";

    private static List<VersionTag> tags(String... versions) {
        return Stream.of(versions)
                .map(v -> new VersionTag("v" + v, v, "a".repeat(40)))
                .toList();
    }

    private void row(String service, String version, String type, String status) {
        jdbc.sql(INSERT.formatted("'" + service + "'", "'" + version + "'", "'" + type + "'", "'" + status + "'"))
                .update();
    }
}
