/**
 * Deployment and rollback: the plans, what runs of them in production, and the way back.
 *
 * <p>Owns the record of what runs in production and how the target is asked
 * ({@code releases.services.<service>.production}), the configured steps of every service
 * ({@code releases.services.<service>.deployment}), the step journal, and the work that touches production: steps,
 * maintenance mode, backup and version tag. Decides whether a step found started but not ended is repeated or asked about, whether it may be deployed now, and which rollback steps are due,
 * from ledger and journal, never from process variables. Before production is touched it asks every
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
