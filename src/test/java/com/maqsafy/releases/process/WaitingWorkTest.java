package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.testing.SettableClock;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that waits is counted, and said when it waits long. */
@ExtendWith(OutputCaptureExtension.class)
class WaitingWorkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final WorkerSettings SETTINGS = new WorkerSettings(
            true,
            8,
            1,
            null,
            null,
            null,
            null,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30));

    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final WorkHandler steps = mock(WorkHandler.class);
    private final Bulkheads bulkheads = new Bulkheads(SETTINGS);
    private final WaitingWork waiting =
            new WaitingWork(jdbc, new SettableClock(NOW), SETTINGS, bulkheads, Map.of("deployment-step", steps));

    @Test
    void countsWhatIsReservedWithoutAskingTheDatabase(CapturedOutput output) {
        waiting.look(List.of(
                held(WorkKind.STEPS, false, 1), held(WorkKind.STEPS, true, 2), held(WorkKind.CHECKS, false, 1)));

        assertThat(waiting.count(WorkKind.STEPS)).as("without what is hidden").isEqualTo(1);
        assertThat(waiting.count(WorkKind.CHECKS)).isEqualTo(1);
        assertThat(waiting.count(WorkKind.BACKUPS)).isZero();
        verifyNoInteractions(jdbc);
        assertThat(output).doesNotContain("REL-PRC-041");

        waiting.look(List.of());
        assertThat(waiting.count(WorkKind.STEPS)).isZero();
    }

    @Test
    void countsWhatNobodyReservedWhileALimitIsReached(CapturedOutput output) throws Exception {
        when(steps.kind()).thenReturn(WorkKind.STEPS);
        waits("deployment-step", 5, 2, NOW.minusSeconds(10));
        bulkheads.enter(WorkKind.STEPS, "canteen-api");

        waiting.look(List.of(held(WorkKind.STEPS, false, 1)));

        assertThat(waiting.count(WorkKind.STEPS)).isEqualTo(4);
        assertThat(output).doesNotContain("REL-PRC-041");

        bulkheads.leave(WorkKind.STEPS, "canteen-api");
        waiting.look(List.of());
        assertThat(waiting.count(WorkKind.STEPS)).as("no limit is reached").isZero();
    }

    @Test
    void leavesOutWhatIsOfAnotherKindOrNotItsOwn() throws Exception {
        bulkheads.enter(WorkKind.STEPS, "canteen-api");
        waits("somebody-elses", 5, 0, NOW);
        waiting.look(List.of());
        assertThat(waiting.count(WorkKind.STEPS)).isZero();

        when(steps.kind()).thenReturn(WorkKind.CHECKS);
        waits("deployment-step", 5, 0, NOW);
        waiting.look(List.of());
        assertThat(waiting.count(WorkKind.CHECKS)).as("more may begin").isZero();
    }

    @Test
    void saysOnceThatWorkWaitsLong(CapturedOutput output) throws Exception {
        when(steps.kind()).thenReturn(WorkKind.STEPS);
        bulkheads.enter(WorkKind.STEPS, "canteen-api");
        waits("deployment-step", 5, 2, NOW.minusSeconds(60));

        waiting.look(List.of(held(WorkKind.STEPS, false, 1)));
        waiting.look(List.of(held(WorkKind.STEPS, false, 1)));

        assertThat(output)
                .containsOnlyOnce("REL-PRC-041")
                .contains("REL-PRC-041 6 pieces of work of kind steps wait for their turn, the longest for 60 s. 1 may"
                        + " run at once, 1 of one service; these run: canteen-api 1.");
    }

    @Test
    void saysThatReservedWorkWaitsLong(CapturedOutput output) {
        waiting.look(List.of(held(WorkKind.CHECKS, false, 100), held(WorkKind.CHECKS, false, 3700)));

        assertThat(output)
                .contains("REL-PRC-041 2 pieces of work of kind checks wait for their turn, the longest for 37");
    }

    private static WaitingWork.Held held(WorkKind kind, boolean hidden, long seconds) {
        return new WaitingWork.Held(
                kind, hidden, System.nanoTime() - Duration.ofSeconds(seconds).toNanos());
    }

    private void waits(String topic, int pieces, int hidden, Instant first) throws Exception {
        ResultSet row = mock(ResultSet.class);
        when(row.getString("topic_name_")).thenReturn(topic);
        when(row.getInt("pieces")).thenReturn(pieces);
        when(row.getInt("hidden")).thenReturn(hidden);
        when(row.getTimestamp("first")).thenReturn(Timestamp.from(first));
        JdbcClient.StatementSpec asked = jdbc.sql(anyString()).param(Timestamp.from(NOW));
        doAnswer(call -> {
                    call.<RowCallbackHandler>getArgument(0).processRow(row);
                    return null;
                })
                .when(asked)
                .query(any(RowCallbackHandler.class));
    }
}
