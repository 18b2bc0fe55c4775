package com.maqsafy.releases.deployment;

import java.util.Optional;

/** Asked by a worker the moment before it touches production; one objection of one guard is enough (promise 1). */
public interface ProductionGuard {

    /** Asked before a service that is held in maintenance mode is opened to its users (DEP-07). */
    String REOPENING = "reopening";

    /**
     * Why production may not be touched for this release now; empty when nothing stands against it. An exception counts
     * as neither: the work is tried again.
     *
     * @param release key of the release
     * @param plan {@code deployment} or {@code rollback}, or {@link #REOPENING}
     */
    Optional<String> objection(String release, String plan);
}
