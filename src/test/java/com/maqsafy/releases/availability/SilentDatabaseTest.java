package com.maqsafy.releases.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.maqsafy.releases.testing.OnlyInFull;
import com.maqsafy.releases.testing.TcpProxy;
import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A real PostgreSQL behind a network that swallows every packet. The pool's own patience is endless here, so what ends is
 * ended by the heartbeat.
 */
@OnlyInFull
class SilentDatabaseTest {

    private static final int ENDLESS = (int) Duration.ofMinutes(5).toMillis();

    private TestDatabase database;
    private TcpProxy proxy;
    private HikariDataSource pool;
    private DatabaseOutage outage;
    private FailFastDataSource dataSource;
    private Heartbeat heartbeat;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.create();
        proxy = new TcpProxy(database.port());
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + database.name());
        settings.setUsername(TestDatabase.USERNAME);
        settings.setPassword(TestDatabase.PASSWORD);
        settings.setMaximumPoolSize(3);
        settings.setConnectionTimeout(3_000);
        settings.setValidationTimeout(1_000);
        settings.addDataSourceProperty("connectTimeout", "2");
        settings.addDataSourceProperty("loginTimeout", "3");
        settings.addDataSourceProperty("socketTimeout", "300");
        pool = new HikariDataSource(settings);
        outage = new DatabaseOutage();
        dataSource = new FailFastDataSource(pool, outage);
        heartbeat = new Heartbeat(pool, dataSource, outage);
        heartbeat.start();
        await().until(outage::beats);
    }

    @AfterEach
    void stop() throws Exception {
        heartbeat.close();
        proxy.close();
        pool.close();
        database.close();
    }

    @Test
    void whoWaitsForAnAnswerThatNeverComesIsToldAndLaterOnesAtOnce() throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        int[] attempts = {0};

        new OutageFilter(outage).doFilter(new MockHttpServletRequest("GET", "/api/releases"), answer, (rq, rs) -> {
            try (Connection connection = dataSource.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, ENDLESS);
                proxy.block();
                connection.createStatement().execute("select 1");
            } catch (SQLException e) {
                attempts[0]++;
            }
            assertThat(outage.ongoing()).isTrue();
            // As who asks for accounts, roles and tasks one after the other: none of them waits again.
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(dataSource::getConnection)
                        .hasMessageStartingWith("REL-AVL-001 The database cannot be reached");
                attempts[0]++;
            }
            throw new IllegalStateException("no account");
        });

        assertThat(attempts[0]).isEqualTo(6);
        assertThat(answer.getStatus()).isEqualTo(503);

        proxy.mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> !outage.ongoing());
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void workThatHasNoTimeOutOfItsOwnIsToldToo() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
                try {
                    connection.createStatement().execute("select pg_sleep(0.2); select 1");
                    proxy.block();
                    connection.createStatement().execute("select 1");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> work.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(e -> assertThat(LostConnection.in(e)).isPresent());
        }
    }

    @Test
    void aPoolWithoutConnectionsThatAnswerIsNotTakenForABusyOne() throws Exception {
        dataSource.getConnection().close();
        proxy.block();
        assertThatThrownBy(() -> {
                    while (true) {
                        dataSource.getConnection().close();
                    }
                })
                .isInstanceOf(SQLException.class);
        assertThat(outage.ongoing()).isTrue();
    }

    @Test
    void aSlowAnswerIsNoSilence() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute("select pg_sleep(6)");
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(outage.ongoing()).isFalse();
    }
}
