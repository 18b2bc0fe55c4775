package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.maqsafy.releases.deployment.StepStopRefusedException.Why;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A step that runs is watched and stopped: promise 4, DEP-01 to DEP-05")
class StepStopsTest {

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static DeploymentFixture fixture;
    private static RunStepWork work;
    private static StepStops stops;
    private static StepStates states;

    @BeforeAll
    static void open() {
        database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        fixture = new DeploymentFixture(database.dataSource(), directory);
        work = fixture.bean(RunStepWork.class);
        stops = fixture.bean(StepStops.class);
        states = fixture.bean(StepStates.class);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void isWatchedByEveryNodeWhileItRuns() throws Exception {
        String release = fixture.started();
        Hanging step = hang(release);
        try (DeploymentFixture otherNode = new DeploymentFixture(database.dataSource(), directory)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> otherNode.bean(StepProgressLog.class).running().stream()
                            .anyMatch(p ->
                                    p.release().equals(release) && p.lines().equals(List.of("working on take-code"))));
            assertThat(states.of(release))
                    .extracting(StepState::step, StepState::state, StepState::index, StepState::of)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("take-code", "running", 1, 3),
                            org.assertj.core.groups.Tuple.tuple("migrate", "waiting", 2, 3),
                            org.assertj.core.groups.Tuple.tuple("restart-queue", "waiting", 3, 3));
            assertThat(states.of(release).get(0).lines()).containsExactly("working on take-code");

            stops.stop(release, "take-code", "deployer", "It hangs");
            step.result().get();
        }
        assertThat(states.running()).noneMatch(p -> p.release().equals(release));
    }

    @Test
    void anotherNodeStopsItAndItsOwnerIsAsked() throws Exception {
        String release = fixture.started();
        Hanging step = hang(release);
        try (DeploymentFixture otherNode = new DeploymentFixture(database.dataSource(), directory)) {
            otherNode.releases.add(fixture.releases.get(release));
            otherNode.bean(StepStops.class).stop(release, "take-code", "deployer", " It hangs ");
            assertThat(states.of(release).get(0).state()).isEqualTo("stopping");
        }

        assertThat(step.result().get())
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        failed -> assertThat(failed.message())
                                .isEqualTo("REL-DEP-018 Step 'take-code' stopped. Its owner decides how to go on."));
        assertThat(ProcessHandle.of(step.pid()).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("stopped");
        var asked = fixture.records(release, "stepStopRequested").get(0);
        assertThat(asked.actor()).isEqualTo("deployer");
        assertThat(asked.items()).containsExactly("DEP-01");
        assertThat(asked.payload().toString())
                .isEqualTo("{\"attempt\":1,\"index\":1,\"plan\":\"deployment\",\"reason\":\"It hangs\",\"run\":1,"
                        + "\"step\":\"take-code\",\"title\":\"Check out the version\"}");
        StepState state = states.of(release).get(0);
        assertThat(state.state()).isEqualTo("failed");
        assertThat(state.outcome()).isEqualTo("stopped");
        assertThat(state.stopBy()).isEqualTo("deployer");
        assertThat(state.stopReason()).isEqualTo("It hangs");
        assertThat(state.lines())
                .as("what it wrote last, for whoever opens the page now")
                .containsExactly("working on take-code");
        // An idempotent step that a person stopped is not repeated by itself.
        assertThat(work.work(step(release, "deployment", "take-code"))).isInstanceOf(WorkResult.Failed.class);
        assertThat(fixture.trace(release)).containsExactly("take-code");
        assertThat(form(release).toString()).contains("Stopped by", "deployer", "Why it was stopped", "It hangs");
    }

    @Test
    @DisplayName("what a person wanted stopped is not repeated by itself when its node is gone before it obeyed")
    void whatWasToBeStoppedIsNotRepeatedAfterACrash() {
        String release = fixture.started();
        fixture.bean(JdbcStepJournal.class)
                .start(
                        release,
                        Plan.DEPLOYMENT,
                        1,
                        1,
                        "take-code",
                        List.of("sh"),
                        UUID.randomUUID(),
                        WorkLease.NOBODY_ELSE);
        stops.stop(release, "take-code", "deployer", "It hangs");

        assertThat(work.work(step(release, "deployment", "take-code"))).isInstanceOf(WorkResult.Failed.class);
        assertThat(work.work(step(release, "deployment", "take-code")))
                .as("after another crash")
                .isInstanceOf(WorkResult.Failed.class);

        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("interrupted");
        assertThat(fixture.trace(release)).isEmpty();
        assertThat(form(release).toString()).contains("Stopped by", "deployer", "It hangs");
    }

    @Test
    @DisplayName("who stops a step wants none of those after it, even if it ends well before it is stopped")
    void whatEndedWellBeforeItWasStoppedAsksItsOwner() throws Exception {
        String release = fixture.started();
        try (DeploymentFixture slow = new DeploymentFixture(database.dataSource(), directory)) {
            slow.releases.add(fixture.releases.get(release));
            // This node looks too late.
            slow.bean(RunningSteps.class).destroy();
            Hanging step = begin(slow.bean(RunStepWork.class), "wait", release);
            stops.stop(release, "take-code", "deployer", "The wrong evening");
            Files.writeString(directory.resolve("wait-take-code-" + release), "go\n");

            assertThat(step.result().get())
                    .isInstanceOfSatisfying(
                            WorkResult.Failed.class,
                            failed -> assertThat(failed.message())
                                    .isEqualTo(
                                            "REL-DEP-018 Step 'take-code' succeeded before it could be stopped. Its owner decides how to go on."));
        }
        assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("succeeded");
        assertThat(states.of(release).get(0).state()).isEqualTo("failed");
        Files.delete(directory.resolve("wait-take-code-" + release));

        assertThat(work.work(step(release, "deployment", "take-code")))
                .as("after a crash")
                .isInstanceOf(WorkResult.Failed.class);
        assertThat(work.work(step(release, "deployment", "migrate")))
                .as("the step after it")
                .isInstanceOf(WorkResult.Refused.class);
        assertThat(fixture.trace(release)).containsExactly("take-code");
        assertThat(form(release).toString()).contains("Stopped by", "deployer", "The wrong evening");

        fixture.append(
                release,
                "failedStepDecided",
                "deployer",
                "{attempt: 1, plan: 'deployment', step: 'take-code', decision: 'done', reason: 'Go on'}");
        assertThat(work.work(step(release, "deployment", "take-code"))).isEqualTo(WorkResult.done());
        assertThat(work.work(step(release, "deployment", "migrate"))).isEqualTo(WorkResult.done());
    }

    @Test
    @DisplayName("where the steps after it were begun all the same, as before, nobody is asked about it any more")
    void whatWasGoneOnWithIsDone() {
        String release = fixture.started();
        String take = "plan: 'deployment', attempt: 1, step: 'take-code', run: 1";
        String migrate = "plan: 'deployment', attempt: 1, step: 'migrate', run: 1";
        fixture.append(release, "stepStarted", "system:worker", "{" + take + "}");
        fixture.append(release, "stepStopRequested", "deployer", "{" + take + ", reason: 'The wrong evening'}");
        fixture.append(release, "stepEnded", "system:worker", "{" + take + ", outcome: 'succeeded'}");
        fixture.append(release, "stepStarted", "system:worker", "{" + migrate + "}");
        fixture.append(release, "stepEnded", "system:worker", "{" + migrate + ", outcome: 'succeeded'}");

        assertThat(work.work(step(release, "deployment", "take-code"))).isEqualTo(WorkResult.done());
        assertThat(work.work(step(release, "deployment", "restart-queue"))).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).containsExactly("restart-queue");
    }

    @Test
    void aRequestHoldsForOneRunOnly() throws Exception {
        String release = fixture.started();
        Hanging step = hang(release);
        stops.stop(release, "take-code", "deployer", "It hangs");
        step.result().get();
        Files.delete(directory.resolve("hang-take-code-" + release));
        fixture.append(
                release,
                "failedStepDecided",
                "deployer",
                "{attempt: 1, plan: 'deployment', step: 'take-code', decision: 'repeat'}");

        assertThat(work.work(step(release, "deployment", "take-code"))).isEqualTo(WorkResult.done());

        assertThat(form(release).toString()).doesNotContain("Stopped by");
        assertThat(states.of(release).get(0).stopBy()).isNull();
    }

    @Test
    void isRefusedWithACause() {
        String release = fixture.started();

        refuses(Why.NOT_ALLOWED, "REL-DEP-082", release, "take-code", "owner");
        refuses(Why.UNKNOWN_STEP, "REL-DEP-083", release, "dance", "deployer");
        refuses(Why.NOT_RUNNING, "REL-DEP-084", release, "take-code", "deployer");
        for (String reason : List.of(" ", "x".repeat(2001), "the password is x")) {
            assertThatThrownBy(() -> stops.stop(release, "take-code", "deployer", reason))
                    .isInstanceOf(SubmissionRefusedException.class)
                    .hasMessageContaining("reason");
        }
        assertThat(fixture.records(release, "stepStopRequested")).isEmpty();
    }

    @Test
    void isAskedOnce() throws Exception {
        String release = fixture.started();
        Hanging step = hang(release);
        stops.stop(release, "take-code", "deployer", "It hangs");

        assertThatThrownBy(() -> stops.stop(release, "take-code", "deployer", "Still"))
                .isInstanceOfSatisfying(
                        StepStopRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.NOT_RUNNING))
                .hasMessage("REL-DEP-085 Step 'take-code' of " + release
                        + " is being stopped already. Its owner is asked as" + " soon as its processes have ended.");
        step.result().get();
        assertThat(fixture.records(release, "stepStopRequested")).hasSize(1);
    }

    private void refuses(Why why, String code, String release, String step, String user) {
        assertThatThrownBy(() -> stops.stop(release, step, user, "It hangs"))
                .isInstanceOfSatisfying(
                        StepStopRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why))
                .hasMessageStartingWith(code);
    }

    private static Object form(String release) {
        return fixture.bean(FailedStepForm.class)
                .context(DeploymentFixture.task(
                        release, "failed-step", Map.of("plan", "deployment", "step", "take-code")))
                .get("failed");
    }

    private record Hanging(CompletableFuture<WorkResult> result, long pid) {}

    /** Runs the first step, which writes a line and its process id, and then hangs. */
    private static Hanging hang(String release) throws IOException, InterruptedException {
        return begin(work, "hang", release);
    }

    private static Hanging begin(RunStepWork node, String how, String release)
            throws IOException, InterruptedException {
        Path pipe = directory.resolve(how + "-take-code-" + release);
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        CompletableFuture<WorkResult> result =
                CompletableFuture.supplyAsync(() -> node.work(step(release, "deployment", "take-code")));
        return new Hanging(result, Long.parseLong(Files.readString(pipe).strip()));
    }
}
