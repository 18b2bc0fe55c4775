/**
 * What happens while the database is unavailable: callers are told at once, and the log says so once; and a log in which
 * expected faults are one line each.
 *
 * <p>Owns the view of the database as reachable or not ({@link com.maqsafy.releases.availability.DatabaseOutage}, kept by a
 * heartbeat), the answer 503 of every interface meanwhile, and the throttling of the log: failures with this one cause are one line per
 * minute and source instead of a stack trace per attempt. Any other failure that has a sentence of ours is logged as that
 * sentence, its stack trace at level debug. Knows nothing of releases and of the engine; modules that use
 * the database need do nothing for it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Availability",
        allowedDependencies = {})
package com.maqsafy.releases.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
