package com.maqsafy.releases.release;

import java.util.LinkedHashMap;
import java.util.Map;

/** A release as it is written to REST and the ledger. */
public final class ReleasePayload {

    private ReleasePayload() {}

    /** The members of the start fields plus key, found and status facts; absent values are left out. */
    public static Map<String, Object> of(ReleaseDetails release) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("key", release.key());
        payload.put("service", release.service());
        payload.put("version", release.version());
        payload.put("previousVersion", release.previousVersion());
        payload.put("type", release.type().word());
        payload.put("changeType", release.changeType());
        payload.put("branch", release.branch());
        payload.put("commit", release.commit());
        payload.put("summary", release.summary());
        payload.put("changes", release.changes());
        payload.put("contains", release.contains());
        payload.put("changedAspects", release.changedAspects());
        payload.put("found", release.found());
        payload.put("requirements", release.requirements());
        payload.put("risks", release.risks());
        payload.put("owner", release.owner());
        payload.put("requester", release.requester());
        if (release.plannedAt() != null) {
            payload.put("plannedAt", release.plannedAt().toString());
        }
        payload.put("maintenanceMode", release.maintenanceMode());
        return payload;
    }
}
