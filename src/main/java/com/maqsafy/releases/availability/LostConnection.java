package com.maqsafy.releases.availability;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one kind of failure that is nobody's mistake: the connection to the database is gone or cannot be made. */
final class LostConnection {

    /** Server is shutting down, has crashed, or is starting. Class 08 is all about connections. */
    private static final Set<String> SERVER_GOES = Set.of("57P01", "57P02", "57P03");

    /** What the pool says, without a state, when a connection is used that it has thrown away as broken. */
    private static final String CLOSED = "Connection is closed";

    private static final int DEEPEST = 50;

    private LostConnection() {}

    /** The lost connection in a failure's causes, if it is one. */
    static Optional<SQLException> in(@Nullable Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(LostConnection::is)
                .findFirst();
    }

    /** A pool whose connections are all in use gives no cause: that is no outage. */
    static boolean isBusyPool(SQLException e) {
        return e.getCause() == null && e instanceof SQLTransientConnectionException && e.getSQLState() == null;
    }

    private static boolean is(SQLException e) {
        String state = e.getSQLState();
        return CLOSED.equals(e.getMessage())
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null && (state.startsWith("08") || SERVER_GOES.contains(state)));
    }

    /** The innermost reason in one line. */
    static String reason(Throwable failure) {
        Throwable last = Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(DEEPEST)
                .reduce(failure, (a, b) -> b);
        return String.valueOf(last.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }
}
