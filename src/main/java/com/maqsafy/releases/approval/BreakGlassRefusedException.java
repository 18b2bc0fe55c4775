package com.maqsafy.releases.approval;

/** A break-glass was refused; nothing changed. */
public class BreakGlassRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Why {
        /** The caller may not. */
        NOT_ALLOWED,
        /** What was asked for is wrong. */
        WRONG,
        /** It does not fit what there is now. */
        CONFLICT,
        /** There is none. */
        NONE
    }

    private final Why why;

    BreakGlassRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
