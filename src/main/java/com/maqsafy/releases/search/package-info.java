/**
 * Search: finds releases by what they are, by who did what in them, and by their exceptions.
 *
 * <p>Reads the release log and the terms that the database keeps of it and of the ledger (V345), as far as the signed-in person
 * may see them; writes and decides nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"release"})
package com.maqsafy.releases.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
