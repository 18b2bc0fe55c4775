/**
 * New releases: what is proposed when somebody names a service, a branch and why, and what the release will need.
 *
 * <p>Reads Git and the settings, and decides nothing: rules, tables and rights are those of a real start
 * ({@link com.maqsafy.releases.release.ReleaseCommands#judge}), tests, approvers, risk and windows those of the modules that
 * ask for them. Keeps nothing. What it answers does not depend on releases of which the caller may not know, but for the
 * numbers that they use. Publishes
 * {@link com.maqsafy.releases.proposal.ReleaseProposals} and {@link com.maqsafy.releases.proposal.ReleasableBranches}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Proposal",
        allowedDependencies = {
            "release",
            "source",
            "process",
            "policy",
            "approval",
            "deployment",
            "calendar",
            "notes",
            "security"
        })
package com.maqsafy.releases.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
