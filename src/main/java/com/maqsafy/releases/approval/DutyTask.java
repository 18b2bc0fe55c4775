package com.maqsafy.releases.approval;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A task for which it matters who does it.
 *
 * @param kind what is done
 * @param role the group that does it; several separated by commas = one of them
 */
public record DutyTask(Kind kind, String role) {

    /** Kinds of duties. */
    public enum Kind {
        APPROVAL,
        PEAK_APPROVAL,
        BACKUP_CONFIRMATION,
        MIGRATION_REVIEW,
        DESTRUCTIVE_DECISION,
        ROLLBACK_APPROVAL,
        DEPLOYMENT,
        MAINTENANCE;

        /** The word used in models and forms, e.g. {@code peak-approval}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DutyTask {
        if (role.isBlank()) {
            throw new IllegalArgumentException("REL-APR-003 A " + kind.word() + " needs the role that does it.");
        }
    }

    /** The groups of which a person must be in one. */
    public List<String> groups() {
        return Arrays.stream(role.split(",")).map(String::strip).toList();
    }

    boolean filledBy(Set<String> userRoles) {
        return !Collections.disjoint(groups(), userRoles);
    }
}
