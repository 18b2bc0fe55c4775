package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Locale;
import java.util.Set;

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

    private static final String BOTH_CHECKLISTS = "hotfix-checklist";

    /** The word used in models and the ledger, e.g. {@code pull-request}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The branches of {@code release-preparation} by which people do the part for a release of the type; any of them will do.
     * Empty when such a release has no such part. Nobody is asked for the source: it is inspected.
     */
    public Set<String> doneBy(ReleaseType type) {
        return switch (this) {
            case SOURCE -> Set.of();
            case HOTFIX_ASSESSMENT -> type.path() == ReleasePath.HOTFIX ? Set.of(word()) : Set.of();
            case SECURITY_ASSESSMENT -> type.path() == ReleasePath.SECURITY ? Set.of(word()) : Set.of();
            case PULL_REQUEST, PRE_RELEASE -> type.oneChecklist() ? Set.of(word(), BOTH_CHECKLISTS) : Set.of(word());
            case TESTS, MIGRATION_REVIEW, ROLLBACK_PLAN, NOTES -> Set.of(word());
        };
    }
}
