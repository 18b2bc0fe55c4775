package com.maqsafy.releases.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a release can contain (SCOPE-01 to SCOPE-09): the words of the start field {@code contains}. */
public enum ReleasePart {
    BACKEND,
    FRONTEND,
    DASHBOARD,
    MOBILE_APP,
    DATABASE_MIGRATION,
    INFRASTRUCTURE,
    SECURITY_PATCH,
    CONFIGURATION,
    INTEGRATION;

    /** The word used in forms, REST, settings and the database, e.g. {@code mobile-app}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is among these words. */
    public boolean in(Collection<String> words) {
        return words.contains(word());
    }

    /** The words of all parts, in the policy's order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReleasePart::word).toList();
    }
}
