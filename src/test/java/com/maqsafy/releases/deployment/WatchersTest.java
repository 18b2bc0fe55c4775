package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.command.LeftProcess;
import com.maqsafy.releases.command.LeftProcesses;
import com.maqsafy.releases.command.RunningCommand;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.SafeMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes on beside the work: it fails by itself, says so once, and goes on. */
@ExtendWith(OutputCaptureExtension.class)
class WatchersTest {

    private static final int PATIENCE_MILLIS = 30_000;

    private static StepRun run(String worker) {
        return new StepRun(
                "canteen-api-1.5.0",
                "deployment",
                1,
                "migrate",
                1,
                2,
                List.of("sh"),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                7L,
                UUID.randomUUID(),
                worker,
                null,
                null);
    }

    @Test
    @DisplayName("promise 4: where something of an earlier step cannot be ended nothing more is run")
    void refusesToGoOnBesideWhatIsLeft() {
        TestLease lease = TestLease.own();
        StepRun run = run(lease.worker().orElseThrow().text());
        LeftProcesses processes = mock(LeftProcesses.class);
        LeftProcess left = new LeftProcess(UUID.randomUUID(), 4711, "php", Instant.EPOCH);
        when(processes.of(any())).thenReturn(List.of(left));
        when(processes.end(any())).thenReturn(List.of(left));

        assertThatThrownBy(() -> new StepRemains(processes).end(run, lease))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-DEP-072 What is left of earlier steps could not be ended, so nothing more is run:"
                        + " [php (process 4711, since 1970-01-01T00:00:00Z)]. End it on this host.");
    }

    @Test
    @DisplayName("promise 5: that a step happened is written as soon as the database is back")
    void writesWhenTheDatabaseIsBack(CapturedOutput output) {
        TransactionTemplate transaction = mock(TransactionTemplate.class);
        doThrow(new DataAccessResourceFailureException("away"))
                .doNothing()
                .when(transaction)
                .executeWithoutResult(any());

        new WorkerRecords(mock(Ledger.class), mock(KeptFiles.class), transaction, Clock.systemUTC())
                .record(
                        DeploymentFixture.item("canteen-api-1.5.0", Map.of()),
                        new MaintenanceEntering(1, "deployment"));

        verify(transaction, atLeast(2)).executeWithoutResult(any());
        assertThat(output)
                .contains("REL-DEP-075 The database is away; that maintenanceEntering of canteen-api-1.5.0 happened is"
                        + " written as soon as it is back.");
    }

    @Test
    @DisplayName("a step goes on when what it writes cannot be told")
    void goesOnWithoutBeingWatched(CapturedOutput output) {
        RunningSteps running = new RunningSteps(mock(StepProgressLog.class), mock(ServiceCommands.class));
        RunningCommand command = mock(RunningCommand.class);
        when(command.output()).thenThrow(new IllegalStateException("gone"));
        try {
            running.watch(run("worker"), command);
            verify(command, timeout(PATIENCE_MILLIS).atLeast(2)).output();
        } finally {
            running.destroy();
        }

        assertThat(output)
                .containsOnlyOnce("REL-DEP-081 What step migrate of canteen-api-1.5.0 writes cannot be told,")
                .contains("whether somebody wants it stopped: gone");
    }

    @Test
    @DisplayName("looking after production begins again by itself")
    void looksAgain(CapturedOutput output) throws InterruptedException {
        ProductionObservations observations = mock(ProductionObservations.class);
        when(observations.due()).thenThrow(new IllegalStateException("away")).thenReturn(Set.of());
        ProductionWatch watch = new ProductionWatch(
                observations,
                mock(RolledBackTags.class),
                new StaticListableBeanFactory().getBeanProvider(SafeMode.class));
        watch.start();
        try {
            verify(observations, timeout(PATIENCE_MILLIS).atLeast(3)).due();
        } finally {
            watch.stop();
        }

        assertThat(output)
                .containsOnlyOnce("REL-PRD-020 Looking after what is due failed; it is tried again.")
                .contains("REL-PRD-021 Looking after what is due works again.");
    }
}
