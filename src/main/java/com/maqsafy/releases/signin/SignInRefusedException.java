package com.maqsafy.releases.signin;

/** What was asked around accounts and tokens is refused; the message says why and what to do. */
public class SignInRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of refusals. */
    public enum Why {
        /** What was sent is wrong. */
        INVALID,
        /** The caller may not. */
        NOT_ALLOWED,
        /** There is no such account or token, or the caller may not know of it. */
        UNKNOWN,
        /** It cannot be done as things stand. */
        CONFLICT
    }

    private final Why why;

    SignInRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
