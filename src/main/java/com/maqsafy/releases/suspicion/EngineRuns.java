package com.maqsafy.releases.suspicion;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the engine's history still knows of releases. */
@FunctionalInterface
public interface EngineRuns {

    /** Ids of all process instances of releases, by their keys; nothing of a release of which it knows none. */
    Map<String, Set<String>> of(Collection<String> releases);
}
