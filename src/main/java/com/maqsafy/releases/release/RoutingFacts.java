package com.maqsafy.releases.release;

import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The routing facts that a release gives its process. */
public final class RoutingFacts {

    private RoutingFacts() {}

    /** Facts of a release as it stands; set at the start and again after the source was inspected. */
    public static Map<String, Object> of(ReleaseDetails release, boolean destructive) {
        Map<String, Object> decision = decision(
                release.type(), release.changeType(), release.contains(), release.changedAspects(), destructive);
        Map<String, Object> facts = new HashMap<>();
        facts.put(ReleaseVariables.RELEASE_KEY.name(), release.key());
        facts.put(ReleaseVariables.RELEASE_TYPE.name(), release.type().word());
        facts.put(ReleaseVariables.RELEASE.name(), decision);
        facts.put(ReleaseVariables.DATABASE_CHANGES.name(), ReleasePart.DATABASE_MIGRATION.in(release.contains()));
        facts.put(ReleaseVariables.DESTRUCTIVE_CHANGES.name(), destructive);
        facts.put(ReleaseVariables.MAINTENANCE_MODE.name(), release.maintenanceMode());
        return facts;
    }

    /** What decision tables are asked with, under the name {@code release}. */
    public static Map<String, Object> decision(
            ReleaseType type,
            String changeType,
            Collection<String> contains,
            Collection<String> changedAspects,
            boolean destructive) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("type", type.word());
        decision.put("changeType", changeType);
        decision.put("contains", new ArrayList<>(contains));
        decision.put("changedAspects", new ArrayList<>(changedAspects));
        decision.put("destructive", destructive);
        return decision;
    }
}
