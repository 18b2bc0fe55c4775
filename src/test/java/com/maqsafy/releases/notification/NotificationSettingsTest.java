package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("releases.notification.*")
class NotificationSettingsTest {

    private static final String HOOK = "https://chat.example.com/services/T0/B0/" + "hidden";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base-url             | releases.example.com         | releases.notification.base-url is no address
            base-url             | http://releases.example.com  | releases.notification.base-url does not begin with https://
            base-url             |                              | releases.notification.base-url is no address
            digest-at            | noon                         | releases.notification.digest-at is no time of day
            email.from           | nobody                       | releases.notification.email.from is no address
            chats.ops.kind       |                              | releases.notification.chats.ops.kind is missing
            chats.ops.url        | http://chat.example.com/x    | releases.notification.chats.ops.url does not begin with https://
            chats.ops.url        | https://a:b@chat.example.com | releases.notification.chats.ops.url is no address with a host and without a user
            chats.ops.url        |                              | releases.notification.chats.ops.url is missing
            chats.ops.url-file   | /run/secrets/ops             | releases.notification.chats.ops.url is given twice
            chats.ops.categories | jokes                        | releases.notification.chats.ops.categories has an unknown word
            webhooks.ci.url      | ftp://ci.example.com         | releases.notification.webhooks.ci.url does not begin with https://
            webhooks.ci.secret   | short                        | releases.notification.webhooks.ci.secret is no secret of Standard Webhooks
            webhooks.ci.secret   |                              | releases.notification.webhooks.ci.secret is missing
            webhooks.ci.previous-secret | short                 | releases.notification.webhooks.ci.previous-secret is no secret of Standard Webhooks
            """)
    void whatCannotBeMeantIsRefusedByItsName(String key, String value, String message) {
        Map<String, String> settings = whole();
        settings.put(key, value == null ? "" : value);

        assertThatThrownBy(() -> bound(settings))
                .rootCause()
                .hasMessageStartingWith("REL-NTF-001 " + message)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void whatIsWholeIsTaken() {
        NotificationSettings settings = bound(whole());

        assertThat(settings.baseUrl()).isEqualTo("https://releases.example.com");
        assertThat(settings.toString()).doesNotContain("hidden", OutboxTest.SECRET);
    }

    @Test
    void withoutAnythingNothingIsAsked() {
        NotificationSettings settings = bound(Map.of());

        assertThat(settings.baseUrl()).isEmpty();
    }

    @Test
    void aChannelOfEmailNeedsAServer() {
        NotificationFixture fixture = new NotificationFixture();
        NotificationFixture.Node node = fixture.node(Map.of());
        NotificationSettings settings = bound(whole());
        assertThatThrownBy(() -> new NotificationConfiguration()
                        .channels(
                                settings,
                                new org.springframework.beans.factory.support.StaticListableBeanFactory()
                                        .getBeanProvider(org.springframework.mail.javamail.JavaMailSender.class),
                                new org.springframework.beans.factory.support.StaticListableBeanFactory()
                                        .getBeanProvider(com.maqsafy.releases.person.AccountAddresses.class),
                                account -> account,
                                node.preferences,
                                node.writer,
                                new Threads(fixture.jdbc),
                                new ChatForms(NotificationFixture.JSON),
                                new CloudEvents(fixture.releases(), settings, NotificationFixture.JSON),
                                NotificationFixture.JSON,
                                fixture.clock))
                .hasMessageStartingWith("REL-NTF-002 releases.notification.email.from is set, and no mail server is");
    }

    private static Map<String, String> whole() {
        Map<String, String> settings = new HashMap<>();
        settings.put("base-url", "https://releases.example.com/");
        settings.put("email.from", "Releases <releases@example.com>");
        settings.put("chats.ops.kind", "slack");
        settings.put("chats.ops.url", HOOK);
        settings.put("webhooks.ci.url", "https://ci.example.com/hook");
        settings.put("webhooks.ci.secret", OutboxTest.SECRET);
        return settings;
    }

    private static NotificationSettings bound(Map<String, String> below) {
        Map<String, String> all = new HashMap<>();
        below.forEach((key, value) -> all.put("releases.notification." + key, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("releases.notification", NotificationSettings.class);
    }
}
