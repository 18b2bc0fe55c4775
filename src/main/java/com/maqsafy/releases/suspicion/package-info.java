/**
 * Suspicions: what an auditor should ask about, found in the records of releases by rules that distrust the product itself.
 *
 * <p>A kind of suspicion is a class that implements {@link com.maqsafy.releases.suspicion.Detector}. Suspicions are not stored: a
 * suspicion is found again on each request, with the same id, so that an auditor's note about it, record
 * {@code suspicionNoted} of the administration ledger, stays with it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Suspicion",
        allowedDependencies = {
            "release",
            "evidence",
            "approval",
            "deployment",
            "hotfix",
            "policy",
            "security",
            "person",
            "process"
        })
package com.maqsafy.releases.suspicion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
