/**
 * Search: finds releases by what they are, by who did what in them, and by their exceptions.
 *
 * <p>Reads the release log and the ledger, as far as the signed-in person may see them; keeps and decides nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"release", "evidence", "approval", "policy", "process", "notes", "hotfix"})
package com.maqsafy.releases.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
