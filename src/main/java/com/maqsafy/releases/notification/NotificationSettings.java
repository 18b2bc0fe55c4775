package com.maqsafy.releases.notification;

import com.maqsafy.releases.settings.ServiceName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and programs are told ({@code releases.notification.*}). Without a channel nothing is written down and nothing
 * is sent.
 *
 * @param baseUrl where people reach this application, e.g. {@code https://releases.example.com}; links begin with it. Needed
 *     with any channel
 * @param language language of those who have chosen none, and of digests' days
 * @param zone the company's time zone: that of those who have chosen none, and beside everybody else's; days
 *     and weeks of the overview begin on its clock
 * @param digestAt when the daily digest is sent on the clock of its reader, {@code HH:mm}, unless they chose another time
 * @param email e-mail; the server is Spring's own setting, {@code spring.mail.*}
 * @param chats channels of Slack, Microsoft Teams and Mattermost, by a name of your choice
 * @param webhooks programs that are told, by a name of your choice
 * @param firstRetry how long after a failed attempt the next one comes; the pause doubles from then on
 * @param longestRetry longest pause between two attempts
 * @param giveUpAfter how long a message is tried; then it has failed, until an administrator has it tried again
 * @param pollInterval how often each node looks for what waits
 * @param retention how long is kept what was sent
 */
@ConfigurationProperties("releases.notification")
record NotificationSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("en") Language language,
        @DefaultValue("Asia/Riyadh") ZoneId zone,
        @DefaultValue("08:30") String digestAt,
        @DefaultValue Email email,
        @DefaultValue Map<String, Chat> chats,
        @DefaultValue Map<String, Webhook> webhooks,
        @DefaultValue("10s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("2s") Duration pollInterval,
        @DefaultValue("30d") Duration retention) {

    private static final String PREFIX = "releases.notification.";
    private static final String CODE = "REL-NTF-001 " + PREFIX;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    NotificationSettings {
        chats = Map.copyOf(chats);
        webhooks = Map.copyOf(webhooks);
        baseUrl = baseUrl.strip().replaceFirst("/+$", "");
        boolean any = !email.from().isBlank() || !chats.isEmpty() || !webhooks.isEmpty();
        if (any || !baseUrl.isEmpty()) {
            address("base-url", baseUrl);
        }
        time(digestAt);
        positive("first-retry", firstRetry);
        positive("longest-retry", longestRetry);
        positive("give-up-after", giveUpAfter);
        positive("poll-interval", pollInterval);
        positive("retention", retention);
        new HashMap<>(chats).forEach((name, chat) -> chat.check("chats." + name));
        new HashMap<>(webhooks).forEach((name, webhook) -> webhook.check("webhooks." + name));
    }

    /** When the digest is sent, unless its reader chose another time. */
    LocalTime digestTime() {
        return LocalTime.parse(digestAt);
    }

    private static void time(String text) {
        try {
            LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(CODE + "digest-at is no time of day: write e.g. 08:30");
        }
    }

    private static void positive(String key, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(CODE + key + " must be longer than nothing: write e.g. 1h");
        }
    }

    /** Says what is wrong and never shows the address: whoever knows that of a chat can write there. */
    private static void address(String key, String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(CODE + key + " is no address: write e.g. https://chat.example.com/…");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(CODE + key
                    + " is no address with a host and without a user: write e.g. https://chat.example.com/…");
        }
        boolean loopback = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !loopback) {
            throw new IllegalArgumentException(
                    CODE + key + " does not begin with https://: without it others read along."
                            + " http:// is for this machine itself only");
        }
    }

    private static void categories(String key, List<String> categories) {
        for (String category : categories) {
            if (Category.ofWord(category).isEmpty()) {
                throw new IllegalArgumentException(
                        CODE + key + ".categories has an unknown word: write some of " + Category.WORDS);
            }
        }
    }

    private static void secret(String key, Secret secret, boolean required) {
        if (!secret.value().isBlank() && secret.file() != null) {
            throw new IllegalArgumentException(
                    CODE + key + " is given twice: leave out " + key + " or " + key + "-file");
        }
        if (required && !secret.given()) {
            throw new IllegalArgumentException(CODE + key + " is missing: set it by environment, or " + key + "-file");
        }
    }

    /** @param from sender, e.g. {@code Releases <releases@example.com>}; blank = no e-mail */
    record Email(@DefaultValue("") String from) {

        Email {
            if (!from.isBlank()) {
                try {
                    new InternetAddress(from, true);
                } catch (AddressException e) {
                    throw new IllegalArgumentException(
                            CODE + "email.from is no address: write e.g. Releases <releases@example.com>");
                }
            }
        }
    }

    /**
     * @param kind whose it is
     * @param url address of its incoming webhook, which is a secret; give it by environment
     * @param urlFile file with that address instead; read at each message, so it may be replaced at any time
     * @param language in which it is written there
     * @param services whose releases are told there; none = all
     * @param categories what is told there; unless set all but tasks and reminders
     */
    record Chat(
            @Nullable ChatKind kind,
            @DefaultValue("") String url,
            @Nullable Path urlFile,
            @DefaultValue("en") Language language,
            @DefaultValue @ServiceName List<String> services,

            @DefaultValue({"approvals", "findings", "production", "releases", "reviews", "incidents"})
            List<String> categories) {

        Chat {
            services = List.copyOf(services);
            categories = List.copyOf(categories);
        }

        Secret address() {
            return new Secret(url, urlFile);
        }

        private void check(String key) {
            if (kind == null) {
                throw new IllegalArgumentException(CODE + key + ".kind is missing: write slack, teams or mattermost");
            }
            secret(key + ".url", address(), true);
            if (!url.isBlank()) {
                NotificationSettings.address(key + ".url", url);
            }
            NotificationSettings.categories(key, categories);
        }

        @Override
        public String toString() {
            return "Chat[" + kind + "]";
        }
    }

    /**
     * @param url where events are sent
     * @param secret what they are signed with, {@code whsec_} and 24 to 64 bytes in Base64; give it by environment
     * @param secretFile file with that secret instead; read at each message, so it may be replaced at any time
     * @param previousSecret signed with too while the receiver changes over; blank = none
     * @param previousSecretFile file with that secret instead
     * @param services whose releases are told; none = all
     * @param categories what is told; unless set everything
     */
    record Webhook(
            @DefaultValue("") String url,
            @DefaultValue("") String secret,
            @Nullable Path secretFile,
            @DefaultValue("") String previousSecret,
            @Nullable Path previousSecretFile,
            @DefaultValue @ServiceName List<String> services,
            @DefaultValue List<String> categories) {

        Webhook {
            services = List.copyOf(services);
            categories = List.copyOf(categories);
        }

        Secret current() {
            return new Secret(secret, secretFile);
        }

        Secret previous() {
            return new Secret(previousSecret, previousSecretFile);
        }

        private void check(String key) {
            NotificationSettings.address(key + ".url", url);
            NotificationSettings.secret(key + ".secret", current(), true);
            NotificationSettings.secret(key + ".previous-secret", previous(), false);
            signing(key + ".secret", secret);
            signing(key + ".previous-secret", previousSecret);
            NotificationSettings.categories(key, categories);
        }

        private static void signing(String key, String secret) {
            if (!secret.isBlank() && WebhookSignature.key(secret).isEmpty()) {
                throw new IllegalArgumentException(CODE + key
                        + " is no secret of Standard Webhooks: write whsec_ and 24 to 64" + " random bytes in Base64");
            }
        }

        @Override
        public String toString() {
            return "Webhook[]";
        }
    }
}
