package com.maqsafy.releases.instance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Scheduled work that one node at a time does, whichever comes first; the others skip their turn. In safe mode it is
 * nobody's turn: a copy reminds nobody and asks nothing anew.
 */
@Component
public class OnOneNode {

    private final DataSource dataSource;
    private final SafeMode safeMode;

    OnOneNode(DataSource dataSource, SafeMode safeMode) {
        this.dataSource = dataSource;
        this.safeMode = safeMode;
    }

    /**
     * Runs the work unless another node does so at this moment, or safe mode is on.
     *
     * @param name of the work, the same on all nodes
     * @return whether it was run here
     */
    public boolean run(String name, Runnable work) {
        if (safeMode.onNow()) {
            return false;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!locked(connection, name)) {
                    return false;
                }
                work.run();
                return true;
            } finally {
                // Ends the lock, also where a pool in front of the database shares its sessions.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("REL-INS-021 The turn of '" + name + "' was not taken.", e);
        }
    }

    private static boolean locked(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "releases.turn." + name);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
