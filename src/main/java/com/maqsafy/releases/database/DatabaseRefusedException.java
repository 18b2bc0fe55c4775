package com.maqsafy.releases.database;

/** The application does not start on this database. */
public final class DatabaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseRefusedException(String message) {
        super(message);
    }
}
