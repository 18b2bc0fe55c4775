package com.maqsafy.releases.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.release.ReleaseRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/releases}: the start fields by their names; {@link ReleaseRequest} makes what is absent empty.
 *
 * @param reason why, the summary where there is none
 */
record StartBody(
        @Nullable String service,
        @Nullable String version,
        @Nullable String type,
        @Nullable String changeType,
        @Nullable String branch,
        @Nullable String summary,
        @Nullable List<String> changes,
        @Nullable List<String> contains,
        @Nullable List<String> changedAspects,
        @Nullable List<String> requirements,
        @Nullable String risks,
        @Nullable String previousVersion,
        @Nullable String commit,
        @Nullable String owner,
        @Nullable String plannedAt,
        @Nullable Boolean maintenanceMode,
        @Nullable String whatBroke,
        @Nullable String brokenSince,
        @Nullable String incident,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    /** A body that asks for just this. */
    static StartBody of(ReleaseRequest request) {
        return new StartBody(
                request.service(),
                request.version(),
                request.type(),
                request.changeType(),
                request.branch(),
                request.summary(),
                request.changes(),
                request.contains(),
                request.changedAspects(),
                request.requirements(),
                request.risks(),
                request.previousVersion(),
                request.commit(),
                request.owner(),
                request.plannedAt(),
                request.maintenanceMode(),
                request.incident().whatBroke(),
                request.incident().brokenSince(),
                request.incident().incident(),
                null);
    }

    ReleaseRequest request() {
        return new ReleaseRequest(
                service,
                version,
                type,
                changeType,
                branch,
                summary == null || summary.isBlank() ? reason : summary,
                changes,
                contains,
                changedAspects,
                requirements,
                risks,
                previousVersion,
                commit,
                owner,
                plannedAt,
                Boolean.TRUE.equals(maintenanceMode),
                new ReleaseRequest.Incident(whatBroke, brokenSince, incident));
    }
}
