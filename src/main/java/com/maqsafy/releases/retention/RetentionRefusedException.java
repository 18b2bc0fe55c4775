package com.maqsafy.releases.retention;

/** A legal hold that is not set or not lifted; the message begins with its code. */
public class RetentionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    RetentionRefusedException(boolean unknown, String message) {
        super(message);
        this.unknown = unknown;
    }

    /** Whether there is no such hold or service; else something is missing in what was asked. */
    public boolean unknown() {
        return unknown;
    }
}
