package com.maqsafy.releases.availability;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database once a second, on a connection beside the pool, whether it is there: somebody who waits for an answer
 * cannot tell a slow one from one that never comes. When neither the open connection answers nor a new one can be made, all
 * that wait for the database are told at once, instead of each after time-outs of its own.
 *
 * <p>That takes four seconds at most: the pause, one for the open connection and two for a new one.
 */
final class Heartbeat implements AutoCloseable {

    private static final long PAUSE_MILLIS = Duration.ofSeconds(1).toMillis();

    private static final int ALIVE_WITHIN_SECONDS = 1;
    private static final String OPEN_WITHIN_SECONDS = "2";

    private final HikariDataSource pool;
    private final FailFastDataSource waiting;
    private final DatabaseOutage outage;
    private final Thread thread = new Thread(this::beat, "database-heartbeat");
    private @Nullable Connection connection;

    /** @param waiting whose connections are broken off when the database is away */
    Heartbeat(HikariDataSource pool, FailFastDataSource waiting, DatabaseOutage outage) {
        this.pool = pool;
        this.waiting = waiting;
        this.outage = outage;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void beat() {
        try {
            while (!Thread.interrupted()) {
                ask();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // The application stops.
        } finally {
            drop();
        }
    }

    private void ask() {
        try {
            if (connection == null || !connection.isValid(ALIVE_WITHIN_SECONDS)) {
                drop();
                connection = open();
            }
            outage.heard();
            waiting.forgetReturned();
        } catch (SQLException e) {
            if (LostConnection.in(e).isPresent()) {
                outage.failed(e);
                waiting.breakOff();
            }
        }
    }

    private Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", String.valueOf(pool.getUsername()));
        settings.setProperty("password", String.valueOf(pool.getPassword()));
        settings.setProperty("ApplicationName", "release-management heartbeat");
        settings.setProperty("loginTimeout", OPEN_WITHIN_SECONDS);
        settings.setProperty("connectTimeout", OPEN_WITHIN_SECONDS);
        settings.setProperty("socketTimeout", OPEN_WITHIN_SECONDS);
        return DriverManager.getConnection(pool.getJdbcUrl(), settings);
    }

    /** Without a word to a server that may not listen. */
    private void drop() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.abort(Runnable::run);
            } catch (SQLException e) {
                // It was broken before.
            }
        }
    }
}
