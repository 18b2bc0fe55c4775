package com.maqsafy.releases.events;

/** No more streams are opened at this node, for this person or for anybody; the message says what to do. */
public class TooManyStreamsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyStreamsException(String message) {
        super(message);
    }
}
