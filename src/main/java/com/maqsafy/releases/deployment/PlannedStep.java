package com.maqsafy.releases.deployment;

import java.time.Duration;
import java.util.List;

/**
 * A step of a plan as it will be run for one release.
 *
 * @param id its id, unique in the plan
 * @param item the policy item that it serves, e.g. {@code DEP-03}
 * @param title what it does, for people
 * @param argv program and arguments, placeholders resolved; may hold what should not be shown
 * @param timeout how long it may run
 * @param idempotent whether it is repeated after an interruption without asking anybody
 * @param leavesProcesses whether it is meant to leave processes that go on, such as a daemon
 */
public record PlannedStep(
        String id,
        String item,
        String title,
        List<String> argv,
        Duration timeout,
        boolean idempotent,
        boolean leavesProcesses) {

    public PlannedStep {
        argv = List.copyOf(argv);
    }

    /** Leaves the arguments out: they may hold secrets. */
    @Override
    public String toString() {
        return "PlannedStep[" + id + "]";
    }
}
