package com.maqsafy.releases.notes;

/** A waiver of a finding was refused; nothing changed. */
public class LeakWaiverRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Why {
        /** The caller may not. */
        NOT_ALLOWED,
        /** What was asked for is wrong. */
        WRONG,
        /** It does not fit what there is now. */
        CONFLICT
    }

    private final Why why;

    LeakWaiverRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
