package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a restricted release (TYPE-05) nobody outside is told, and no number shows it")
class RestrictedTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** What must not stand where others read. */
    private static final List<String> TELLING = List.of("canteen", "1.5.1", "Close the hole", "injection");

    private final NotificationFixture fixture = new NotificationFixture();
    private final Receiver receiver = new Receiver();
    private NotificationFixture.Node node;
    private Notifications notifications;

    @BeforeAll
    static void startServer() {
        MAIL.start();
    }

    @AfterAll
    static void stopServer() {
        MAIL.stop();
    }

    @BeforeEach
    void start() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        Map<String, String> settings = new HashMap<>();
        settings.put("smtp", String.valueOf(MAIL.getSmtp().getPort()));
        settings.put("email.from", "releases@example.com");
        settings.put("webhooks.ci.url", receiver.url("/ci"));
        settings.put("webhooks.ci.secret", OutboxTest.SECRET);
        settings.put("chats.ops.kind", "slack");
        settings.put("chats.ops.url", receiver.url("/slack"));
        settings.put("chats.ops.categories", String.join(",", Category.WORDS));
        node = fixture.node(settings);
        notifications = new Notifications(node.deliveries, node.outbox, node.channels);
        fixture.restrict(NotificationFixture.SECRET_RELEASE);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void onlyTheCircleIsToldAndNoSubjectSaysWhat() throws Exception {
        everythingHappens();
        node.dispatch();
        assertThat(notifications.channels(false))
                .allSatisfy(channel ->
                        assertThat(channel.waiting()).as(channel.name()).isZero());
        assertThat(notifications.messages("waiting", false, 100)).isEmpty();
        assertThat(notifications.messages("waiting", true, 100)).isNotEmpty();
        node.send();

        assertThat(notifications.channels(false))
                .allSatisfy(channel ->
                        assertThat(channel.lastSentAt()).as(channel.name()).isNull());
        assertThat(receiver.requests).isEmpty();
        assertThat(MAIL.getReceivedMessages()).isNotEmpty();
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            assertThat(List.of("tech", "security", "manager", "owner", "auditor"))
                    .contains(mail.getAllRecipients()[0].toString().replace("@example.com", ""));
            assertThat(mail.getSubject()).isEqualTo("Release management: something waits for you");
            String whole = EmailTest.part(mail, "text/plain")
                    + EmailTest.part(mail, "text/html")
                    + String.join(" ", Arrays.asList(mail.getHeader("References")));
            assertThat(whole.toLowerCase()).doesNotContain(TELLING);
        }
        assertThat(MAIL.getReceivedMessages())
                .anySatisfy(mail -> assertThat(EmailTest.part(mail, "text/plain"))
                        .contains("/camunda/app/tasklist/default/?task=t-9#/?task=t-9"));
    }

    @Test
    void whoMayNotKnowAnyMoreWhenItIsSentIsNotTold() throws Exception {
        everythingHappens();
        node.dispatch();
        fixture.person("tech", "Tariq Tech", "developer");
        fixture.person("security", "Sami Security", "qa");
        fixture.person("manager", "Mona Manager", "developer");
        node.send();

        assertThat(Arrays.stream(MAIL.getReceivedMessages())
                        .map(EmailTest::recipient)
                        .distinct())
                .containsExactly("owner@example.com");
        assertThat(notifications.messages("dropped", true, 100)).isNotEmpty();
        assertThat(notifications.messages("dropped", false, 100)).isEmpty();
    }

    @Test
    void aReleaseThatIsRestrictedBeforeItsEventsAreSentIsToldToNoChannel() {
        happens(NotificationFixture.RELEASE, "released", Map.of("reason", "early"));
        node.dispatch();
        fixture.restrict(NotificationFixture.RELEASE);
        node.send();

        assertThat(receiver.requests).isEmpty();
    }

    @Test
    void itsWatchersOutsideAreNotTold() {
        node.preferences.put(
                "outsider",
                new Preference(
                        Language.EN,
                        java.time.ZoneId.of("UTC"),
                        null,
                        null,
                        java.time.LocalTime.NOON,
                        Map.of(),
                        List.of("canteen-api"),
                        List.of(NotificationFixture.SECRET_RELEASE)));
        happens(NotificationFixture.SECRET_RELEASE, "released", Map.of());
        happens(NotificationFixture.RELEASE, "released", Map.of());
        node.dispatchAndSend();

        assertThat(Arrays.stream(MAIL.getReceivedMessages())
                        .filter(mail -> EmailTest.recipient(mail).equals("outsider@example.com")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("canteen-api 1.5.0 is released"));
    }

    @Test
    void thatItsMessagesDoNotGetThroughShowsNothingToOthers() {
        everythingHappens();
        node.dispatch();
        fixture.node(Map.of("email.from", "releases@example.com", "smtp", "1")).send();

        assertThat(notifications.channels(true))
                .filteredOn(channel -> channel.name().equals("email"))
                .allSatisfy(channel -> assertThat(channel.failingSince()).isNotNull());
        assertThat(notifications.channels(false))
                .allSatisfy(channel -> assertThat(channel.failingSince()).isNull());
        happens(NotificationFixture.RELEASE, "released", Map.of());
        node.dispatch();
        assertThat(notifications.channels(false))
                .filteredOn(channel -> channel.name().equals("email"))
                .allSatisfy(channel -> assertThat(channel.failingSince()).isNotNull());
    }

    @Test
    void nothingIsToldToOthersAfterItsDisclosure() {
        everythingHappens();
        node.dispatch();
        fixture.jdbc
                .sql("UPDATE release_restriction SET lifted_at = imposed_at")
                .update();
        node.send();

        assertThat(receiver.requests).isEmpty();
    }

    @Test
    void aMessageThatOnlyTheCircleSeesIsNotTriedAgainByOthers() {
        everythingHappens();
        node.dispatch();
        node.deliveries.failed(node.deliveries.claim("email").orElseThrow(), "refused");
        Notifications.Message failed =
                notifications.messages("failed", true, 10).get(0);
        assertThat(notifications.messages("failed", false, 10)).isEmpty();
        assertThat(notifications.channels(false))
                .allSatisfy(channel -> assertThat(channel.failed()).isZero());

        assertThat(notifications.retry(failed.id(), false)).isFalse();
        assertThat(notifications.retry(failed.id(), true)).isTrue();
    }

    @Test
    void noMessageAboutItsServiceShowsThatSomebodyOwnsIt() {
        NotificationEvent frozen = new NotificationEvent(
                UUID.randomUUID(),
                EventType.PRODUCTION_FROZEN,
                null,
                "canteen-api",
                NotificationFixture.NOON,
                NotificationFixture.JSON.createObjectNode());
        assertThat(node.recipients.of(frozen))
                .extracting(Recipients.Recipient::account)
                .containsExactly("deployer", "owner");

        fixture.releases.remove(NotificationFixture.RELEASE);

        assertThat(node.recipients.of(frozen))
                .extracting(Recipients.Recipient::account)
                .containsExactly("deployer");
    }

    private void everythingHappens() {
        var task = fixture.task(
                "t-9",
                NotificationFixture.SECRET_RELEASE,
                "Close the hole in canteen-api 1.5.1",
                null,
                "technical-owner",
                "security-owner",
                "management");
        node.happens(recorder -> recorder.changed(NotificationFixture.opened(task)));
        happens(
                NotificationFixture.SECRET_RELEASE,
                "technicalFailure",
                Map.of(
                        "what",
                        "injection",
                        "message",
                        "injection",
                        "owners",
                        List.of("deployment-owner", "technical-owner")));
        happens(NotificationFixture.SECRET_RELEASE, "maintenanceHeldLong", Map.of("since", "2026-03-02T08:00:00Z"));
        happens(NotificationFixture.SECRET_RELEASE, "released", Map.of("reason", "injection closed"));
    }

    private void happens(String release, String kind, Map<String, ?> payload) {
        node.happens(r -> r.recorded(fixture.record(release, "system:release", kind, payload)));
    }
}
