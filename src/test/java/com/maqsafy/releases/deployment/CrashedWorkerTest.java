package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.testing.TestDatabase;
import com.maqsafy.releases.testing.TestJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A killed worker repeats nothing that was not declared repeatable: promise 4")
class CrashedWorkerTest {

    @TempDir
    private Path directory;

    @Test
    @Timeout(180)
    void aStepThatRanInAKilledProcessIsNotRunAgainUntilItsOwnerDecides() throws Exception {
        TestDatabase database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        try (DeploymentFixture fixture = new DeploymentFixture(database.dataSource(), directory)) {
            String release = fixture.started();
            RunStepWork work = fixture.bean(RunStepWork.class);
            work.work(step(release, "deployment", "take-code"));
            Path pipe = directory.resolve("hang-migrate-" + release);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();

            killWhileItRuns(database, release, pipe);
            Files.delete(pipe);

            assertThat(work.work(step(release, "deployment", "migrate"))).isInstanceOf(WorkResult.Failed.class);
            assertThat(work.work(step(release, "deployment", "migrate"))).isInstanceOf(WorkResult.Failed.class);
            assertThat(fixture.trace(release)).containsExactly("take-code", "migrate");
            assertThat(fixture.last(release, "stepEnded", "outcome")).isEqualTo("interrupted");

            fixture.append(
                    release,
                    "failedStepDecided",
                    "deployer",
                    "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'repeat', reason: 'nothing had been done'}");
            assertThat(work.work(step(release, "deployment", "migrate"))).isEqualTo(WorkResult.done());
            assertThat(fixture.trace(release)).containsExactly("take-code", "migrate", "migrate");
        }
    }

    private void killWhileItRuns(TestDatabase database, String release, Path pipe) throws Exception {
        Process worker = TestJvm.of(
                        CrashingWorker.class,
                        database.jdbcUrl(),
                        directory.toString(),
                        release.substring(release.lastIndexOf('-') + 1),
                        "migrate")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker.log").toFile())
                .start();
        try {
            // Reading waits until the step has opened the pipe.
            String command = CompletableFuture.supplyAsync(() -> read(pipe)).get(150, TimeUnit.SECONDS);
            worker.destroyForcibly().waitFor();
            ProcessHandle.of(Long.parseLong(command.strip())).ifPresent(ProcessHandle::destroyForcibly);
        } finally {
            worker.destroyForcibly();
        }
    }

    private static String read(Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
