package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.ReleaseDetails;
import org.springframework.stereotype.Component;

/**
 * After a step that did not end well production is neither as it was nor as it should be. The target is asked what it runs,
 * and what it says, or that nobody can tell, is kept with the changes of production (promise 8).
 */
@Component
class UnfinishedSteps {

    private final ProductionObservations observations;
    private final ProductionStates states;

    UnfinishedSteps(ProductionObservations observations, ProductionStates states) {
        this.observations = observations;
        this.states = states;
    }

    /** Keeps it, once for each run of a step. The caller has no transaction open: the target may take its time. */
    void keep(DeploymentHistory history, Plan plan, PlannedStep step, int index, int of, int run, String outcome) {
        String stop = "Step %d of %d of the %s plan, “%s”, ended %s (attempt %d, run %d)."
                .formatted(index, of, plan.word(), step.title(), outcome, history.attempt(), run);
        ReleaseDetails release = history.release();
        // The gate has begun it. Where it could not, the step's owner is asked all the same.
        if (states.recorded(release.service())) {
            states.stopped(release, stop, observations.observe(release.service()));
        }
    }
}
