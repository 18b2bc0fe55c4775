package com.maqsafy.releases.instance;

import java.util.List;

/**
 * Whether this application may act outside itself. In safe mode it reads and shows, and nothing else: it may be a copy of
 * production, with production's keys in its settings.
 */
public interface SafeMode {

    /** Whether nothing may leave the application now. */
    boolean on();

    /**
     * The same, and the database is asked whether it is still the one that was judged: before work is taken, because it may
     * have been set back, or replaced by a copy, while the application runs.
     */
    default boolean onNow() {
        return on();
    }

    /** Why, each a sentence with its code; empty when it is not on. */
    List<String> reasons();

    /**
     * Asked before something is done outside.
     *
     * @param what what would be done, as the beginning of a sentence, e.g. {@code "The tag v1.5.0"}
     * @throws SafeModeException {@code REL-INS-002} in safe mode
     */
    default void require(String what) {
        if (on()) {
            throw new SafeModeException(what);
        }
    }
}
