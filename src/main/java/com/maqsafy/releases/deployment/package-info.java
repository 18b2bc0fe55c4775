/**
 * Deployment and rollback: the plans, their execution in production, and the rollback.
 *
 * <p>Owns the record of what runs in production and how the target is queried
 * ({@code releases.services.<service>.production}), the configured steps of every service
 * ({@code releases.services.<service>.deployment}), the step journal, and the work that touches production: steps,
 * maintenance mode, backup and version tag. Decides from ledger and journal, never from process
 * variables, whether an interrupted step is repeated or left to a person, whether a release may be deployed now, and which
 * rollback steps are due. Before production is touched it asks every
 * {@link com.maqsafy.releases.deployment.ProductionGuard}. Publishes
 * {@link com.maqsafy.releases.deployment.ProductionStates}, {@link com.maqsafy.releases.deployment.DeploymentPlans},
 * {@link com.maqsafy.releases.deployment.StepJournal} and
 * {@link com.maqsafy.releases.deployment.DeploymentTimes}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Deployment",
        allowedDependencies = {
            "process",
            "release",
            "evidence",
            "calendar",
            "command",
            "source",
            "approval",
            "person",
            "settings",
            "instance"
        })
package com.maqsafy.releases.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
