/**
 * What happens while the database is away: callers are told so at once, and the log says it once; and a log in which
 * expected faults are one line each.
 *
 * <p>Owns the view of the database as reachable or not ({@link com.maqsafy.releases.availability.DatabaseOutage}, kept by a
 * heartbeat), the answer 503 of every interface meanwhile, and the quiet of the log: whatever fails for this one reason is one line a
 * minute and source instead of a stack trace a try. Whatever else fails with a sentence of ours is told by that sentence, its
 * stack trace at level debug. Knows nothing of releases and of the engine; every module that uses
 * the database is served without asking for it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Availability",
        allowedDependencies = {})
package com.maqsafy.releases.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
