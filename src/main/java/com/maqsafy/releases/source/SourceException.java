package com.maqsafy.releases.source;

import org.jspecify.annotations.Nullable;

/** A repository could not be read or tagged; the message starts with a code ({@code REL-SRC-nnn}) and says what to do. */
public class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
