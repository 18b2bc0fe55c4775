package com.maqsafy.releases.security;

/** A release is disclosed already; nothing was done. */
public class AlreadyDisclosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadyDisclosedException(String release) {
        super("REL-SEC-010 " + release + " is disclosed already. Its ledger says when and by whom.");
    }
}
