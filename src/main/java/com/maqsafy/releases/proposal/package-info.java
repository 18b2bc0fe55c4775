/**
 * New releases: the proposal for a service, a branch and a purpose, and what the release will need.
 *
 * <p>Reads Git and the settings, and decides nothing: rules, tables and rights are those of a real start
 * ({@link com.maqsafy.releases.release.ReleaseCommands#judge}), tests, approvers, risk and windows those of the modules that
 * require them. Keeps nothing. Its answers do not depend on releases that the caller may not see, except for the
 * version numbers they use. Publishes
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
