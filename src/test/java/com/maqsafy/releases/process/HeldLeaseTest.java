package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds a piece of work, and what becomes of it when somebody else does. */
class HeldLeaseTest {

    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final WorkerId worker = mock(WorkerId.class);

    @AfterEach
    void notInterrupted() {
        Thread.interrupted();
    }

    @Test
    void knowsItsWork() {
        HeldLease lease = lease(Duration.ofHours(1));

        assertThat(lease.worker()).contains(worker);
        assertThat(lease.task()).isEqualTo("task");
        assertThat(lease.work()).isEqualTo("step migrate");
        assertThat(lease.holder()).isEqualTo("me");
        assertThat(lease.isLost()).isFalse();
    }

    @Test
    void isHeldWhileTheEngineNamesItsHolder() {
        HeldLease lease = lease(Duration.ofHours(1));
        holds("me");
        lease.confirm();
        lease.requireNotTaken();

        lease.extended("me again", System.nanoTime());
        assertThatThrownBy(lease::confirm)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("step migrate (me has taken it over)");
        assertThatThrownBy(lease::requireNotTaken).isInstanceOf(LeaseLostException.class);
        holds("me again");
        lease.confirm();
    }

    @Test
    void isNotConfirmedOnceItsTaskIsGone() {
        HeldLease lease = lease(Duration.ofHours(1));
        holds(null);

        assertThatThrownBy(lease::confirm)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("it is gone or was set free");
        assertThatCode(lease::requireNotTaken).as("nobody has taken it").doesNotThrowAnyException();
    }

    @Test
    void isHeldForAsLongAsItLasts() {
        assertThatCode(lease(Duration.ofHours(1))::requireHeld).doesNotThrowAnyException();

        HeldLease old = new HeldLease(
                jdbc,
                worker,
                "task",
                "step migrate",
                Duration.ofSeconds(30),
                "me",
                System.nanoTime() - Duration.ofMinutes(2).toNanos());
        assertThatThrownBy(old::requireHeld)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("it was not extended for 1");
        old.extended("me", System.nanoTime());
        old.requireHeld();
    }

    @Test
    void interruptsTheWorkThatWasTaken() {
        HeldLease lease = lease(Duration.ofHours(1));
        holds("me");
        lease.begins();
        lease.taken();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(lease.isLost()).isTrue();
        assertThatThrownBy(lease::confirm).hasMessageContaining("another worker has taken it over");
        assertThatThrownBy(lease::requireNotTaken).hasMessageContaining("another worker has taken it over");
        assertThatThrownBy(lease::requireHeld).hasMessageContaining("another worker has taken it over");

        lease.ends();
        assertThat(Thread.currentThread().isInterrupted())
                .as("the next piece of work of this thread")
                .isFalse();
    }

    @Test
    void interruptsNobodyWhoseWorkHasEnded() {
        HeldLease lease = lease(Duration.ofHours(1));
        lease.taken();
        assertThat(Thread.currentThread().isInterrupted()).as("not begun").isFalse();

        HeldLease ended = lease(Duration.ofHours(1));
        ended.begins();
        ended.ends();
        ended.taken();
        assertThat(Thread.currentThread().isInterrupted()).as("ended").isFalse();

        HeldLease kept = lease(Duration.ofHours(1));
        kept.begins();
        Thread.currentThread().interrupt();
        kept.ends();
        assertThat(Thread.currentThread().isInterrupted())
                .as("interrupted by somebody else")
                .isTrue();
    }

    private HeldLease lease(Duration lasts) {
        return new HeldLease(jdbc, worker, "task", "step migrate", lasts, "me", System.nanoTime());
    }

    private void holds(String holder) {
        when(jdbc.sql(anyString()).param("task").query(String.class).optional())
                .thenReturn(Optional.ofNullable(holder));
    }
}
