package com.maqsafy.releases.signin;

import com.maqsafy.releases.process.Violation;
import java.util.List;

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
    private final transient List<Violation> violations;

    SignInRefusedException(Why why, String message) {
        super(message);
        this.why = why;
        this.violations = List.of();
    }

    /** Refused for all of these. */
    SignInRefusedException(List<Violation> violations) {
        super(Violation.told(violations));
        this.why = Why.INVALID;
        this.violations = List.copyOf(violations);
    }

    /** What is wrong with each field, its code as item; empty where it is about no field. */
    public List<Violation> violations() {
        return violations;
    }

    public Why why() {
        return why;
    }
}
