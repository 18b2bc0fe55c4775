package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Steps run once and in order: promise 4, DEP-01 to DEP-05, RB-02 to RB-05")
class RunStepWorkTest {

    private static DataSource owner;

    @TempDir
    private static Path directory;

    private static DeploymentFixture fixture;
    private static RunStepWork work;
    private static JdbcStepJournal journal;

    @BeforeAll
    static void open() {
        var database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        owner = database.owner();
        fixture = new DeploymentFixture(database.dataSource(), directory);
        work = fixture.bean(RunStepWork.class);
        journal = fixture.bean(JdbcStepJournal.class);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void nobodyObjects() {
        fixture.guard.objection = null;
        fixture.guard.unable = null;
    }

    @Test
    void runsTheStepsAndAttestsEach() {
        String release = fixture.started();

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        assertThat(run(release, "migrate")).isEqualTo(WorkResult.done());

        assertThat(fixture.trace(release)).containsExactly("take-code", "migrate");
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("succeeded");
        assertThat(fixture.last(release, "stepEnded", "index")).isEqualTo("2");
        assertThat(fixture.records(release, "stepEnded").get(0).items()).containsExactly("DEP-01");
        StepRun run = journal.runs(release, "deployment", 1).get(0);
        assertThat(run.argv())
                .containsExactly(
                        "sh", "work.sh", "take-code", release, "v" + release.substring(release.lastIndexOf('-') + 1));
        assertThat(run.outcome()).isEqualTo(StepOutcome.SUCCEEDED);
        assertThat(run.output()).contains("working on take-code");
        assertThat(run.outputSha256())
                .isEqualTo(fixture.records(release, "stepEnded")
                        .get(0)
                        .payload()
                        .path("outputSha256")
                        .asText());
    }

    @Test
    @DisplayName("What a step printed is kept as redacted, and its record names exactly that")
    void keepsWhatAStepPrinted() {
        String release = fixture.started();
        fixture.failing("take-code", release);
        run(release, "take-code");

        KeptFiles files = fixture.bean(KeptFiles.class);
        KeptFiles.Named printed = files.of(release).get(0);
        assertThat(printed.record().kind()).isEqualTo("stepEnded");
        assertThat(new String(files.find(release, printed.file().sha256()).orElseThrow()))
                .isEqualTo(journal.runs(release, "deployment", 1).get(0).output())
                .startsWith("working on take-code\n");
    }

    @Test
    @DisplayName("The start of a step is in the ledger, with its name, before its command runs")
    void attestsTheStartBeforeTheCommandRuns() {
        String release = fixture.started();
        fixture.failing("take-code", release);

        run(release, "take-code");

        assertThat(fixture.bean(Ledger.class).records(release))
                .extracting(LedgerRecord::kind)
                .containsExactly("deploymentStarted", "stepStarted", "stepEnded");
        LedgerRecord started = fixture.records(release, "stepStarted").get(0);
        assertThat(started.items()).containsExactly("DEP-01");
        assertThat(started.element()).isEqualTo("serviceTask_runDeploymentStep");
        assertThat(started.payload().toString())
                .isEqualTo("{\"attempt\":1,\"command\":[\"sh\",\"work.sh\",\"take-code\",\"" + release + "\",\"v"
                        + release.substring(release.lastIndexOf('-') + 1)
                        + "\"],\"index\":1,\"of\":3,\"plan\":\"deployment\",\"run\":1,\"step\":\"take-code\","
                        + "\"title\":\"Check out the version\"}");
    }

    @Test
    void doesNotRunAStepAgainWhenTheCrashCameBetweenCommandAndToken() {
        String release = fixture.started();
        run(release, "take-code");
        fixture.guard.objection = "nobody asks when nothing is touched";

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());

        assertThat(fixture.trace(release)).containsExactly("take-code");
        assertThat(fixture.records(release, "stepEnded")).hasSize(1);
    }

