/**
 * The overview: how often releases reach production, how long they take, how often they fail and for how long, how long releases
 * wait for people, and which exceptions were granted.
 *
 * <p>Every figure is computed on request from the release log and the ledger, as far as the signed-in person may
 * see them; nothing is kept. Where each figure begins and ends is defined in {@link com.maqsafy.releases.overview.Figure}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {"release"})
package com.maqsafy.releases.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
