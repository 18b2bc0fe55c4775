package com.maqsafy.releases.verification;

/**
 * Checks cannot be configured or run as asked; the message starts with a code and says what to do.
 *
 * <ul>
 *   <li>{@code REL-VER-001} settings that are not valid, all of them named
 *   <li>{@code REL-VER-002} no such check
 *   <li>{@code REL-VER-003} a request or log mark that is not valid
 * </ul>
 */
public class VerificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VerificationException(String message) {
        super(message);
    }
}
