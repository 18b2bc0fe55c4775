package com.maqsafy.releases.evidence;

/** The application was started with a key that nobody announced. */
public final class SigningKeyChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SigningKeyChangedException(String message) {
        super(message);
    }
}
