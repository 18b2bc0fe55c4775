package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * By which tests record whatever they like: kinds that no module owns, and payloads that are not whole.
 *
 * @param payload anything that Jackson writes
 */
public record RawEvent(String kind, @JsonValue Object payload) implements LedgerEvent {

    /** The members of an event, as a test compares them. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> members(LedgerEvent event) {
        return new ObjectMapper().convertValue(EventKinds.payload(event), Map.class);
    }

    @Override
    public Words words() {
        return Words.plain(kind);
    }
}
