package com.maqsafy.releases.process;

import java.time.Instant;

/**
 * An instant that a process waits for by a timer ({@code ${variable}}) and that may be put off while it waits. It is
 * asked again when the timer fires; a timer that fires too early then waits for the instant that holds by now.
 */
public interface MovableDate {

    /** The variable that holds the instant, in ISO 8601. */
    ProcessVariable<String> variable();

    /** The instant as it stands now, in whole milliseconds. */
    Instant of(String release);
}
