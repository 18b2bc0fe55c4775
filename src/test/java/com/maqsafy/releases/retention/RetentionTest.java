package com.maqsafy.releases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.FilesDeleted;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("What is deleted when, and what a legal hold keeps (RULE-06)")
class RetentionTest {

    private static final String OLD = "canteen-api-1.5.0";
    private static final String YOUNG = "canteen-api-1.6.0";
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Duration KEPT = Duration.ofDays(365);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create().migrateAll();
    private final SettableClock clock = new SettableClock(NOW);
    private final VisibleReleases visible = mock(VisibleReleases.class);
    private final EngineHistory engine = mock(EngineHistory.class);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private LegalHolds holds;
    private Retention retention;

    @BeforeEach
    void twoReleasesHaveEnded() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("releases.data-dir", directory.toString(), "releases.evidence.generate-key", "true")));
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(Persons.class, Persons::unknown);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(SourceRepositories.class, () -> service -> Optional.empty());
        context.registerBean(CommandRunner.class, () -> mock(CommandRunner.class));
        context.registerBean(SafeMode.class, () -> mock(SafeMode.class));
        context.registerBean(VisibleReleases.class, () -> visible);
        context.register(Evidence.class, OnOneNode.class, LegalHolds.class);
        context.refresh();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("ALTER TABLE release DISABLE TRIGGER USER").update();
        release(owner, OLD, NOW.minus(KEPT).minusSeconds(60));
        release(owner, YOUNG, NOW.minus(KEPT).plusSeconds(60));
        when(engine.keptFor()).thenReturn("P3650D");
        when(visible.find(any())).thenReturn(Optional.of(ReleaseStory.deployed().details()));
        holds = context.getBean(LegalHolds.class);
        retention = retention(KEPT);
    }

    private Retention retention(Duration kept) {
        return retention(kept, context.getBean(KeptFiles.class));
    }

    private Retention retention(Duration kept, KeptFiles files) {
        return new Retention(
                new RetentionSettings(kept, "01:00", "05:00"),
                files,
                holds,
                engine,
                visible,
                List.of(() -> new Retained.Rule("events", "Events", "PT24H", "releases.events.retention", false)),
                context.getBean(JdbcClient.class),
                context.getBean(PlatformTransactionManager.class),
                context.getBeanProvider(OnOneNode.class),
                clock);
    }

    private void release(JdbcClient owner, String key, Instant ended) {
        owner.sql("""
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, process_instance_id, created_at, finished_at)
                VALUES (:key, 'canteen-api', right(:key, 5), '1.4.0', 'minor', 'feature', 'main',
                    repeat('a', 40), 'A summary', '{A change}', '{backend}', '{code-logic}', '{}', '{R-1}', 'None', 'owner',
                    'owner', false, 'released', :key, now(), cast(:ended AS timestamptz))""").param("key", key).param("ended", ended.toString()).update();
        inTransaction(() -> {
            KeptFile kept = context.getBean(KeptFiles.class).keep(KeptFile.bytes("printed for " + key));
            LedgerEvent event = EventKinds.of(
                    StepEnded.class,
                    Map.of("plan", "deployment", "attempt", 1, "step", "a", "outcome", "succeeded", "kept", kept));
            context.getBean(Ledger.class).append(Attestation.of(key, "system:worker", event));
        });
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.run());
    }

    @AfterEach
    void close() {
        context.close();
        database.close();
    }

    @Test
    @DisplayName("the files of a release go when it ended long enough ago, once, and by the rule that the record names")
    @ExtendWith(OutputCaptureExtension.class)
    void deletesWhatIsOldEnough(CapturedOutput output) {
        assertThat(retention.overview().next())
                .extracting(Retention.Next::release, Retention.Next::held)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(OLD, false),
                        org.assertj.core.groups.Tuple.tuple(YOUNG, false));

        assertThat(retention(null).delete()).isZero();
        KeptFiles undeletable = mock(KeptFiles.class);
        when(undeletable.delete(any(), any(), any())).thenThrow(new IllegalStateException("held by another"));
        assertThat(retention(KEPT, undeletable).delete()).isZero();
        assertThat(output).contains("REL-RET-008 The files of " + OLD + " were not deleted by retention.");
        assertThat(retention.delete()).isEqualTo(1);
        assertThat(output)
                .contains(
                        "REL-RET-007 Files of ended releases were deleted by retention (releases.retention.files PT8760H): 1.");

        assertThat(context.getBean(Ledger.class).last(OLD, FilesDeleted.class)).hasValueSatisfying(r -> {
            assertThat(r.event().rule()).isEqualTo("releases.retention.files PT8760H");
            assertThat(r.actor()).isEqualTo("system:retention");
        });
        assertThat(retention.delete()).isZero();
        assertThat(retention.overview().next()).singleElement().satisfies(next -> {
            assertThat(next.release()).isEqualTo(YOUNG);
            assertThat(next.deletedAfter()).isEqualTo(NOW.plusSeconds(60));
        });
        clock.set(NOW.plus(Duration.ofHours(1)));
        assertThat(retention.delete()).isEqualTo(1);
    }

    @Test
    @DisplayName("what is held stays until the hold is lifted; both are records with their reasons")
    void keepsWhatIsHeld() {
        LegalHold release = holds.set(OLD, null, " A dispute ", "auditor");
        LegalHold service = holds.set(null, "canteen-api", "A search", "manager");
        assertThat(holds.all()).containsExactly(release, service);
        assertThat(release.reason()).isEqualTo("A dispute");
        assertThat(retention.overview().next()).allMatch(Retention.Next::held);
        assertThat(retention.delete()).isZero();

        holds.lift(release.id(), "It is settled", "manager");
        assertThat(retention.delete()).isZero();
        holds.lift(service.id(), "Nothing was found", "auditor");
        assertThat(holds.all()).isEmpty();
        assertThat(retention.delete()).isEqualTo(1);
        assertThat(context.getBean(Ledger.class).records(AdministrationLedger.SUBJECT))
                .extracting(r -> r.actor() + " " + r.kind())
                .containsExactly(
                        "auditor legalHoldSet",
                        "manager legalHoldSet",
                        "manager legalHoldLifted",
                        "auditor legalHoldLifted");
    }

    @Test
    @DisplayName("a hold is on one thing that there is, has a reason, and is lifted once")
    void refusesAHoldThatSaysNothing() {
        when(visible.get("canteen-api-9.9.9")).thenThrow(new UnknownReleaseException("canteen-api-9.9.9"));
        assertThatThrownBy(() -> holds.set(null, null, "Why", "auditor")).hasMessageStartingWith("REL-RET-003 ");
        assertThatThrownBy(() -> holds.set(OLD, "canteen-api", "Why", "auditor"))
                .hasMessageStartingWith("REL-RET-003 ");
        assertThatThrownBy(() -> holds.set(null, "canteen", "Why", "auditor")).hasMessageStartingWith("REL-RET-004 ");
        assertThatThrownBy(() -> holds.set(OLD, null, " ", "auditor")).hasMessageStartingWith("REL-RET-005 ");
        assertThatThrownBy(() -> holds.set(null, null, " ", "auditor"))
                .isInstanceOfSatisfying(
                        RetentionRefusedException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field)
                                .containsExactly("release", "reason"));
        assertThatThrownBy(() -> holds.set("canteen-api-9.9.9", null, "Why", "auditor"))
                .isInstanceOf(UnknownReleaseException.class);
        long hold = holds.set(OLD, null, "Why", "auditor").id();
        assertThatThrownBy(() -> holds.lift(hold, "", "auditor")).hasMessageStartingWith("REL-RET-005 ");
        holds.lift(hold, "Over", "auditor");
        assertThatThrownBy(() -> holds.lift(hold, "Over", "auditor")).hasMessageStartingWith("REL-RET-006 ");
    }

    @Test
    @DisplayName("whoever may not know of a release sees neither its hold nor when its files go")
    void hidesWhatIsRestricted() {
        holds.set(OLD, null, "A dispute", "auditor");
        when(visible.find(OLD)).thenReturn(Optional.empty());

        assertThat(retention.overview().holds()).isEmpty();
        assertThat(retention.overview().next())
                .extracting(Retention.Next::release)
                .containsExactly(YOUNG);
    }

    @Test
    @DisplayName("says of everything that is kept how long that is, and who sets it")
    void saysWhatIsKept() {
        assertThat(retention.overview().rules())
                .extracting(Retained.Rule::kind, Retained.Rule::keptFor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("records", null),
                        org.assertj.core.groups.Tuple.tuple("rules", null),
                        org.assertj.core.groups.Tuple.tuple("files", "PT8760H"),
                        org.assertj.core.groups.Tuple.tuple("engine-history", "P3650D"),
                        org.assertj.core.groups.Tuple.tuple("events", "PT24H"));
    }

    @Test
    void isNeverShort() {
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(29), "01:00", "05:00"))
                .hasMessageStartingWith("REL-RET-001 releases.retention.files is ");
        assertThatThrownBy(() -> new RetentionSettings(null, "1 am", "05:00"))
                .hasMessageStartingWith("REL-RET-002 releases.retention.history-from: '1 am' ");
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan("com.maqsafy.releases.evidence")
    @ConfigurationPropertiesScan("com.maqsafy.releases.evidence")
    static class Evidence {}
}
