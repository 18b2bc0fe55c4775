/**
 * The overview: how often releases reach production, how long they take, how often they fail and for how long, how long people
 * are waited for, and which exceptions were granted.
 *
 * <p>Every figure is worked out when it is asked for, from the release log and the ledger, as far as the signed-in person may
 * know of them; nothing is kept. What begins and ends a figure is written in {@link com.maqsafy.releases.overview.Figure}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {"release"})
package com.maqsafy.releases.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
