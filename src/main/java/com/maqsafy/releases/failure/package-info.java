/**
 * Technical failures: every one has an owner (promise 10).
 *
 * <p>Owns the open failures and the process {@code technical-failure} that asks. Finds work
 * without tries left, work that may not be done, and releases that stand still, whatever the cause; assigns them
 * by the table {@code failure-owner}; and resumes the work as that person decides, which never bypasses a guard.
 * What is recorded is in the ledger; the only table is that of the failures that are open.
 */
@NullMarked
@ApplicationModule(
        displayName = "Failure",
        allowedDependencies = {"person", "release", "evidence", "process", "command", "calendar", "policy", "instance"})
package com.maqsafy.releases.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
