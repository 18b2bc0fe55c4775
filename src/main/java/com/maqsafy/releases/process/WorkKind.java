package com.maqsafy.releases.process;

import java.util.Locale;

/** Kinds of work outside the engine; each has its own limit, so that one that hangs does not stop the others. */
public enum WorkKind {
    /** Steps of deployment and rollback. */
    STEPS,
    /** Backups and rehearsals: long, and heavy for the database. */
    BACKUPS,
    /** Checks of what runs. */
    CHECKS,
    /** Everything else. */
    OTHER;

    /** The word in settings, metrics and log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
