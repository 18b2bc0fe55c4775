package com.maqsafy.releases.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient over one channel, as it is being sent.
 *
 * @param id the same at every attempt
 * @param recipient user id, blank for a channel that has one recipient
 * @param gathering {@code digest} when it is the digest of a person
 * @param attempts how many there were, this one included
 * @param events what it tells, oldest first, never empty
 */
record Delivery(UUID id, String recipient, @Nullable String gathering, int attempts, List<NotificationEvent> events) {

    /** What gathers until the digest of a person. */
    static final String DIGEST = "digest";

    Delivery {
        events = List.copyOf(events);
    }

    boolean digest() {
        return DIGEST.equals(gathering);
    }

    Delivery with(List<NotificationEvent> others) {
        return new Delivery(id, recipient, gathering, attempts, others);
    }
}
