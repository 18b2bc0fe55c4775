package com.maqsafy.releases.settings;

/** A service is being tried out already ({@code REL-SET-020}). */
public class InspectionRunsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InspectionRunsException(String service) {
        super("REL-SET-020 " + service
                + " is being tried out already. Wait until that has ended, two minutes at most.");
    }
}
