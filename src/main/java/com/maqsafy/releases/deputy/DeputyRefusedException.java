package com.maqsafy.releases.deputy;

import com.maqsafy.releases.process.Violation;
import java.util.List;

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
    private final transient List<Violation> violations;

    DeputyRefusedException(Why why, String message) {
        super(message);
        this.why = why;
        this.violations = List.of();
    }

    /** Refused for all of these. */
    DeputyRefusedException(List<Violation> violations) {
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
