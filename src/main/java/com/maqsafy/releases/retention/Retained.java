package com.maqsafy.releases.retention;

import org.jspecify.annotations.Nullable;

/** Says how long something is kept; each module for what is its own. */
public interface Retained {

    /**
     * How long something is kept.
     *
     * @param kind a word for it, e.g. {@code notifications}
     * @param what what it is, a sentence
     * @param keptFor ISO 8601 duration, or two with {@code to} between them; null when it is kept for good
     * @param setting where that is set; null when nobody can change it
     * @param holdable whether a legal hold keeps it
     */
    record Rule(
            String kind,
            String what,
            @Nullable String keptFor,
            @Nullable String setting,
            boolean holdable) {}

    /** As it is now. */
    Rule rule();
}
