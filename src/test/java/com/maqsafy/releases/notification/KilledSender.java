package com.maqsafy.releases.notification;

import java.util.Map;

/** A node that sends until it is killed. Arguments: address of the database, address of the receiver. */
final class KilledSender {

    private KilledSender() {}

    public static void main(String[] args) {
        new NotificationFixture(args[0])
                .node(Map.of("webhooks.one.url", args[1], "webhooks.one.secret", OutboxTest.SECRET))
                .dispatchAndSend();
    }
}
