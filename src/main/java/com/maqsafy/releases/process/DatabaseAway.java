package com.maqsafy.releases.process;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether something failed because the database could not be reached, so that it will work later. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether a connection was missing or broke; what was asked of it may or may not have been done. */
    public static boolean caused(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(50)
                .anyMatch(DatabaseAway::tells);
    }

    private static boolean tells(Throwable e) {
        if (e instanceof CannotCreateTransactionException
                || e instanceof DataAccessResourceFailureException
                || e instanceof SQLTransientException) {
            return true;
        }
        // 08: connection; 57P01 to 57P03: the server stops, crashed or starts; 53300: too many connections.
        return e instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("57P")
                        || sql.getSQLState().equals("53300"));
    }
}
