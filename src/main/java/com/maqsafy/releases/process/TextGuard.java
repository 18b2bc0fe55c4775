package com.maqsafy.releases.process;

import java.util.Optional;

/** Looks at every text that people submit, before anything is kept: the ledger cannot forget. */
public interface TextGuard {

    /** What is wrong with a text, if anything. */
    Optional<Violation> objection(String field, String text);
}
