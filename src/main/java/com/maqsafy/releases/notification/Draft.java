package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An event that has not been kept yet.
 *
 * @param once what makes it the same as one that was written before, absent when it happens once by itself
 */
record Draft(
        EventType type,
        @Nullable String release,
        @Nullable String service,
        ObjectNode data,
        @Nullable String once) {

    static Draft of(EventType type, String release, ObjectNode data) {
        return new Draft(type, release, null, data, null);
    }
}
