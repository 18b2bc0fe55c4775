package com.maqsafy.releases.deployment;

/** A step is not stopped; the message starts with a code and says what to do. */
public class StepStopRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is not. */
    public enum Why {
        NOT_ALLOWED,
        UNKNOWN_STEP,
        NOT_RUNNING
    }

    private final Why why;

    StepStopRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
