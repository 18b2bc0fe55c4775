package com.maqsafy.releases.events;

import java.nio.charset.StandardCharsets;

/** The form in which an event is sent: {@code text/event-stream}. */
final class EventFrame {

    /** A line that clients skip; it shows that the stream lives. */
    static final byte[] HEARTBEAT = bytes(": heartbeat\n\n");

    private EventFrame() {}

    /** An event; JSON has no line breaks, so its data are one line. */
    static byte[] of(String id, String event, String json) {
        return bytes("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n");
    }

    static byte[] of(String id, ReleaseEvent event) {
        return of(id, event.kind(), event.data());
    }

    /** The last event of a stream and why it ends; a client comes again unless the release has ended. */
    static byte[] end(String reason) {
        return bytes("event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
