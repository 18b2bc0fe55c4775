package com.maqsafy.releases.deployment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The plan that a step belongs to. */
enum Plan {
    DEPLOYMENT,
    ROLLBACK;

    /** The word used in models, ledger and journal. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Plan> ofWord(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }
}
