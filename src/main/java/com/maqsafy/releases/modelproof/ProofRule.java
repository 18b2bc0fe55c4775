package com.maqsafy.releases.modelproof;

import java.util.List;

/** One thing that models must keep. A rule knows nothing of severity: whatever it objects to is not deployed. */
interface ProofRule {

    /** What the rule proves, for the report. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The policy items that a broken model would let slip. */
    List<String> items();

    /** One line for everything that stands against the models. */
    List<String> objections(ModelSet models);
}
