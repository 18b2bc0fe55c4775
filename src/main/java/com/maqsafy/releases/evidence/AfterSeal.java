package com.maqsafy.releases.evidence;

import java.util.Set;
import java.util.TreeSet;

/** What may still be recorded about a release that is sealed: what happens after it. The trigger of V096 has the same list. */
final class AfterSeal {

    /** The kinds, e.g. {@code hotfixReviewed} (HOT-06). */
    static final Set<String> KINDS = Set.of(
            "stabilisationStarted",
            "reviewOverdue",
            "hotfixReviewed",
            "restrictionLifted",
            "engineIntervention",
            "releaseOvertaken",
            "technicalFailure",
            "technicalFailureEscalated",
            "technicalFailureDecided",
            "technicalFailureSettled");

    private AfterSeal() {}

    static String kinds() {
        return String.join(", ", new TreeSet<>(KINDS));
    }
}
