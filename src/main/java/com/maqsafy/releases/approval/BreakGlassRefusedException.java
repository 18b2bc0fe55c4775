package com.maqsafy.releases.approval;

import com.maqsafy.releases.process.Violation;
import java.util.List;

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
    private final transient List<Violation> violations;

    BreakGlassRefusedException(Why why, String message) {
        super(message);
        this.why = why;
        this.violations = List.of();
    }

    /** Refused for all of these. */
    BreakGlassRefusedException(List<Violation> violations) {
        super(Violation.told(violations));
        this.why = Why.WRONG;
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
