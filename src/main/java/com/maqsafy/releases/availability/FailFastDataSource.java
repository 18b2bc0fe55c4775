package com.maqsafy.releases.availability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of connections, which is not asked while it is known to have none. Knows which connections are in use, so that
 * whoever waits on one is not left waiting when the database is away ({@link Heartbeat}).
 */
final class FailFastDataSource extends DelegatingDataSource {

    /** How long a request waits for an answer of a database that fell silent after it was asked. */
    private static final int SILENCE_MILLIS = (int) Duration.ofSeconds(15).toMillis();

    /** How long to wait for a connection while all are in use: a crowd is served, not turned away. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatabaseOutage outage;

    /** Guarded by itself. */
    private final Set<Connection> lent = Collections.newSetFromMap(new IdentityHashMap<>());

    FailFastDataSource(DataSource pool, DatabaseOutage outage) {
        super(pool);
        this.outage = outage;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (outage.failFast()) {
            throw new SQLTransientConnectionException(
                    "REL-AVL-001 The database cannot be reached; it is asked again in a second.", "08001");
        }
        try {
            Connection connection = patiently();
            outage.answered();
            synchronized (lent) {
                lent.add(connection);
            }
            if (outage.inRequest()) {
                connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            }
            return connection;
        } catch (SQLException e) {
            if (isThePoolsOnly(e) && !outage.quiet() && !outage.ongoing()) {
                outage.noticed();
            } else if (LostConnection.in(e).isPresent()) {
                outage.failed(e);
            }
            throw e;
        } finally {
            outage.gaveUp();
        }
    }

    /**
     * Whether the pool has no connection although the database may be there: others use all of them, or the heartbeat is heard,
     * and the pool, which tries again ever more rarely, still names what it failed of in an outage that is over.
     */
    private boolean isThePoolsOnly(SQLException e) {
        return LostConnection.isBusyPool(e)
                || (outage.beats() && LostConnection.in(e).isPresent());
    }

    /** The pool gives up soon, so that an outage is seen soon. */
    private Connection patiently() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (!isThePoolsOnly(e)
                        || outage.quiet()
                        || outage.ongoing()
                        || outage.inProbe()
                        || System.nanoTime() - end >= 0) {
                    throw e;
                }
            }
        }
    }

    /** Takes from the list what was given back to the pool. */
    void forgetReturned() {
        synchronized (lent) {
            lent.removeIf(FailFastDataSource::isReturned);
        }
    }

    /** Ends what waits for an answer on a connection that is in use: it fails as with a connection that was lost. */
    void breakOff() {
        List<Connection> waiting;
        synchronized (lent) {
            waiting = List.copyOf(lent);
            lent.clear();
        }
        for (Connection connection : waiting) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It was broken before.
            }
        }
    }

    private static boolean isReturned(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
