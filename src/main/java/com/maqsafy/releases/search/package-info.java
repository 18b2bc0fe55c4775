/**
 * Search: which releases were there, by what they are, by who did what in them, and by what was an exception.
 *
 * <p>Reads the release log and the ledger, as far as the signed-in person may know of them; keeps and decides nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"release", "evidence", "approval", "policy", "process", "notes", "hotfix"})
package com.maqsafy.releases.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
