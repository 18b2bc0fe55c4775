package com.maqsafy.releases.retention;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/** A legal hold that is not set or not lifted; the message begins with its code. */
public class RetentionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unknown;
    private final transient List<Violation> violations;

    RetentionRefusedException(boolean unknown, String message) {
        super(message);
        this.unknown = unknown;
        this.violations = List.of();
    }

    /** Refused for all of these. */
    RetentionRefusedException(List<Violation> violations) {
        super(Violation.told(violations));
        this.unknown = false;
        this.violations = List.copyOf(violations);
    }

    /** What is wrong with each field, its code as item; empty where it is about no field. */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether there is no such hold or service; else something is missing in what was asked. */
    public boolean unknown() {
        return unknown;
    }
}
