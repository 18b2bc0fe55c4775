package com.maqsafy.releases.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.release.Releases;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Events for programs: <a href="https://cloudevents.io">CloudEvents 1.0</a> in structured JSON. What each type holds is a
 * contract, written down in {@code src/docs/events}.
 */
@Component
class CloudEvents {

    /** Media type of one event. */
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private final Releases releases;
    private final NotificationSettings settings;
    private final ObjectMapper json;

    CloudEvents(Releases releases, NotificationSettings settings, ObjectMapper json) {
        this.releases = releases;
        this.settings = settings;
        this.json = json;
    }

    byte[] of(NotificationEvent event) {
        ObjectNode cloudEvent = json.createObjectNode();
        cloudEvent
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", settings.baseUrl())
                .put("type", event.type().cloudEventType())
                .put("time", event.at().toString())
                .put("datacontenttype", "application/json");
        ObjectNode data = json.createObjectNode();
        if (event.release() != null) {
            cloudEvent.put("subject", event.release());
            data.put("release", event.release());
            releases.find(event.release())
                    .ifPresent(release -> data.put("service", release.service()).put("version", release.version()));
        } else if (event.service() != null) {
            cloudEvent.put("subject", event.service());
            data.put("service", event.service());
        }
        data.setAll(event.data());
        cloudEvent.set("data", data);
        try {
            return json.writeValueAsBytes(cloudEvent);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 An event cannot be written as JSON.", e);
        }
    }

    /** Whether an event is of a service and a category that somebody chose; none = all. */
    static boolean chosen(NotificationEvent event, java.util.List<String> services, java.util.List<String> categories) {
        return (services.isEmpty()
                        || Optional.ofNullable(event.service())
                                .filter(services::contains)
                                .isPresent())
                && (categories.isEmpty()
                        || categories.contains(event.type().category().word()));
    }
}
