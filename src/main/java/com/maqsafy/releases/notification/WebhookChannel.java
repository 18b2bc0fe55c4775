package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.DeliveryException.Fault;
import com.maqsafy.releases.notification.NotificationSettings.Webhook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that is told each event, signed as Standard Webhooks describes it. */
final class WebhookChannel implements Channel {

    private final String name;
    private final Webhook settings;
    private final HttpPost http;
    private final CloudEvents cloudEvents;
    private final Clock clock;

    WebhookChannel(String name, Webhook settings, HttpPost http, CloudEvents cloudEvents, Clock clock) {
        this.name = "webhook:" + name;
        this.settings = settings;
        this.http = http;
        this.cloudEvents = cloudEvents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean wants(NotificationEvent event) {
        return CloudEvents.chosen(event, settings.services(), settings.categories());
    }

    @Override
    public void send(Delivery delivery) throws DeliveryException {
        byte[] body = cloudEvents.of(delivery.events().get(0));
        String id = delivery.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        http.post(
                settings.url(),
                Map.of(
                        "Content-Type",
                        CloudEvents.CONTENT_TYPE,
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(timestamp),
                        "webhook-signature",
                        WebhookSignature.header(keys(), id, timestamp, body)),
                body);
    }

    private List<byte[]> keys() throws DeliveryException {
        List<byte[]> keys = new ArrayList<>();
        for (Secret secret : List.of(settings.current(), settings.previous())) {
            if (secret.given()) {
                String text = secret.read();
                // The file of a former secret may be emptied when the change is over.
                if (!text.isEmpty() || keys.isEmpty()) {
                    keys.add(WebhookSignature.key(text)
                            .orElseThrow(() ->
                                    new DeliveryException(Fault.CHANNEL, "its secret is none of Standard Webhooks")));
                }
            }
        }
        return keys;
    }
}