    @Test
    void asksAboutAnInterruptedStepThatIsNotRepeatable() {
        String release = fixture.started();
        run(release, "take-code");
        journal.start(
                release, Plan.DEPLOYMENT, 1, 2, "migrate", List.of("sh"), UUID.randomUUID(), WorkLease.NOBODY_ELSE);

        assertThat(run(release, "migrate")).isInstanceOfSatisfying(WorkResult.Failed.class, failed -> {
            assertThat(failed.errorCode()).isEqualTo("stepFailed");
            assertThat(failed.message())
                    .isEqualTo("REL-DEP-018 Step 'migrate' interrupted. Its owner decides how to go on.");
        });
        assertThat(run(release, "migrate")).isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.trace(release)).containsExactly("take-code");
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("interrupted");
        assertThat(fixture.records(release, "stepEnded")).hasSize(2);
    }

    @Test
    void repeatsAnInterruptedStepThatIsRepeatable() {
        String release = fixture.started();
        journal.start(
                release, Plan.DEPLOYMENT, 1, 1, "take-code", List.of("sh"), UUID.randomUUID(), WorkLease.NOBODY_ELSE);

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());

        assertThat(journal.runs(release, "deployment", 1))
                .extracting(StepRun::run, StepRun::outcome)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, StepOutcome.INTERRUPTED),
                        org.assertj.core.groups.Tuple.tuple(2, StepOutcome.SUCCEEDED));
    }

    @Test
    void asksAboutAFailedStepOnceAndRunsItAgainWhenItsOwnerSaysSo() {
        String release = fixture.started();
        fixture.failing("take-code", release);

        assertThat(run(release, "take-code")).isInstanceOf(WorkResult.Failed.class);
        assertThat(run(release, "take-code")).isInstanceOf(WorkResult.Failed.class);
        assertThat(fixture.trace(release)).hasSize(1);
        assertThat(fixture.last(release, "stepEnded", "exitCode")).isEqualTo("3");

        fixture.mended("take-code", release);
        decide(release, "deployment", "take-code", "repeat");
        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).hasSize(2);
        assertThat(fixture.last(release, "stepEnded", "run")).isEqualTo("2");
    }

    @Test
    void goesOnAfterAStepThatWasFinishedByHand() {
        String release = fixture.started();
        fixture.failing("take-code", release);
        run(release, "take-code");
        decide(release, "deployment", "take-code", "done");

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());
        assertThat(run(release, "migrate")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).containsExactly("take-code", "migrate");
    }

    @Test
    void refusesAMovedToken() {
        String release = fixture.started();

        assertThat(run(release, "restart-queue"))
                .isEqualTo(new WorkResult.Refused(
                        "REL-DEP-013 Step 'restart-queue' comes after 'take-code', which has not ended well: the token was"
                                + " moved. Move it back."));
        assertThat(fixture.last(release, "deploymentRefused", "where"))
                .isEqualTo("step restart-queue of the deployment plan");

        fixture.failing("take-code", release);
        run(release, "take-code");
        decide(release, "deployment", "take-code", "roll-back");
        assertThat(run(release, "take-code"))
                .isInstanceOfSatisfying(
                        WorkResult.Refused.class,
                        r -> assertThat(r.message()).startsWith("REL-DEP-017 It was decided to go back"));
        assertThat(run(release, "migrate")).isInstanceOf(WorkResult.Refused.class);
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    void refusesWhatNobodyStartedAndWhatIsNotInThePlan() {
        String unstarted = fixture.release();
        assertThat(run(unstarted, "take-code"))
                .isEqualTo(new WorkResult.Refused("REL-DEP-011 Nobody has started the deployment of " + unstarted
                        + ". Start it with its form; a moved token does not."));

        String release = fixture.release(story -> story.contains = List.of("backend"));
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        assertThat(run(release, "migrate"))
                .isEqualTo(new WorkResult.Refused("REL-DEP-012 The deployment plan of " + release
                        + " has no step 'migrate'. It has [take-code, restart-queue]."));
        assertThat(work.work(step(release, "improvisation", "take-code")))
                .isEqualTo(new WorkResult.Refused(
                        "REL-DEP-010 There is no plan 'improvisation'. Use deployment or rollback."));
        assertThat(fixture.trace(release)).isEmpty();
    }

    @Test
    void refusesWhenAGuardObjects() {
        String release = fixture.started();
        fixture.guard.objection = "The gate refuses.";

        assertThat(run(release, "take-code")).isEqualTo(new WorkResult.Refused("deployment: The gate refuses."));

        assertThat(fixture.trace(release)).isEmpty();
        assertThat(journal.runs(release, "deployment", 1)).isEmpty();
        assertThat(fixture.records(release, "deploymentRefused")
                        .get(0)
                        .payload()
                        .path("findings"))
                .extracting(f -> f.asText())
                .containsExactly("deployment: The gate refuses.");
    }

    @Test
    @DisplayName("what may not go on once production is touched asks the step's owner, who can go back")
    void asksAboutAStepThatIsRefusedHalfWay() {
        String release = fixture.started();
        run(release, "take-code");
        fixture.guard.objection = "The gate refuses.";

        assertThat(run(release, "migrate"))
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        failed -> assertThat(failed.errorCode()).isEqualTo("stepFailed"));
        assertThat(run(release, "migrate")).as("after a crash").isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.records(release, "stepEnded")).hasSize(2);
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("not-started");
        assertThat(journal.runs(release, "deployment", 1)).hasSize(1);
        DeploymentHistory history = fixture.bean(DeploymentHistories.class).of(release);
        assertThat(fixture.bean(DeploymentDossier.class).failedStep(history, Plan.DEPLOYMENT, "migrate"))
                .contains(Map.of("name", "It may not be done", "value", "deployment: The gate refuses."));

        decide(release, "deployment", "migrate", "repeat");
        assertThat(run(release, "migrate")).as("refused again").isInstanceOf(WorkResult.Failed.class);
        fixture.guard.objection = null;
        decide(release, "deployment", "migrate", "repeat");
        assertThat(run(release, "migrate")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).containsExactly("take-code", "migrate");
    }

    @Test
    @DisplayName(
            "a repository that cannot be asked leaves no deployment half done: before it is touched it is tried again, then its owner is asked")
    void asksAboutAStepWhoseGateCannotTell() {
        String release = fixture.started();
        fixture.guard.unable = new SourceException("REL-SRC-003 The origin cannot be fetched.");
        assertThatThrownBy(() -> run(release, "take-code")).hasMessageStartingWith("REL-SRC-003");
        fixture.guard.unable = null;
        run(release, "take-code");

        fixture.guard.unable = new SourceException("REL-SRC-003 The origin cannot be fetched.");
        assertThat(run(release, "migrate")).isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("not-started");
        assertThat(fixture.records(release, "deploymentRefused")).hasSize(1);
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    @DisplayName("a step that was begun and is refused when it is to be repeated asks its owner too")
    void asksAboutAnInterruptedStepThatIsRefused() {
        String release = fixture.started();
        journal.start(
                release, Plan.DEPLOYMENT, 1, 1, "take-code", List.of("sh"), UUID.randomUUID(), WorkLease.NOBODY_ELSE);
        fixture.guard.objection = "The gate refuses.";

        assertThat(run(release, "take-code")).isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.trace(release)).isEmpty();
    }

    @Test
    @DisplayName(
            "RB-06: a step that is gone from the settings while it is rolled back asks its owner, who gives it up and has the rollback planned anew")
    void asksAboutAStepThatIsGoneFromTheRollback() {
        String release = fixture.started();
        run(release, "take-code");

        assertThat(work.work(step(release, "rollback", "renamed"))).isInstanceOf(WorkResult.Failed.class);
        assertThat(work.work(step(release, "rollback", "renamed")))
                .as("after a crash")
                .isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("not-started");
        assertThat(fixture.records(release, "stepEnded")).hasSize(2);
        DeploymentHistory history = fixture.bean(DeploymentHistories.class).of(release);
        assertThat(fixture.bean(DeploymentDossier.class)
                        .failedStep(history, Plan.ROLLBACK, "renamed")
                        .toString())
                .contains(
                        "It may not be done",
                        "REL-DEP-012 The rollback plan of " + release + " has no step 'renamed'.");
        decide(release, "rollback", "renamed", "roll-back");
        assertThat(work.work(step(release, "rollback", "renamed"))).isInstanceOf(WorkResult.Refused.class);
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    @DisplayName("RB-07: a rollback step that was approved as something else asks its owner, who can give it up")
    void asksAboutARollbackThatHasChanged() {
        String release = fixture.started();
        run(release, "take-code");
        fixture.append(
                release,
                "rollbackDecided",
                "tech",
                "{attempt: 1, decision: 'approve', role: 'technical-owner', shown: '%s'}".formatted("0".repeat(64)));
        fixture.guard.objection = "not what its approver was shown";
        try {
            assertThat(work.work(step(release, "rollback", "rollback-database")))
                    .isInstanceOf(WorkResult.Failed.class);
        } finally {
            fixture.guard.objection = null;
        }
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("not-started");
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    @DisplayName(
            "DEP-01, promise 6: a step that is gone from the settings while production is half done asks its owner, who can go back")
    void asksAboutAStepThatIsGoneFromTheDeployment() {
        String release = fixture.started();
        assertThat(work.work(step(release, "deployment", "renamed")))
                .as("nothing was touched")
                .isInstanceOf(WorkResult.Refused.class);
        run(release, "take-code");

        assertThat(work.work(step(release, "deployment", "renamed"))).isInstanceOf(WorkResult.Failed.class);
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("not-started");
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    @DisplayName(
            "DEP-01, promise 6: a step that settings put ahead while production is half done is no moved token: the owner is asked")
    void asksAboutAStepThatCameAhead() {
        String release = fixture.started();
        run(release, "take-code");
        assertThat(work.work(step(release, "deployment", "restart-queue")))
                .as("the token was moved")
                .isInstanceOf(WorkResult.Refused.class);

        fixture.guard.objection = "other commands than the approved ones";
        try {
            assertThat(work.work(step(release, "deployment", "restart-queue"))).isInstanceOf(WorkResult.Failed.class);
            assertThat(work.work(step(release, "deployment", "restart-queue")))
                    .as("after a crash")
                    .isInstanceOf(WorkResult.Failed.class);
        } finally {
            fixture.guard.objection = null;
        }
        assertThat(fixture.records(release, "stepEnded")).hasSize(2);
        assertThat(fixture.trace(release)).containsExactly("take-code");
    }

    @Test
    void aNewAttemptRunsEveryStepAgain() {
        String release = fixture.started();
        run(release, "take-code");
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 2}");

        assertThat(run(release, "take-code")).isEqualTo(WorkResult.done());

        assertThat(fixture.trace(release)).hasSize(2);
        assertThat(journal.runs(release, "deployment", 2)).hasSize(1);
    }

    @Test
    void aSecondRollbackRunsEveryStepAgain() {
        String release = fixture.started();
        work.work(step(release, "rollback", "rollback-database"));
        fixture.failing("take-previous-code", release);
        assertThat(work.work(step(release, "rollback", "take-previous-code"))).isInstanceOf(WorkResult.Failed.class);
        decide(release, "rollback", "take-previous-code", "roll-back");
        fixture.mended("take-previous-code", release);
        fixture.append(release, "recoveryDecided", "rollback", "{attempt: 1, decision: 'again', reason: 'mended'}");

        assertThat(work.work(step(release, "rollback", "rollback-database"))).isEqualTo(WorkResult.done());
        assertThat(work.work(step(release, "rollback", "take-previous-code"))).isEqualTo(WorkResult.done());

        assertThat(fixture.trace(release))
                .containsExactly("rollback-database", "take-previous-code", "rollback-database", "take-previous-code");
        assertThat(journal.runs(release, "rollback", 1)).hasSize(4);
    }

    @Test
    void anInterruptedWorkerLeavesTheOutcomeOpen() {
        String release = fixture.started();
        run(release, "take-code");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run(release, "migrate"))
                    .hasMessage("REL-DEP-014 The application ends while sh runs; its outcome is not known.");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(journal.open(release, Plan.DEPLOYMENT, "migrate")).isPresent();
        assertThat(run(release, "migrate")).isInstanceOf(WorkResult.Failed.class);
    }

    @Test
    void twoWorkersNeverRunTheSameStepAtOnce() {
        String release = fixture.started();
        journal.start(
                release, Plan.DEPLOYMENT, 1, 1, "take-code", List.of("sh"), UUID.randomUUID(), WorkLease.NOBODY_ELSE);

        assertThatThrownBy(() -> journal.start(
                        release,
                        Plan.DEPLOYMENT,
                        1,
                        1,
                        "take-code",
                        List.of("sh"),
                        UUID.randomUUID(),
                        WorkLease.NOBODY_ELSE))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("step_journal_one_open");
    }

    @Test
    @DisplayName("a finished run stays as it was: promise 5")
    void aFinishedRunStaysAsItWas() {
        String release = fixture.started();
        run(release, "take-code");
        JdbcClient jdbc = JdbcClient.create(owner);

        for (String sql : List.of(
                "UPDATE step_journal SET output = 'all well' WHERE release_key = '" + release + "'",
                "DELETE FROM step_journal WHERE release_key = '" + release + "'",
                "TRUNCATE step_journal")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining(
                            "REL-DEP-002 " + sql.substring(0, sql.indexOf(' ')) + " on step_journal is refused");
        }
        StepRun open = journal.start(
                release, Plan.DEPLOYMENT, 1, 2, "migrate", List.of("sh"), UUID.randomUUID(), WorkLease.NOBODY_ELSE);
        assertThatThrownBy(() -> jdbc.sql("UPDATE step_journal SET ended_at = now(), outcome = 'succeeded', attempt = 7"
                                + " WHERE release_key = ? AND step_id = 'migrate'")
                        .param(open.release())
                        .update())
                .hasMessageContaining("REL-DEP-002");

        journal.interrupted(open);
        assertThatThrownBy(() -> journal.interrupted(open))
                .hasMessage(
                        "REL-DEP-015 Run 1 of step migrate of " + release
                                + " was declared interrupted while it ran; it ended interrupted. Decide on the step in its task.");
    }

    @Test
    @DisplayName("a command whose process cannot be noted runs on: the mark in its environment finds it as well")
    void runsOnWhenItsProcessCannotBeNoted(CapturedOutput output) {
        String release = fixture.started();
        JdbcStepJournal unwritable = mock(JdbcStepJournal.class, delegatesTo(journal));
        doThrow(new DataAccessResourceFailureException("away")).when(unwritable).running(any(), anyLong(), any());
        RunStepWork noting = new RunStepWork(
                fixture.bean(DeploymentHistories.class),
                fixture.bean(DeploymentPlans.class),
                fixture.bean(ProductionAccess.class),
                unwritable,
                fixture.bean(ServiceCommands.class),
                fixture.bean(WorkerRecords.class),
                fixture.bean(StepRemains.class),
                fixture.bean(RunningSteps.class),
                fixture.bean(StepProgressLog.class),
                fixture.bean(UnfinishedSteps.class));

        assertThat(noting.work(step(release, "deployment", "take-code"))).isEqualTo(WorkResult.done());

        assertThat(output)
                .containsPattern("REL-DEP-074 The process \\d+ of step take-code of " + release
                        + " was not written into the journal: away");
    }

    private static WorkResult run(String release, String step) {
        return work.work(step(release, "deployment", step));
    }

    private static void decide(String release, String plan, String step, String decision) {
        fixture.append(
                release,
                "failedStepDecided",
                "deployer",
                "{plan: '%s', attempt: 1, step: '%s', decision: '%s', reason: 'seen'}".formatted(plan, step, decision));
    }
}
