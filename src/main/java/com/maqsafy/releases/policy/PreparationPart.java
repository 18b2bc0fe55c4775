package com.maqsafy.releases.policy;

import java.util.Locale;

/** The parts of the preparation that can be asked for again. */
public enum PreparationPart {
    SOURCE,
    HOTFIX_ASSESSMENT,
    SECURITY_ASSESSMENT,
    PULL_REQUEST,
    PRE_RELEASE,
    TESTS,
    MIGRATION_REVIEW,
    ROLLBACK_PLAN,
    NOTES;

    /** The word used in models and the ledger, e.g. {@code pull-request}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
