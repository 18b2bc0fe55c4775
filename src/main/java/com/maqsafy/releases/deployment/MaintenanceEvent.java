package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.TouchesProduction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of maintenance mode ended (DEP-06, DEP-07). */
interface MaintenanceEvent extends TouchesProduction {

    /** The command, secrets removed. */
    @Nullable
    List<String> argv();

    /** How it ended. */
    String outcome();

    /** The end of its output. */
    @Nullable
    String output();

    /** Whether it ended well. */
    default boolean succeeded() {
        return outcome().equals(StepOutcome.SUCCEEDED.word());
    }
}
