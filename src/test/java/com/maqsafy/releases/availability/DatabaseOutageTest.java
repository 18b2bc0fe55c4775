package com.maqsafy.releases.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** While the database is away callers know at once, and the log tells it once. */
class DatabaseOutageTest {

    private static final SQLException GONE = new SQLTransientConnectionException(
            "not available, request timed out", "08001", new SQLException("Connection refused", "08001"));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final DatabaseOutage outage = new DatabaseOutage(nanos::get);
    private final Pool pool = new Pool();
    private final FailFastDataSource dataSource = new FailFastDataSource(pool, outage);
    private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final OutageLog filter = new OutageLog(outage);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        logs.addTurboFilter(filter);
        written.start();
        // Another test may have made the log quieter.
        logs.getLogger(DatabaseOutage.class).setLevel(Level.INFO);
        logs.getLogger("com.maqsafy").addAppender(written);
        logs.getLogger("test.source").addAppender(written);
    }

    @AfterEach
    void stopListening() {
        logs.getTurboFilterList().remove(filter);
        logs.getLogger(DatabaseOutage.class).setLevel(null);
        logs.getLogger("com.maqsafy").detachAppender(written);
        logs.getLogger("test.source").detachAppender(written);
    }

    @Test
    void asksThePoolOnceASecondWhileItHasNoConnection() throws Exception {
        pool.failure = GONE;
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
        assertThat(pool.asked).hasValue(1);
        assertThat(outage.ongoing()).isTrue();

        pool.failure = null;
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        nanos.addAndGet(Duration.ofMillis(2).toNanos());
        dataSource.getConnection().close();
        assertThat(outage.ongoing()).isFalse();
        assertThat(pool.asked).hasValue(2);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).startsWith("REL-AVL-001 The database cannot be reached: Connection refused.");
        assertThat(lines().get(1)).startsWith("REL-AVL-003 The database answers again after ");
    }

    @Test
    void waitsForABusyPoolUnlessItIsAskedHowItIs() throws Exception {
        pool.failure = new SQLTransientConnectionException("not available (total=40, active=40)");
        pool.busy = 3;
        dataSource.getConnection().close();
        assertThat(pool.asked).hasValue(4);
        assertThat(outage.ongoing()).isFalse();

        pool.asked.set(0);
        pool.busy = Integer.MAX_VALUE;
        FilterChain health = (request, response) ->
                assertThatThrownBy(dataSource::getConnection).isSameAs(pool.failure);
        asked("/actuator/health/readiness", health);
        assertThat(pool.asked).hasValue(1);
        assertThat(outage.ongoing()).isFalse();
    }

    @Test
    void whatThePoolStillNamesOfAnOutageBeginsNoOtherWhileTheHeartbeatIsHeard() throws Exception {
        outage.heard();
        pool.failure = GONE;
        pool.busy = 2;
        dataSource.getConnection().close();
        assertThat(pool.asked).hasValue(3);
        assertThat(outage.ongoing()).isFalse();
        assertThat(lines()).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        pool.busy = Integer.MAX_VALUE;
        assertThatThrownBy(dataSource::getConnection).isSameAs(GONE);
        assertThat(outage.ongoing()).isTrue();
    }

    @Test
    void knowsAConnectionThatThePoolHasThrownAway() {
        assertThat(LostConnection.in(new IllegalStateException(new SQLException("Connection is closed"))))
                .isPresent();
        assertThat(LostConnection.in(new IllegalStateException(new SQLException("syntax error", "42601"))))
                .isEmpty();
    }

    @Test
    void takesAWrongStatementForNoOutage() {
        pool.failure = new SQLException("password authentication failed", "28P01");
        assertThatThrownBy(dataSource::getConnection).isSameAs(pool.failure);
        assertThat(outage.ongoing()).isFalse();
    }

    @Test
    void tellsALostConnectionOnceForEachSourceAndWithoutAStackTrace() {
        Logger source = LoggerFactory.getLogger("test.source");
        for (int i = 0; i < 1_000; i++) {
            source.error("REL-PRC-022 {} failed", "FetchAndLock", new IllegalStateException("wrapped", GONE));
            source.warn("It failed.", new IllegalStateException(new SQLException("terminating connection", "57P01")));
        }
        assertThat(written.list).hasSize(1);
        assertThat(lines().get(0)).startsWith("REL-AVL-002 source: the connection to the database is lost (");
        assertThat(written.list.get(0).getThrowableProxy()).isNull();

        source.error("REL-PRC-022 failed", new IllegalStateException("a real mistake"));
        source.warn("something else");
        assertThat(lines()).hasSize(3);
        assertThat(written.list.get(1).getThrowableProxy()).isNotNull();
    }

    @Test
    void answersServiceUnavailableWhateverTheInterfaceMadeOfIt() throws Exception {
        Logger source = LoggerFactory.getLogger("test.source");
        pool.failure = GONE;
        List<FilterChain> interfaces = new ArrayList<>();
        interfaces.add((request, response) -> {
            throw new ServletException("nested", new IllegalStateException(GONE));
        });
        interfaces.add((request, response) -> {
            try {
                dataSource.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException("the cause is not told");
            }
        });
        interfaces.add((request, response) -> {
            source.error("REL-API-001 A request failed.", GONE);
            ((HttpServletResponse) response).setStatus(500);
            response.setContentType("application/json");
            response.getWriter().write("{\"type\":\"RestException\"}");
            response.flushBuffer();
        });
        interfaces.add((request, response) -> {
            response.getOutputStream().write("half an answer".getBytes());
            source.error("failed", GONE);
            ((HttpServletResponse) response).sendError(500, "failed");
        });
        for (FilterChain chain : interfaces) {
            MockHttpServletResponse response = asked("/api/releases", chain);
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isEqualTo("5");
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString())
                    .startsWith("{\"type\":\"about:blank\",\"title\":\"The database cannot be reached\",\"status\":503")
                    .endsWith("}");
        }
    }

    @Test
    void leavesOtherAnswersAsTheyAre() throws Exception {
        MockHttpServletResponse failed = asked("/api/releases", (request, response) -> {
            ((HttpServletResponse) response).setStatus(500);
            response.getWriter().write("a real mistake");
        });
        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(failed.getContentAsString()).isEqualTo("a real mistake");
        assertThatThrownBy(() -> asked("/api/releases", (request, response) -> {
                    throw new IllegalStateException("a real mistake");
                }))
                .hasMessage("a real mistake");
        MockHttpServletResponse healed = asked("/api/releases", (request, response) -> {
            LoggerFactory.getLogger("test.source").warn("tried again", GONE);
            response.getWriter().write("in the end it worked");
        });
        assertThat(healed.getStatus()).isEqualTo(200);
        assertThat(healed.getContentAsString()).isEqualTo("in the end it worked");
        MockHttpServletResponse health = asked("/actuator/health/readiness", (request, response) -> {
            LoggerFactory.getLogger("test.source").warn("down", GONE);
            ((HttpServletResponse) response).setStatus(503);
            response.getWriter().write("{\"status\":\"DOWN\"}");
        });
        assertThat(health.getContentAsString()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    private MockHttpServletResponse asked(String path, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new OutageFilter(outage).doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static final class Pool extends AbstractDataSource {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile SQLException failure;

        /** How often it fails; then it works again. */
        private volatile int busy = Integer.MAX_VALUE;

        @Override
        public Connection getConnection() throws SQLException {
            if (asked.getAndIncrement() < busy && failure != null) {
                throw failure;
            }
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> null);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
