package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.process.LeaseLostException;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.process.WorkerId;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Two runs of a step never work at once, whatever became of the first one's worker: promise 4")
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class StepRemainsTest {

    @TempDir
    private static Path directory;

    private static DeploymentFixture fixture;
    private static RunStepWork work;
    private static JdbcStepJournal journal;

    private final TestLease own = TestLease.own();
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void start() {
        var database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        fixture = new DeploymentFixture(database.dataSource(), directory);
        work = fixture.bean(RunStepWork.class);
        journal = fixture.bean(JdbcStepJournal.class);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void endsWhatARepeatableStepOfACrashedWorkerStillDoesBeforeItIsRepeated(CapturedOutput output) throws Exception {
        String release = fixture.started();
        Process orphan = orphan(crashed(release, "take-code", 1, TestLease.gone()));

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());

        assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("REL-DEP-073 Before anything else runs, what is left of earlier steps is ended: [")
                .contains("(process " + orphan.pid() + ", since ");
        assertThat(fixture.trace(release)).containsExactly("take-code");
        assertThat(fixture.records(release, "stepEnded").get(0).payload().has("mayStillRun"))
                .isFalse();
    }

    @Test
    void tellsTheOwnerWhatStillRunsAndEndsItWhenTheStepIsRepeated() throws Exception {
        String release = fixture.started();
        run(release, "take-code");
        Process orphan = orphan(crashed(release, "migrate", 2, TestLease.gone()));

        assertThat(run(release, "migrate")).isInstanceOf(WorkResult.Failed.class);

        assertThat(orphan.isAlive()).isTrue();
        assertThat(mayStillRun(release)).containsPattern("sleep \\(process " + orphan.pid() + ", since ");
        assertThat(fixture.bean(DeploymentDossier.class)
                        .failedStep(fixture.bean(DeploymentHistories.class).of(release), Plan.DEPLOYMENT, "migrate"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("name", "May still run")
                        .extracting("value")
                        .asString()
                        .contains("process " + orphan.pid()));

        decide(release, "migrate", "repeat");
        assertThat(run(release, "migrate")).isEqualTo(WorkResult.done());
        assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.trace(release)).containsExactly("take-code", "migrate");
    }

    @Test
    void endsWhatIsLeftOfAGivenUpStepBeforeTheRollbackBegins() throws Exception {
        String release = fixture.started();
        run(release, "take-code");
        Process orphan = orphan(crashed(release, "migrate", 2, TestLease.gone()));
        run(release, "migrate");
        decide(release, "migrate", "roll-back");

        assertThat(work.work(step(release, "rollback", "rollback-database", own)))
                .isEqualTo(WorkResult.done());

        assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.trace(release)).containsExactly("take-code", "rollback-database");
    }

    @Test
    @DisplayName("what a step of an earlier release left running is not deployed beside, and not ended unasked")
    void deploysNothingBesideWhatAnEarlierReleaseLeft() throws Exception {
        String earlier = fixture.started();
        Process orphan = orphan(crashed(earlier, "take-code", 1, TestLease.gone()));
        journal.interrupted(journal.open(earlier, Plan.DEPLOYMENT, "take-code").orElseThrow());
        String release = fixture.started();

        assertThat(run(release, "take-code"))
                .isInstanceOfSatisfying(
                        WorkResult.Refused.class,
                        refused -> assertThat(refused.message())
                                .startsWith(
                                        "REL-DEP-076 Steps of earlier releases that were broken off still run on this host: "
                                                + "step 'take-code' of " + earlier + ": sleep (process " + orphan.pid()
                                                + ", since ")
                                .endsWith(". End them, and then let this step be tried again."));
        assertThat(fixture.records(release, "deploymentRefused")).hasSize(1);
        assertThat(orphan.isAlive()).isTrue();
        assertThat(fixture.trace(release)).isEmpty();
        assertThat(work.work(step(release, "rollback", "rollback-database", own)))
                .as("a rollback does not wait for it")
                .isEqualTo(WorkResult.done());

        String closed = fixture.started();
        fixture.append(closed, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        assertThat(run(closed, "take-code"))
                .as("once production is touched its owner is asked, who can go back")
                .isInstanceOf(WorkResult.Failed.class);
        assertThat(fixture.last(closed, "stepEnded", "outcome")).isEqualTo("not-started");

        orphan.destroyForcibly().waitFor();
        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        decide(closed, "take-code", "repeat");
        assertThat(run(closed, "take-code")).isEqualTo(WorkResult.done());
    }

    @Test
    @DisplayName("what a release of another service left, or a step that failed by itself, stops nothing")
    void isNotStoppedByAnotherService() throws Exception {
        String release = fixture.started();
        String failed = fixture.started();
        List<Process> orphans = new ArrayList<>();
        for (String other : List.of("canteen-api-2-1.0.0", "canteen-1.0.0", "canteen-api", failed)) {
            orphans.add(orphan(crashed(other, "take-code", 1, TestLease.gone())));
            fixture.bean(JdbcClient.class)
                    .sql("UPDATE step_journal SET ended_at = now(), outcome = ? WHERE release_key = ?")
                    .params(other.equals(failed) ? "failed" : "stopped", other)
                    .update();
        }
        assertThat(journal.brokenOffBefore("canteen-api", release))
                .extracting(StepRun::release)
                .doesNotContain("canteen-api-2-1.0.0", "canteen-1.0.0", "canteen-api", failed, release);

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        assertThat(orphans).allMatch(Process::isAlive);
    }

    @Test
    void asksTheOwnerEvenAboutARepeatableStepThatAnotherMachineMayStillRun() {
        String release = fixture.started();
        StepRun lost = crashed(release, "take-code", 1, TestLease.elsewhere());

        assertThat(run(release, "take-code")).isInstanceOf(WorkResult.Failed.class);
        assertThat(run(release, "take-code")).as("asked once").isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.trace(release)).isEmpty();
        assertThat(mayStillRun(release))
                .startsWith("REL-DEP-070 It was started on host-b, which cannot be looked at from here.")
                .contains("RELEASES_COMMAND_ID=" + lost.command());
        decide(release, "take-code", "repeat");
        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
    }

    @Test
    void asksTheOwnerAboutARepeatableStepThatAFrozenWorkerMayStillStart() throws Exception {
        String release = fixture.started();
        Process frozen = process(null);
        crashed(release, "take-code", 1, TestLease.alive(frozen.toHandle()));

        assertThat(run(release, "take-code")).isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.trace(release)).isEmpty();
        assertThat(mayStillRun(release)).startsWith("REL-DEP-071 It may still begin: process " + frozen.pid());
    }

    @Test
    void repeatsWhenTheMachineWasStartedAgainSinceThen() {
        String release = fixture.started();
        crashed(release, "take-code", 1, TestLease.beforeTheReboot());

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());

        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    void aWorkerThatLostItsLeaseStartsNothing() {
        String release = fixture.started();
        TestLease frozen = TestLease.own();
        frozen.lost = true;

        assertThatThrownBy(() -> work.work(step(release, "deployment", "take-code", frozen)))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageStartingWith("REL-PRC-040 This worker no longer holds the work on the step");
        assertThatThrownBy(() -> journal.start(
                        release, Plan.DEPLOYMENT, 1, 1, "take-code", List.of("sh"), UUID.randomUUID(), frozen))
                .isInstanceOf(LeaseLostException.class);

        assertThat(fixture.trace(release)).isEmpty();
        assertThat(journal.runs(release, "deployment", 1)).isEmpty();
    }

    @Test
    void keepsCommandProcessAndTokenInTheJournal() {
        String release = fixture.started();
        run(release, "take-code");
        run(release, "migrate");

        List<StepRun> runs = journal.runs(release, "deployment", 1);
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.command()).isNotNull();
            assertThat(run.pid()).isPositive();
            assertThat(run.worker()).isEqualTo(own.worker().orElseThrow().text());
            assertThat(WorkerId.parse(String.valueOf(run.worker()))).isEqualTo(own.worker());
        });
        assertThat(runs.get(1).token()).isGreaterThan(runs.get(0).token());
    }

    private WorkResult run(String release, String step) {
        return work.work(step(release, "deployment", step, own));
    }

    private static StepRun crashed(String release, String step, int index, WorkerId worker) {
        return journal.start(
                release, Plan.DEPLOYMENT, 1, index, step, List.of("sh"), UUID.randomUUID(), new TestLease(worker));
    }

    private Process orphan(StepRun run) throws IOException {
        return process(run.command());
    }

    private Process process(@Nullable UUID command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "300").directory(directory.toFile());
        if (command != null) {
            builder.environment().put("RELEASES_COMMAND_ID", command.toString());
        }
        Process process = builder.start();
        processes.add(process);
        // Until it has replaced itself, so that it is seen under its own name.
        while (!Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"))
                .startsWith("sleep")) {
            Thread.onSpinWait();
        }
        return process;
    }

    private static String mayStillRun(String release) {
        return fixture.records(release, "stepEnded").stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .payload()
                .path("mayStillRun")
                .path(0)
                .asText();
    }

    private static void decide(String release, String step, String decision) {
        fixture.append(
                release,
                "failedStepDecided",
                "deployer",
                "{plan: 'deployment', attempt: 1, step: '%s', decision: '%s', reason: 'seen'}"
                        .formatted(step, decision));
    }
}
