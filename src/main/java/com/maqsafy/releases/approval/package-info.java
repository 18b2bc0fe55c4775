/**
 * Approvals: which roles must approve a release, for exactly which content, and who may not.
 *
 * <p>Owns the content digest, the required approvals' policy floor, the state of the approvals given so far and the
 * separation of duties. Decides whether a person may take a task. Reads everything from the release and its ledger,
 * never from process variables; keeps nothing itself.
 *
 * <p>A role is a group id; {@code security-owner,management} is one role that either group may fill. A decision table
 * may ask for more than {@link com.maqsafy.releases.approval.ApprovalFloor}, never for less.
 */
@NullMarked
@ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {"release", "evidence", "process", "source", "person", "instance", "deputy", "language"})
package com.maqsafy.releases.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
