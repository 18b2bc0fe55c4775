/**
 * Hotfixes: the fast way to production, within the policy (HOT-01 to HOT-06).
 *
 * <p>Owns the limits of a hotfix, its assessment (scope, root cause, risk), the stabilisation after it and the review
 * that is owed; decides whether a change is small enough, and whether an overdue review stops ordinary releases of its
 * service. What people answer is in the ledger; the only table is that of the reviews owed. It adds rules to the
 * release gate, and delegates and forms to the processes {@code hotfix-assessment} and {@code post-release-review}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Hotfix",
        allowedDependencies = {
            "approval",
            "notes",
            "release",
            "evidence",
            "calendar",
            "policy",
            "source",
            "process",
            "settings",
            "person",
            "language"
        })
package com.maqsafy.releases.hotfix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
