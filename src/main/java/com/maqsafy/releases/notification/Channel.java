package com.maqsafy.releases.notification;

/** A way out. */
interface Channel {

    /** Its name in deliveries, health, metrics and REST. */
    String name();

    /**
     * Whether it tells a channel that several people read, or a program, of this; never asked about restricted releases.
     * E-mail goes to people, and answers no.
     */
    boolean wants(NotificationEvent event);

    /**
     * Sends a message; when it returns, the other side has taken it.
     *
     * @throws DeliveryException when it has not, or nobody knows
     */
    void send(Delivery delivery) throws DeliveryException;
}
