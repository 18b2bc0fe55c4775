/**
 * Approvals: which roles must approve a release, for exactly which content, and who may not.
 *
 * <p>Owns the content digest, the required approvals' policy floor, the state of the approvals given so far and the
 * separation of duties. Decides whether a person may take a task. Reads everything from the release and its ledger.
 */
@NullMarked
@ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {"release", "evidence"})
package com.maqsafy.releases.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
