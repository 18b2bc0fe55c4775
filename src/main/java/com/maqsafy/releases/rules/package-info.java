/**
 * Rules: versions of models, tables and forms: who deployed them, what differs between two, and which
 * releases began under which.
 *
 * <p>Reads the engine's deployments and the sets of rules that are kept with the ledger; keeps and decides nothing. It
 * names only releases that the signed-in person may see.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rules",
        allowedDependencies = {"evidence", "process", "release"})
package com.maqsafy.releases.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
