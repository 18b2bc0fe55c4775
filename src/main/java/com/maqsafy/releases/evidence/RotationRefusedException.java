package com.maqsafy.releases.evidence;

/** A key does not follow the one that signs. */
public final class RotationRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forbidden;

    RotationRefusedException(boolean forbidden, String message) {
        super(message);
        this.forbidden = forbidden;
    }

    /** Whether the person may not ask for it at all; else what was asked for is wrong. */
    public boolean forbidden() {
        return forbidden;
    }
}
