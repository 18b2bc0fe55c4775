package com.maqsafy.releases.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.release.ReleaseRequest;
import java.util.List;
import java.util.Map;
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

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A body that asks for just this. */
    static StartBody of(ReleaseRequest request) {
        return MAPPER.convertValue(request.fields(), StartBody.class);
    }

    /** The members of a body that there are; all of them must be of the right kind. */
    static StartBody of(JsonNode members) {
        return MAPPER.convertValue(members, StartBody.class);
    }

    ReleaseRequest request() {
        Map<String, Object> fields = MAPPER.convertValue(this, new TypeReference<>() {});
        if (summary == null || summary.isBlank()) {
            fields.put("summary", reason);
        }
        return ReleaseRequest.of(fields);
    }
}
