package com.maqsafy.releases.process;

import java.util.Optional;

/** Looks at every text that people submit, before anything is kept: the ledger cannot forget. */
public interface TextGuard {

    /** What is wrong with a text, if anything. */
    Optional<Violation> objection(String field, String text);

    /** The same for a text that a user submits for a release, where some things may have been waived. */
    default Optional<Violation> objection(String release, String user, String field, String text) {
        return objection(field, text);
    }
}
