package com.maqsafy.releases.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** One connection, beside the pool, on which PostgreSQL tells what was committed. */
final class EventListening implements AutoCloseable {

    /** The name in the trigger function of V105. */
    private static final String CHANNEL = "release_events";

    private static final int ALIVE_WITHIN_SECONDS = 5;

    private final Connection connection;

    private EventListening(Connection connection) {
        this.connection = connection;
    }

    static EventListening open(String url, String user, String password) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("ApplicationName", "release-management events");
        settings.setProperty("loginTimeout", "5");
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(url, settings);
        try (Statement listen = connection.createStatement()) {
            listen.execute("LISTEN " + CHANNEL);
            return new EventListening(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Waits until something is told; answers the names of the tables that changed, none when nothing was told in time.
     *
     * @throws SQLException when the connection is gone
     */
    Set<String> next(int millis) throws SQLException {
        PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(millis);
        Set<String> tables = new HashSet<>();
        if (told != null) {
            for (PGNotification notification : told) {
                tables.add(notification.getParameter());
            }
        }
        if (tables.isEmpty() && !connection.isValid(ALIVE_WITHIN_SECONDS)) {
            throw new SQLException("The connection does not answer.");
        }
        return tables;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
