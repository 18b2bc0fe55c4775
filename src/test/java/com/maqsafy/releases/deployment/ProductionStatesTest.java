package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The record of what runs in production (promise 8)")
@ExtendWith(OutputCaptureExtension.class)
class ProductionStatesTest {

    private static final String SERVICE = "canteen-api";

    @TempDir
    private Path directory;

    private final TestDatabase database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
    private DeploymentFixture fixture;
    private ProductionStates states;
    private ProductionObservations observations;
    private String head;

    @BeforeEach
    void open() throws Exception {
        fixture = new DeploymentFixture(database.dataSource(), directory);
        states = fixture.bean(ProductionStates.class);
        observations = fixture.bean(ProductionObservations.class);
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(directory.resolve("repository").toFile())
                .call()) {
            head = git.commit()
                    .setMessage("change")
                    .setAllowEmpty(true)
                    .setSign(false)
                    .setAuthor("Dev", "dev@example.com")
                    .setCommitter("Dev", "dev@example.com")
                    .call()
                    .name();
            for (String version : List.of("1.4.1", "1.4.9")) {
                git.tag()
                        .setName("v" + version)
                        .setMessage("m")
                        .setAnnotated(true)
                        .setSigned(false)
                        .call();
            }
        }
        runs("1.4.1");
    }

    @AfterEach
    void close() {
        fixture.close();
        database.close();
    }

    @Test
    @DisplayName("a service is taken over from the release log when it is first touched, and then its record counts")
    void followsARelease() {
        assertThat(state()).isEqualTo(ProductionState.unrecorded(SERVICE, "1.4.1"));
        String release = fixture.started();
        ReleaseDetails details = fixture.releases.get(release);

        reach(details, ReleaseStatus.DEPLOYING);
        assertThat(state().version()).isEqualTo("1.4.1");
        assertThat(state().commit()).isEqualTo(head);
        assertThat(state().since()).isNull();
        assertThat(state().change().release()).isEqualTo(release);

        reach(details, ReleaseStatus.VERIFYING);
        assertThat(state().version()).isEqualTo(details.version());
        assertThat(state().release()).isEqualTo(release);
        assertThat(state().since()).isEqualTo(fixture.clock.instant());

        reach(details, ReleaseStatus.RELEASED);
        assertThat(state().change()).isNull();
        assertThat(kinds()).containsExactly("deployed", "taken-over");
    }

    @Test
    @DisplayName("DEP-01: of two releases whose gates were evaluated at one moment, one changes production")
    void oneReleaseAtATime() {
        ReleaseDetails first = fixture.releases.get(fixture.started());
        ReleaseDetails second = fixture.releases.get(fixture.started());
        reach(first, ReleaseStatus.DEPLOYING);

        assertThatThrownBy(() -> reach(second, ReleaseStatus.DEPLOYING))
                .hasMessage(
                        "REL-PRD-540 Another release of canteen-api began to change production at this moment. The gate of "
                                + second.key() + " is evaluated again and names what it waits for.");
        assertThat(state().change().release()).isEqualTo(first.key());

        reach(first, ReleaseStatus.RELEASED);
        reach(second, ReleaseStatus.DEPLOYING);
        assertThat(state().change().release()).isEqualTo(second.key());
    }

    @Test
    @DisplayName("RB-01: a rollback returns to what ran when the deployment started, not to what was declared")
    void returnsToWhatRan() {
        String release = fixture.release(story -> story.previousVersion = "1.3.0");
        ReleaseDetails details = fixture.releases.get(release);
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1, productionVersion: '1.4.9'}");

        assertThat(fixture.bean(DeploymentPlans.class).shownRollback(details))
                .extracting(DeploymentPlans.ShownStep::command)
                .contains("sh work.sh take-previous-code " + release + " v1.4.9");
        reach(details, ReleaseStatus.DEPLOYING);
        reach(details, ReleaseStatus.VERIFYING);
        reach(details, ReleaseStatus.ROLLED_BACK);

        assertThat(state().version()).isEqualTo("1.4.9");
        assertThat(state().commit()).isEqualTo(head);
        assertThat(state().change()).isNull();
    }

    @Test
    @DisplayName("RB-01: a tag that was moved during a deployment changes nothing of what ran before it")
    void returnsToTheCommitThatRan() {
        ReleaseDetails details = fixture.releases.get(fixture.started());
        reach(details, ReleaseStatus.DEPLOYING);
        String before = state().version();
        String ran = state().commit();
        assertThat(ran).isNotNull();
        reach(details, ReleaseStatus.VERIFYING);
        moveTag(before);
        reach(details, ReleaseStatus.ROLLED_BACK);

        assertThat(state().version()).isEqualTo(before);
        assertThat(state().commit()).isEqualTo(ran);
    }

    @Test
    @DisplayName("VER-05, LOG-06: the tag of a rolled-back version is told apart, and while it is not the log says so")
    void tellsTheTagApart(CapturedOutput output) {
        String release = fixture.started();
        ReleaseDetails details = fixture.releases.get(release);
        fixture.append(release, "tagged", "system:worker", "{tag: 'v', commit: 'c'}");
        reach(details, ReleaseStatus.ROLLED_BACK);
        RolledBackTags tags = fixture.bean(RolledBackTags.class);

        new RolledBackTags(JdbcClient.create(database.owner()), service -> Optional.empty(), fixture.clock).markDue();
        assertThat(tags.of(release).orElseThrow().error())
                .isEqualTo("REL-DEP-055 " + SERVICE + " has no repository any more, so its tag is not marked.");
        fixture.clock.set(fixture.clock.instant().plusSeconds(10));
        tags.markDue();
        assertThat(tags.of(List.of(release))).containsOnlyKeys(release);
        assertThat(tags.of(release).orElseThrow().error()).contains("REL-SRC-020");
        assertThat(output)
                .contains("REL-DEP-056 The tag of " + release
                        + " could not be marked as rolled back; it is tried again.");

        tag(details.version());
        tags.markDue();
        assertThat(tags.of(release).orElseThrow().marker())
                .as("not before its time")
                .isNull();
        fixture.clock.set(fixture.clock.instant().plusSeconds(20));
        tags.markDue();
        assertThat(tags.of(release))
                .contains(new RolledBackTags.RolledBack("1.4.1", "rolled-back/v" + details.version(), null));
        assertThat(tags.of(List.of(release))).isEmpty();
    }

    @Test
    @DisplayName("DEP-06, DEP-07: who holds the service in maintenance mode, and since when")
    void knowsMaintenance() {
        states.enteredMaintenance(SERVICE, "canteen-api-1.5.0");
        var entered = fixture.clock.instant();
        fixture.clock.set(entered.plusSeconds(60));
        states.enteredMaintenance(SERVICE, "canteen-api-1.5.0");
        assertThat(state().maintenance()).isEqualTo(new ProductionState.Held("canteen-api-1.5.0", entered));
        fixture.bean(ProductionRows.class).leftMaintenance(SERVICE, ProductionRows.SYSTEM, "");
        fixture.bean(ProductionRows.class).leftMaintenance(SERVICE, ProductionRows.SYSTEM, "");
        assertThat(state().maintenance()).isNull();
        assertThat(kinds()).containsExactly("maintenance-left", "maintenance-entered", "taken-over");
    }

    @Test
    @DisplayName(
            "RB-01, DEP-07: after a rollback the service is opened on what ran before, and the record says it in that order")
    void isOpenedOnWhatTheRollbackPutBack() {
        String release = inMaintenance(ReleaseStatus.ROLLING_BACK);
        ReleaseDetails details = fixture.releases.get(release);
        reach(details, ReleaseStatus.DEPLOYING);
        maintenance(release, "enter");
        reach(details, ReleaseStatus.VERIFYING);
        assertThat(state().version()).isEqualTo(details.version());

        maintenance(release, "leave");
        reach(details, ReleaseStatus.ROLLED_BACK);

        assertThat(told())
                .containsExactly(
                        "maintenance-left 1.4.1",
                        "rolled-back 1.4.1 from " + details.version(),
                        "deployed " + details.version() + " from 1.4.1",
                        "maintenance-entered 1.4.1",
                        "taken-over 1.4.1");
        assertThat(state().version()).isEqualTo("1.4.1");
    }

    @Test
    @DisplayName("DEP-07: a service that is opened because somebody gave up is not said to run what ran before")
    void isOpenedAsItIs() {
        String release = inMaintenance(ReleaseStatus.ROLLING_BACK);
        ReleaseDetails details = fixture.releases.get(release);
        maintenance(release, "enter");
        reach(details, ReleaseStatus.VERIFYING);
        fixture.append(release, "recoveryDecided", "rollback", "{attempt: 1, decision: 'failed', reason: 'r'}");
        maintenance(release, "leave");
        assertThat(states.changes(SERVICE, 1).get(0).reason())
                .isEqualTo("It was opened as it is; what runs was not verified.");
        reach(details, ReleaseStatus.FAILED);
        assertThat(kinds())
                .containsExactly("failed", "maintenance-left", "deployed", "maintenance-entered", "taken-over");

        String byHand = inMaintenance(ReleaseStatus.ROLLING_BACK);
        maintenance(byHand, "enter");
        fixture.guard.objection = "not verified";
        fixture.bean(BringOnlineForm.class)
                .accept(
                        DeploymentFixture.task(byHand, "bring-online", Map.of("purpose", "rollback")),
                        "deployer",
                        new FormValues(Map.of("decision", "done", "reason", "by hand")));
        assertThat(states.changes(SERVICE, 1).get(0).reason()).contains("what runs was not verified");
    }

    @ParameterizedTest
    @CsvSource({"true, The target says that it runs 1.9.0., 1.9.0", "false, What runs is not known: REL-PRD-015, 1.4.1"
    })
    @DisplayName(
            "promise 8: after a step that did not end well the record says what the target runs, or that nobody knows")
    void keepsWhatRunsAfterAStepThatFailed(boolean tells, String reason, String version) throws IOException {
        String release = fixture.started();
        ReleaseDetails details = fixture.releases.get(release);
        reach(details, ReleaseStatus.DEPLOYING);
        if (tells) {
            runs("1.9.0");
        } else {
            Files.delete(directory.resolve("running"));
        }
        fixture.failing("take-code", release);
        RunStepWork work = fixture.bean(RunStepWork.class);
        work.work(DeploymentFixture.step(release, "deployment", "take-code"));
        work.work(DeploymentFixture.step(release, "deployment", "take-code"));

        ProductionChange stopped = states.changes(SERVICE, 1).get(0);
        assertThat(stopped.kind()).isEqualTo("failed");
        assertThat(stopped.release()).isEqualTo(release);
        assertThat(stopped.version()).isEqualTo(version);
        assertThat(stopped.from()).isEqualTo("1.4.1");
        assertThat(stopped.reason())
                .startsWith(
                        "Step 1 of 3 of the deployment plan, “Check out the version”, ended failed (attempt 1, run 1).")
                .contains(reason);
        assertThat(state().version())
                .as("nothing is believed of half a deployment")
                .isEqualTo("1.4.1");

        fixture.append(
                release,
                "failedStepDecided",
                "deployer",
                "{attempt: 1, plan: 'deployment', step: 'take-code', decision: 'repeat'}");
        work.work(DeploymentFixture.step(release, "deployment", "take-code"));
        reach(details, ReleaseStatus.ROLLED_BACK);
        reach(details, ReleaseStatus.ROLLED_BACK);
        assertThat(kinds()).as("once each").containsExactly("rolled-back", "failed", "failed", "taken-over");
        assertThat(states.changes(SERVICE, 1).get(0).commit()).isEqualTo(head);
    }

    @Test
    @DisplayName(
            "DEP-07: a release that ended while it held the service leaves neither others unreminded nor it held for ever")
    void aHoldThatOutlivesItsReleaseEndsByAPerson() {
        String ended = fixture.release(story -> story.status = ReleaseStatus.FAILED);
        String failing = fixture.release();
        String running = fixture.release();
        ProductionRows rows = fixture.bean(ProductionRows.class);
        rows.takeOver("bare-api", "1.0.0", null, "");
        rows.takeOver("other-api", "1.0.0", null, "");
        states.enteredMaintenance(SERVICE, ended);
        states.enteredMaintenance("bare-api", failing);
        states.enteredMaintenance("other-api", running);
        doThrow(new IllegalStateException("no engine"))
                .when(fixture.bean(ReleaseTasks.class))
                .raise(eq(failing), anyInt(), any());
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofMinutes(31)));

        fixture.bean(MaintenanceReminder.class).remind();

        assertThat(fixture.records(running, "maintenanceHeldLong")).hasSize(1);
        assertThat(fixture.records(ended, "maintenanceHeldLong")).isEmpty();
        assertThatThrownBy(() -> start(fixture.release()))
                .hasMessage(
                        "start (DEP-07): canteen-api is held in maintenance mode by a release that has ended, and this one would not open it. Open it, and accept what runs with POST /api/services/canteen-api/production, first.");
        assertThat(start(fixture.release(story -> story.maintenanceMode = true)))
                .as("it opens the service itself")
                .isNotNull();
        ProductionAcceptance acceptance = fixture.bean(ProductionAcceptance.class);
        fixture.closed = "the address of the check 'health' still answers status 503";
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.1", "It runs", "tech"))
                .as("who accepts a version has not opened the service by it")
                .hasMessageContaining(
                        "canteen-api is held in maintenance mode by a release that has ended, and the address of the check 'health' still answers status 503. Open it, and then accept what runs.");
        assertThat(state().maintenance().release()).isEqualTo(ended);
        fixture.closed = null;
        acceptance.accept(SERVICE, "1.4.1", "Opened by hand", "tech");
        assertThat(start(fixture.release())).isNotNull();
        assertThat(state().maintenance()).isNull();
        ProductionChange left = states.changes(SERVICE, 1).get(0);
        assertThat(List.of(left.kind(), left.actor(), left.reason()))
                .containsExactly("maintenance-left", "tech", "Opened by hand");

        states.enteredMaintenance(SERVICE, ended);
        String next = fixture.release();
        states.enteredMaintenance(SERVICE, next);
        assertThat(state().maintenance().release()).isEqualTo(next);
        acceptance.accept(SERVICE, "1.4.1", "It runs", "tech");
        assertThat(state().maintenance()).as("a release holds it").isNotNull();
    }

    @Test
    @DisplayName("RB-01: drift begins when the target says something else, keeps its time, and ends when it agrees")
    void findsDrift() {
        observations.observe(SERVICE);
        assertThat(state().observed().version()).isEqualTo("1.4.1");
        assertThat(state().drift()).isNull();

        runs("1.5.9");
        observations.observe(SERVICE);
        var began = fixture.clock.instant();
        fixture.clock.set(began.plusSeconds(60));
        runs("1.6.0");
        observations.observe(SERVICE);
        assertThat(state().drift()).isEqualTo(new ProductionState.Drift(began, "1.4.1", "1.6.0"));
        assertThat(state().version()).as("what is observed is not believed").isEqualTo("1.4.1");

        runs("no version at all");
        observations.observe(SERVICE);
        assertThat(state().observed().error()).startsWith("REL-PRD-016");
        assertThat(state().drift()).as("nobody can tell").isNotNull();

        runs("1.4.1");
        observations.observe(SERVICE);
        assertThat(state().drift()).isNull();
        assertThat(kinds()).containsExactly("drift-ended", "drift-found", "drift-found", "taken-over");
    }

    @Test
    @DisplayName("a target that does not tell what it runs is not taken for one without drift")
    void measuresWhatIsNotKnown() {
        MeterRegistry meters = new SimpleMeterRegistry();
        fixture.bean(ProductionMetrics.class).bindTo(meters);
        assertThat(unobserved(meters)).as("never asked").isEqualTo(1);

        observations.observe(SERVICE);
        fixture.clock.set(fixture.clock.instant().plusSeconds(6));
        assertThat(unobserved(meters)).isZero();

        runs("no version at all");
        observations.observe(SERVICE);
        fixture.clock.set(fixture.clock.instant().plusSeconds(6));
        assertThat(unobserved(meters)).isEqualTo(1);
        assertThat(meters.find("releases.production.unobserved").gauges())
                .as("services that can be asked")
                .extracting(gauge -> gauge.getId().getTag("service"))
                .containsExactlyInAnyOrder(SERVICE, "shelf-api");
    }

    private static double unobserved(MeterRegistry meters) {
        return meters.get("releases.production.unobserved")
                .tag("service", SERVICE)
                .gauge()
                .value();
    }

    @Test
    @DisplayName("what is observed while a release changes production is no drift, nor is an answer that came too late")
    void isNotFooledByADeployment() {
        ReleaseDetails details = fixture.releases.get(fixture.started());
        observations.observe(SERVICE);
        Optional<ProductionState> before = fixture.bean(ProductionRows.class).find(SERVICE);
        reach(details, ReleaseStatus.DEPLOYING);
        runs(details.version());
        observations.observe(SERVICE);
        assertThat(state().drift()).isNull();

        reach(details, ReleaseStatus.VERIFYING);
        reach(details, ReleaseStatus.RELEASED);
        fixture.bean(ProductionRows.class)
                .observed(
                        SERVICE,
                        new ProductionState.Observed("1.4.1", null, fixture.clock.instant(), null),
                        before,
                        Duration.ofMinutes(5));
        assertThat(state().drift()).isNull();
        assertThat(fixture.bean(ProductionObservations.class).observeWhenDue(SERVICE))
                .as("asked again at once")
                .isTrue();
        assertThat(state().observed().version()).isEqualTo(details.version());
    }

    @Test
    @DisplayName("in safe mode the target is not asked, whoever wants to know")
    void asksNobodyInSafeMode() {
        fixture.safe = true;
        assertThatThrownBy(() -> observations.observe(SERVICE)).hasMessageContaining("REL-INS-002");
        fixture.safe = false;
        assertThat(observations.observe(SERVICE)).isPresent();
    }

    @Test
    @DisplayName("of two nodes one asks, once in an interval")
    void asksOnce() {
        assertThat(observations.unrecorded()).contains(SERVICE);
        assertThat(observations.observeWhenDue(SERVICE)).isTrue();
        assertThat(observations.unrecorded()).doesNotContain(SERVICE);
        assertThat(observations.due()).isEmpty();
        assertThat(observations.observeWhenDue(SERVICE)).isFalse();
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(observations.due()).containsExactly(SERVICE);
        assertThat(observations.observeWhenDue(SERVICE)).isTrue();
        assertThat(observations.observeWhenDue("bare-api")).isFalse();
    }

    @Test
    @DisplayName("a clock that was months fast and was set right does not keep it from asking")
    void asksAfterTheClockWasWrong() {
        var right = fixture.clock.instant();
        fixture.clock.set(right.plus(Duration.ofDays(90)));
        assertThat(observations.observeWhenDue(SERVICE)).isTrue();
        fixture.clock.set(right);
        assertThat(observations.due()).containsExactly(SERVICE);
        assertThat(observations.observeWhenDue(SERVICE)).isTrue();
        assertThat(observations.observeWhenDue(SERVICE)).isFalse();
    }

    @Test
    @DisplayName("RB-01: only what runs and has a tag is accepted, for a reason, and is kept for good")
    void acceptsWhatRuns() {
        ProductionAcceptance acceptance = fixture.bean(ProductionAcceptance.class);
        runs("1.4.9");
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.9", " ", "tech"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.9", "With the password of dana", "tech"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("RULE-04");
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.9", "x".repeat(2001), "tech"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("at most 2000 characters");
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.1", "r", "tech"))
                .hasMessageContaining("Production runs 1.4.9 now, not 1.4.1");
        assertThatThrownBy(() -> acceptance.accept("bare-api", "1.4.1", "r", "tech"))
                .hasMessageContaining("cannot be observed");
        assertThat(state().drift()).isNotNull();

        assertThat(acceptance.accept(SERVICE, "1.4.9", "An emergency", "tech").drift())
                .isNull();
        assertThat(state().version()).isEqualTo("1.4.9");
        ProductionChange change = states.changes(SERVICE, 1).get(0);
        assertThat(List.of(change.kind(), change.actor(), change.reason(), String.valueOf(change.from())))
                .containsExactly("accepted", "tech", "An emergency", "1.4.1");
        for (String statement : List.of("UPDATE production_change SET reason = ''", "DELETE FROM production_change")) {
            assertThatThrownBy(() ->
                            JdbcClient.create(database.owner()).sql(statement).update())
                    .hasMessageContaining("REL-PRD-002");
        }

        ReleaseDetails details = fixture.releases.get(fixture.started());
        reach(details, ReleaseStatus.DEPLOYING);
        runs("1.4.1");
        assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.1", "r", "tech"))
                .hasMessageContaining("A release is changing production");
    }

    @Test
    @DisplayName("RB-01: what was accepted, deployed or seen while the target was asked is not overwritten")
    void acceptsNothingThatHasPassed() {
        runs("1.4.9");
        whileAsked(() -> {
            // Somebody else is quicker: the target runs another version by then, and it is accepted.
            runs("2.0.0");
            tag("2.0.0");
            fixture.bean(ProductionAcceptance.class).accept(SERVICE, "2.0.0", "By another", "manager");
        });
        assertThat(state().version()).isEqualTo("2.0.0");
        assertThat(states.changes(SERVICE, 1).get(0).reason()).isEqualTo("By another");

        runs("1.4.9");
        whileAsked(() -> {
            ReleaseDetails release = fixture.releases.get(fixture.started());
            reach(release, ReleaseStatus.DEPLOYING);
            reach(release, ReleaseStatus.VERIFYING);
            reach(release, ReleaseStatus.RELEASED);
        });
        assertThat(states.changes(SERVICE, 1).get(0).kind()).isEqualTo("deployed");

        fixture.clock.set(fixture.clock.instant().plus(Duration.ofSeconds(1)));
        whileAsked(() -> {
            runs("1.4.1");
            fixture.clock.set(fixture.clock.instant().plus(Duration.ofSeconds(1)));
            observations.observe(SERVICE);
        });
        assertThat(states.changes(SERVICE, 20))
                .noneMatch(change ->
                        change.kind().equals("accepted") && change.version().equals("1.4.9"));
    }

    @Test
    @DisplayName("RB-01: who accepts what runs waits for a deployment that begins at that moment, and is refused")
    void acceptsNothingBesideADeployment() throws Exception {
        runs("1.4.9");
        ExecutorService deployment = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        List<Future<?>> deploying = new ArrayList<>();
        try {
            ProductionAcceptance acceptance = acceptance(() -> {
                String release = fixture.started();
                deploying.add(deployment.submit(
                        () -> fixture.bean(TransactionTemplate.class).executeWithoutResult(tx -> {
                            states.changing(fixture.releases.get(release));
                            begun.countDown();
                            awaitWhoWaitsForALock();
                        })));
                await(begun);
            });
            assertThatThrownBy(() -> acceptance.accept(SERVICE, "1.4.9", "It runs", "tech"))
                    .isInstanceOf(SubmissionRefusedException.class)
                    .hasMessageContaining("A release is changing production at present");
            deploying.get(0).get();
        } finally {
            deployment.shutdownNow();
        }
        assertThat(kinds()).doesNotContain("accepted");
    }

    private void awaitWhoWaitsForALock() {
        JdbcClient jdbc = JdbcClient.create(database.superuser());
        while (!jdbc.sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = ? AND wait_event_type = 'Lock')")
                .param(database.name())
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody accepts 1.4.9, which runs, and between the answer of the target and the acceptance something happens. */
    private void whileAsked(Runnable happens) {
        assertThatThrownBy(() -> acceptance(happens).accept(SERVICE, "1.4.9", "It runs", "tech"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("What runs has changed while the target was asked");
    }

    private ProductionAcceptance acceptance(Runnable happens) {
        return new ProductionAcceptance(
                observations,
                states,
                fixture.bean(ProductionRows.class),
                service -> {
                    happens.run();
                    return fixture.bean(SourceRepositories.class).of(service);
                },
                fixture.releases,
                new UsersTurnedAway(
                        fixture.bean(DeploymentSettings.class),
                        new StaticListableBeanFactory().getBeanProvider(OpenToUsers.class)),
                fixture.bean(TransactionTemplate.class),
                fixture.bean(TextGuard.class));
    }

    @Test
    @DisplayName("RB-01: what a person says of a drift that is over is kept as well, and changes nothing")
    void keepsTheReasonOfAPersonAfterDrift() {
        ProductionAcceptance acceptance = fixture.bean(ProductionAcceptance.class);
        runs("1.4.9");
        observations.observe(SERVICE);
        runs("1.4.1");
        acceptance.accept(SERVICE, "1.4.1", " Put back by hand ", "tech");

        assertThat(kinds()).containsExactly("accepted", "drift-ended", "drift-found", "taken-over");
        ProductionChange kept = states.changes(SERVICE, 1).get(0);
        assertThat(List.of(kept.actor(), kept.reason(), kept.version()))
                .containsExactly("tech", "Put back by hand", "1.4.1");
        assertThat(kept.from()).isNull();
        assertThat(state().since()).as("nothing else runs").isNull();
    }

    @Test
    @DisplayName("RB-01: another commit of the version that runs is drift, and accepting it is the way out")
    void acceptsAnotherCommitOfTheSameVersion() {
        assertThat(states.take(SERVICE)).isTrue();
        ProductionRows rows = fixture.bean(ProductionRows.class);
        String other = "b".repeat(40);
        rows.observed(
                SERVICE,
                new ProductionState.Observed("1.4.1", other, fixture.clock.instant(), null),
                rows.find(SERVICE),
                Duration.ofMinutes(5));
        assertThat(state().drift().found()).isEqualTo("1.4.1 at commit " + other);

        rows.runs(new ProductionRows.Change(SERVICE, "accepted", "1.4.1", null, other, null, "tech", "Built anew"));

        assertThat(state().drift()).isNull();
        assertThat(state().commit()).isEqualTo(other);
        assertThat(kinds()).containsExactly("accepted", "drift-found", "taken-over");
        rows.runs(new ProductionRows.Change(
                SERVICE, "rolled-back", "1.4.1", null, head, "canteen-api-1.5.0", ProductionRows.SYSTEM, ""));
        assertThat(state().commit())
                .as("what ran before, not what its tag says now")
                .isEqualTo(other);
    }

    @Test
    @DisplayName("RB-01, RB-02: before a deployment it is attested what runs, and that the version before can be had")
    void attestsBeforeADeployment() {
        String release = fixture.started();
        WorkItem item = DeploymentFixture.item(release, Map.of("plan", "before-deployment"));
        fixture.bean(ObserveProductionWork.class).work(item);
        assertThat(fixture.last(release, "productionObserved", "found")).isEqualTo("1.4.1");
        assertThat(fixture.last(release, "productionObserved", "drift")).isEqualTo("false");
        assertThat(fixture.last(release, "rollbackAvailabilityChecked", "outcome"))
                .isEqualTo("succeeded");
        assertThat(fixture.last(release, "rollbackAvailabilityChecked", "version"))
                .isEqualTo("1.4.1");

        runs("1.3.0");
        fixture.failing("available", release);
        fixture.bean(ObserveProductionWork.class).work(item);
        assertThat(fixture.last(release, "productionObserved", "drift")).isEqualTo("true");
        assertThat(fixture.last(release, "rollbackAvailabilityChecked", "outcome"))
                .isEqualTo("failed");
    }

    private ProductionState state() {
        return states.of(SERVICE).orElseThrow();
    }

    private String inMaintenance(ReleaseStatus status) {
        String release = fixture.release(story -> {
            story.maintenanceMode = true;
            story.status = status;
        });
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1, productionVersion: '1.4.1'}");
        return release;
    }

    private TaskOutcome start(String release) {
        return fixture.bean(StartDeploymentForm.class)
                .accept(
                        DeploymentFixture.task(release, "start-deployment", Map.of()),
                        "deployer",
                        new FormValues(Map.of("start", "start")));
    }

    private void maintenance(String release, String plan) {
        WorkItem item = DeploymentFixture.item(release, Map.of("plan", plan, "purpose", "rollback"));
        assertThat(fixture.bean(MaintenanceModeWork.class).work(item)).isEqualTo(WorkResult.done());
    }

    private List<String> told() {
        return states.changes(SERVICE, 20).stream()
                .map(c -> c.kind() + " " + c.version() + (c.from() == null ? "" : " from " + c.from()))
                .toList();
    }

    private List<String> kinds() {
        return states.changes(SERVICE, 20).stream().map(ProductionChange::kind).toList();
    }

    private void reach(ReleaseDetails release, ReleaseStatus status) {
        fixture.bean(ProductionMilestones.class).reaching(release, status);
    }

    private void runs(String version) {
        try {
            Files.writeString(directory.resolve("running"), "v" + version + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** To a new commit on the head. */
    private void moveTag(String version) {
        try (Git git = Git.open(directory.resolve("repository").toFile())) {
            git.commit()
                    .setAllowEmpty(true)
                    .setMessage("later")
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setSign(false)
                    .call();
            git.tag()
                    .setName("v" + version)
                    .setMessage("moved")
                    .setAnnotated(true)
                    .setSigned(false)
                    .setForceUpdate(true)
                    .call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void tag(String version) {
        try (Git git = Git.open(directory.resolve("repository").toFile())) {
            git.tag()
                    .setName("v" + version)
                    .setMessage("m")
                    .setAnnotated(true)
                    .setSigned(false)
                    .call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
