package com.maqsafy.releases.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.notification.NotificationSettings.Chat;
import java.time.ZoneId;
import java.util.Map;

/** A channel of a chat, which several people read; it is told by the incoming webhook of that channel. */
final class ChatChannel implements Channel {

    private final String name;
    private final Chat settings;
    private final HttpPost http;
    private final MessageWriter writer;
    private final ChatForms forms;
    private final ZoneId zone;
    private final ObjectMapper json;

    /** @param zone the company's */
    ChatChannel(
            String name,
            Chat settings,
            HttpPost http,
            MessageWriter writer,
            ChatForms forms,
            ZoneId zone,
            ObjectMapper json) {
        this.name = "chat:" + name;
        this.settings = settings;
        this.http = http;
        this.writer = writer;
        this.forms = forms;
        this.zone = zone;
        this.json = json;
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
        Message message = writer.write(delivery.events(), false, settings.language(), zone);
        try {
            byte[] body = json.writeValueAsBytes(forms.of(settings.kind(), message));
            http.post(settings.address().read(), Map.of("Content-Type", "application/json; charset=UTF-8"), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 A message cannot be written as JSON.", e);
        }
    }
}
