package com.maqsafy.releases.signin.process;

import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** The company's provider cannot be reached, or answers with nothing to go by: nobody's mistake who signs in. */
final class ProviderAwayException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    /** What is said about it. */
    static final String MESSAGE = "REL-SGN-028 The company's sign-in cannot be reached just now. Try again in a minute."
            + " If it stays like this, tell whoever looks after the application: its log says why.";

    ProviderAwayException(Throwable cause) {
        super(MESSAGE, cause);
    }

    /** Whether that is why something failed. */
    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderAwayException
                    || cause instanceof ResourceAccessException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
