/**
 * The release itself: request, version, type, status and the release log.
 *
 * <p>Owns the release row, its life from {@code preparing} to a final status, and the checks that a request must pass
 * before any of it is stored. Other modules add start rules through
 * {@link com.maqsafy.releases.release.StartRule}. Publishes {@link com.maqsafy.releases.release.Releases}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Release",
        allowedDependencies = {"source", "evidence", "process", "person", "settings"})
package com.maqsafy.releases.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
