package com.maqsafy.releases.events;

/** The session is over, or there was none. */
class NotSignedInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSignedInException() {
        super("REL-EVT-007 Nobody is signed in. Sign in to Tasklist and open this page again.");
    }
}
