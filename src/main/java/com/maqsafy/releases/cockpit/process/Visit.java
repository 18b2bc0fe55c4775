package com.maqsafy.releases.cockpit.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that an element was reached, as the history has it.
 *
 * @param element id of the model element; with {@code #multiInstanceBody} for what surrounds its repetitions
 * @param endedAt absent while it runs
 * @param cancelled whether it was interrupted
 * @param called id of the process instance that it called, absent when it called none
 */
record Visit(
        String element,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean cancelled,
        @Nullable String called) {

    /** One that called nothing. */
    Visit(String element, Instant startedAt, @Nullable Instant endedAt, boolean cancelled) {
        this(element, startedAt, endedAt, cancelled, null);
    }

    private static final String BODY = "#multiInstanceBody";

    /** The id in the diagram. */
    String drawn() {
        return isBody() ? element.substring(0, element.length() - BODY.length()) : element;
    }

    boolean isBody() {
        return element.endsWith(BODY);
    }

    boolean completed() {
        return endedAt != null && !cancelled;
    }
}
