package com.maqsafy.releases.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * How an instant stands.
 *
 * @param peak whether it is peak time (RULE-07)
 * @param inWindow whether it is in a maintenance window; true when the service has none (OPEN-08)
 * @param freeze the freeze that holds, of several the one that ends last
 * @param nextOpening the earliest instant, the asked one included, that is in a window, not at peak and not frozen
 */
public record CalendarAnswer(boolean peak, boolean inWindow, Optional<Freeze> freeze, Instant nextOpening) {

    /** Whether nothing in the calendar speaks against deploying at that instant. */
    public boolean open() {
        return inWindow && !peak && freeze.isEmpty();
    }
}
