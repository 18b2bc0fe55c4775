package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id also the id of its CloudEvent
 * @param release key of the release, absent when it is about a service
 * @param service name of the service, absent when it is not known
 * @param data what is told, secrets redacted
 */
record NotificationEvent(
        UUID id,
        EventType type,
        @Nullable String release,
        @Nullable String service,
        Instant at,
        ObjectNode data) {

    /** A member of the data as text, blank when it is absent. */
    String text(String member) {
        return data.path(member).asText("");
    }
}
