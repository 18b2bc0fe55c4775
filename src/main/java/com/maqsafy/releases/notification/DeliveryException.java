package com.maqsafy.releases.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message was not taken. Its text holds neither an address of a channel nor a secret: administrators read it. */
class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    enum Fault {
        /** The channel's: no other message gets through either. */
        CHANNEL,
        /** This message's: others may get through, and so may it later. */
        MESSAGE,
        /** This message's, for good. */
        FOR_GOOD,
        /** Nobody's: its reader cannot be told this way. */
        NO_ADDRESS
    }

    private final Fault fault;
    private final transient @Nullable Duration retryAfter;

    DeliveryException(Fault fault, String message) {
        this(fault, message, null);
    }

    /** @param retryAfter how long the other side wants to be left alone, absent when it does not say */
    DeliveryException(Fault fault, String message, @Nullable Duration retryAfter) {
        super(message);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    Fault fault() {
        return fault;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
