package com.maqsafy.releases.demo.target;

import org.jspecify.annotations.Nullable;

/** A console command could not do what it was asked; the message says what to do and the code is the exit code. */
final class CanteenException extends RuntimeException {

    /** The command failed. */
    static final int FAILED = 1;

    /** The command line was wrong; nothing was done. */
    static final int USAGE = 2;

    /** The command refused: a damaged backup, a migration that cannot be rolled back. */
    static final int REFUSED = 3;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CanteenException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    CanteenException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
