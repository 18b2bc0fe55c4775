package com.maqsafy.releases.calendar;

import java.time.Instant;

/** A calendar leaves no time to deploy. */
public class NoOpeningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoOpeningException(String service, Instant at, int days) {
        super("REL-CAL-001 The calendar of %s has no opening in the %d days after %s.".formatted(service, days, at)
                + " Mend maintenance-windows, peak-hours or freezes under releases.services." + service
                + ".calendar.");
    }
}
