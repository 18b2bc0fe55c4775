package com.maqsafy.releases.events;

/**
 * Something that happened to a release.
 *
 * @param position its place in the order of all events; that of the last event before it when it is not kept
 * @param release key of the release
 * @param kind {@code status}, {@code task}, {@code step} or {@code check}
 * @param data the event as JSON, as it is sent
 */
record ReleaseEvent(long position, String release, String kind, String data) {

    /** Whether this says that the release has ended. */
    boolean endsRelease() {
        return kind.equals("status") && data.contains("\"final\":true");
    }
}
