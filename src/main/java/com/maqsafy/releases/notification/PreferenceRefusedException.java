package com.maqsafy.releases.notification;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/** Wishes cannot be meant; each violation names the field, the rule by its code, and the mend. */
public class PreferenceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    PreferenceRefusedException(List<Violation> violations) {
        super(Violation.told(violations));
        this.violations = List.copyOf(violations);
    }

    /** All of them, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
