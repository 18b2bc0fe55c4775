package com.maqsafy.releases.deputy;

/** What was asked about a substitute is refused; the message says why and what to do. */
public class DeputyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of refusals. */
    public enum Why {
        /** What was sent is wrong. */
        INVALID,
        /** The caller may not. */
        NOT_ALLOWED,
        /** There is no such entry. */
        UNKNOWN,
        /** Somebody stands in at that time already. */
        CONFLICT
    }

    private final Why why;

    DeputyRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
