package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogTest {

    private static final TestDatabase DATABASE = TestDatabase.create()
            .migrate(
                    "V030__step_journal.sql",
                    "V100__step_journal_commands.sql",
                    "V105__release_events.sql",
                    "V221__remarks.sql");

    /** One for both, so that both use the connection of the transaction. */
    private static final DataSource CONNECTIONS = DATABASE.dataSource();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
    private final EventLog log = new EventLog(jdbc, clock);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(CONNECTIONS));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void forgetAll() {
        jdbc.sql("DELETE FROM release_event").update();
    }

    @Test
    void nothingAppearsBeforeWhatWasRead() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> slow = other.submit(() -> inTransaction(manager -> {
            manager.append(List.of(draft("slow")));
            written.countDown();
            await(read);
        }));
        written.await();
        inTransaction(manager -> manager.append(List.of(draft("fast"))));

        number();
        List<ReleaseEvent> first = log.after(0, 10);
        assertThat(first).extracting(ReleaseEvent::release).containsExactly("fast");
        read.countDown();
        slow.get();
        other.shutdown();
        number();

        assertThat(log.after(first.get(0).position(), 10))
                .extracting(ReleaseEvent::release)
                .containsExactly("slow");
    }

    @Test
    void nodesThatNumberAtTheSameTimeGiveEveryEventOnePlace() throws Exception {
        for (int i = 0; i < 200; i++) {
            log.append(List.of(draft("r" + i)));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            done.add(nodes.submit(this::number));
        }
        for (Future<?> node : done) {
            node.get();
        }
        nodes.shutdown();

        List<ReleaseEvent> events = log.after(0, 500);
        assertThat(events).hasSize(200).extracting(ReleaseEvent::position).doesNotHaveDuplicates();
        assertThat(events.get(0).release()).isEqualTo("r0");
        assertThat(events.get(199).release()).isEqualTo("r199");
    }

    @Test
    void whatWasForgottenCannotBeCaughtUpOn() {
        log.append(List.of(draft("old")));
        number();
        long seen = log.last();
        assertThat(log.reachesBackTo(seen)).isTrue();
        clock.set(clock.instant().plus(Duration.ofHours(25)));
        log.append(List.of(draft("missed")));
        number();
        assertThat(log.forget(Duration.ofDays(1))).isEqualTo(1);
        assertThat(log.reachesBackTo(seen)).isTrue();
        clock.set(clock.instant().plus(Duration.ofHours(25)));
        log.append(List.of(draft("new")));
        number();
        log.forget(Duration.ofDays(1));

        assertThat(log.reachesBackTo(seen)).isFalse();
        assertThat(log.between("new", 0, log.last(), 10)).hasSize(1);
    }

    @Test
    void postgresqlTellsOfACommitAndOnlyOfThat() throws SQLException {
        try (EventListening listening =
                EventListening.open(DATABASE.jdbcUrl(), TestDatabase.USERNAME, TestDatabase.PASSWORD)) {
            transaction.executeWithoutResult(status -> {
                log.append(List.of(draft("rolled back")));
                status.setRollbackOnly();
            });
            assertThat(listening.next(300)).isEmpty();

            log.append(List.of(draft("a"), draft("b")));

            assertThat(listening.next(10_000)).isEqualTo(Set.of("release_event"));
        }
    }

    private EventLog.Draft draft(String release) {
        return new EventLog.Draft(release, "status", clock.instant(), "{}");
    }

    private void number() {
        transaction.executeWithoutResult(tx -> log.number());
    }

    private void inTransaction(java.util.function.Consumer<EventLog> work) {
        transaction.executeWithoutResult(tx -> work.accept(log));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
