package com.maqsafy.releases.instance;

/** A claim does not count. */
public final class ClaimRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forbidden;

    ClaimRefusedException(boolean forbidden, String message) {
        super(message);
        this.forbidden = forbidden;
    }

    /** Whether the person may not claim at all; else there is nothing to claim now. */
    public boolean forbidden() {
        return forbidden;
    }
}
