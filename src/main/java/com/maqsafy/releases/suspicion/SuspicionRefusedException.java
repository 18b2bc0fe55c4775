package com.maqsafy.releases.suspicion;

/** What is asked of suspicions and not answered; the message begins with its code. */
public class SuspicionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** It cannot be asked like this. */
        QUERY,
        /** The note says nothing that can be kept. */
        NOTE,
        /** There is no such suspicion. */
        UNKNOWN
    }

    private final Why why;

    SuspicionRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
