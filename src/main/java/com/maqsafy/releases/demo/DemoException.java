package com.maqsafy.releases.demo;

import org.jspecify.annotations.Nullable;

/** The demonstration could not start; the message starts with a code ({@code REL-DEM-nnn}) and says what to do. */
final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
