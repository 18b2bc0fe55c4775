package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.person.AccountAddresses;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Makes the channels that the settings name. */
@Configuration
class NotificationConfiguration {

    /** @throws IllegalStateException {@code REL-NTF-002} when there is to be e-mail, and no server for it */
    @Bean
    Channels channels(
            NotificationSettings settings,
            ObjectProvider<JavaMailSender> mail,
            ObjectProvider<AccountAddresses> addresses,
            PersonNames names,
            PreferenceStore preferences,
            MessageWriter writer,
            Threads threads,
            ChatForms forms,
            CloudEvents cloudEvents,
            ObjectMapper json,
            Clock clock)
            throws AddressException {
        HttpPost http = new HttpPost();
        List<Channel> channels = new ArrayList<>();
        if (!settings.email().from().isBlank()) {
            JavaMailSender server = mail.getIfAvailable(() -> {
                throw new IllegalStateException(
                        "REL-NTF-002 releases.notification.email.from is set, and no mail server is: set spring.mail.host");
            });
            channels.add(new EmailChannel(
                    new InternetAddress(settings.email().from(), true),
                    server,
                    account -> addresses.stream()
                            .flatMap(a -> a.emailOf(account).stream())
                            .findFirst(),
                    names,
                    preferences,
                    writer,
                    threads));
        }
        new TreeMap<>(settings.chats())
                .forEach((name, chat) ->
                        channels.add(new ChatChannel(name, chat, http, writer, forms, settings.zone(), json)));
        new TreeMap<>(settings.webhooks())
                .forEach((name, webhook) -> channels.add(new WebhookChannel(name, webhook, http, cloudEvents, clock)));
        return new Channels(channels);
    }
}
