package com.maqsafy.releases.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when starting a release, as submitted: nothing is trusted yet.
 *
 * <p>Members have the names of the start fields. Texts are never null but may be blank; lists may be empty.
 *
 * @param previousVersion blank = found out
 * @param commit blank = head of the branch
 * @param owner blank = the caller
 * @param plannedAt RFC 3339, blank = as soon as approved and allowed
 * @param incident what a hotfix answers to, {@link Incident#NONE} for other types
 */
public record ReleaseRequest(
        String service,
        String version,
        String type,
        String changeType,
        String branch,
        String summary,
        List<String> changes,
        List<String> contains,
        List<String> changedAspects,
        List<String> requirements,
        String risks,
        String previousVersion,
        String commit,
        String owner,
        String plannedAt,
        boolean maintenanceMode,
        Incident incident) {

    private static final String INCIDENT = "incident";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    /**
     * What a hotfix answers to; all blank for other types.
     *
     * @param whatBroke what does not work in production
     * @param brokenSince since when, RFC 3339
     * @param incident id or link of the incident
     */
    public record Incident(String whatBroke, String brokenSince, String incident) {

        /** No incident. */
        public static final Incident NONE = new Incident("", "", "");

        public Incident {
            whatBroke = text(whatBroke);
            brokenSince = text(brokenSince);
            incident = text(incident);
        }
    }

    public ReleaseRequest {
        service = text(service);
        version = text(version);
        type = text(type);
        changeType = text(changeType);
        branch = text(branch);
        summary = text(summary);
        changes = lines(changes);
        contains = lines(contains);
        changedAspects = lines(changedAspects);
        requirements = lines(requirements);
        risks = text(risks);
        previousVersion = text(previousVersion);
        commit = text(commit);
        owner = text(owner);
        plannedAt = text(plannedAt);
    }

    /**
     * A request of fields by their names, texts and lists as submitted; what is absent is empty, other names are passed over.
     *
     * @throws IllegalArgumentException when a field has a value of another kind
     */
    public static ReleaseRequest of(Map<String, ?> fields) {
        Map<String, Object> members = new LinkedHashMap<>(fields);
        members.put(INCIDENT, MAPPER.convertValue(fields, Incident.class));
        return MAPPER.convertValue(members, ReleaseRequest.class);
    }

    /** All fields by their names, as {@link #of} takes them. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(MAPPER.convertValue(this, MEMBERS));
        fields.remove(INCIDENT);
        fields.putAll(MAPPER.convertValue(incident, MEMBERS));
        return fields;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static List<String> lines(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(ReleaseRequest::text)
                        .filter(v -> !v.isEmpty())
                        .toList();
    }
}
