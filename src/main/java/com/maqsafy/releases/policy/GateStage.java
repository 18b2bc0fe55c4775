package com.maqsafy.releases.policy;

import java.util.Locale;

/** The points at which the release gate is evaluated, in order; each repeats the ones before. */
public enum GateStage {
    /** Everything that must be there before anybody is asked to approve. */
    PREPARATION,
    /** Everything that must be there at the moment before production is touched. */
    DEPLOYMENT,
    /** Everything that must be there before the release is called released. */
    RELEASE;

    /** The word used in the ledger. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
