package com.maqsafy.releases.notes;

/** A rule gave up; whether the text leaks is not known, which blocks like a leak. */
final class CannotTellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotTellException(String message) {
        super(message);
    }
}
