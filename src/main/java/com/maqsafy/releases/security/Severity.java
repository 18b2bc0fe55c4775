package com.maqsafy.releases.security;

import java.util.Locale;

/** Qualitative severity of a CVSS score, by the rating scale of FIRST, the same for CVSS 3.1 and 4.0; worst last. */
public enum Severity {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The severity of a score from 0.0 to 10.0. */
    static Severity of(double score) {
        if (score < 0.1) {
            return NONE;
        }
        return score < 4.0 ? LOW : score < 7.0 ? MEDIUM : score < 9.0 ? HIGH : CRITICAL;
    }

    /** The word used in the ledger and the decision table, e.g. {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
