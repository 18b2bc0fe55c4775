package com.maqsafy.releases.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a release can change, as far as tests and checks depend on it (TEST-01 to TEST-09, POST-12 to POST-14): the words of
 * the start field {@code changedAspects}.
 */
public enum ChangedAspect {
    CODE_LOGIC,
    WORKFLOW,
    API,
    PERMISSIONS,
    SCOPED_DATA,
    AUTH,
    FINANCE,
    CREDENTIALS,
    INPUT,
    REPORTS,
    EXPORTS,
    HEAVY_QUERIES,
    HIGH_RISK_DATABASE;

    /** The word used in forms, REST, settings and the database, e.g. {@code scoped-data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is among these words. */
    public boolean in(Collection<String> words) {
        return words.contains(word());
    }

    /** The words of all aspects, in the order in which forms offer them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ChangedAspect::word).toList();
    }
}
