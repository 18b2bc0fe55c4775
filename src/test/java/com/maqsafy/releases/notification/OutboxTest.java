package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The outbox loses nothing, and sends nothing twice unless a node dies while it sends")
class OutboxTest {

    static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("a secret for tests of 32 bytes!!".getBytes());

    /** {@code -Dnotification.events=10000} for the figures in the docs. */
    private static final int EVENTS = Integer.getInteger("notification.events", 200);

    private final NotificationFixture fixture = new NotificationFixture();
    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        other.close();
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        NotificationFixture.Node node = node();
        fixture.transaction.executeWithoutResult(status -> {
            node.recorder.recorded(released("one"));
            status.setRollbackOnly();
        });
        node.dispatchAndSend();

        assertThat(receiver.requests).isEmpty();
        assertThat(rows("notification_event")).isZero();
    }

    @Test
    void withoutAChannelNothingIsWritten() {
        NotificationFixture.Node node = fixture.node(Map.of());
        node.happens(r -> r.recorded(released("one")));

        assertThat(rows("notification_event")).isZero();
    }

    @Test
    void aNodeThatStoppedAfterTheCommitTellsWhenItComesBack() {
        node().happens(r -> r.recorded(released("one")));
        // It stops here. Another one starts.
        NotificationFixture.Node next = node();
        next.dispatch();
        // It stops here, and another one starts.
        node().dispatchAndSend();

        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void aNodeThatDiedWhileItSentIsFollowedByOneThatSendsTheSameMessageAgain() {
        NotificationFixture.Node node = node();
        node.happens(r -> r.recorded(released("one")));
        node.dispatch();
        // The other side took it, and then the node died.
        var claimed = node.deliveries.claim("webhook:one").orElseThrow();
        fixture.clock.set(fixture.clock.instant().plus(Deliveries.CLAIM).minusSeconds(1));
        node().send();
        assertThat(receiver.requests).isEmpty();
        fixture.clock.set(fixture.clock.instant().plusSeconds(1));
        node().send();

        assertThat(receiver.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.headers())
                        .containsEntry("webhook-id", claimed.delivery().id().toString()));
        // The dead one comes back to life: what it says counts no longer.
        assertThat(node.deliveries.failed(claimed, "late")).isFalse();
        assertThat(rows("notification_delivery WHERE state = 'sent'")).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackHoldsUpNothing() {
        NotificationFixture.Node node = node();
        Instant noon = fixture.clock.instant();
        node.happens(r -> r.recorded(released("claimed by a node that died")));
        node.dispatch();
        fixture.clock.set(noon.plus(Duration.ofHours(3)));
        node.deliveries.claim("webhook:one").orElseThrow();
        node.happens(r -> r.recorded(released("message")));
        node.dispatch();
        node.happens(r -> r.recorded(released("event")));

        fixture.clock.set(noon);
        node().dispatchAndSend();

        assertThat(receiver.requests).hasSize(3);
    }

    @Test
    void anEventThatCannotBeDispatchedHoldsUpNoOther() {
        NotificationFixture.Node node = node();
        node.happens(
                r -> r.recorded(fixture.record(NotificationFixture.BROKEN, "system:release", "released", Map.of())));
        node.happens(r -> r.recorded(released("two")));
        node.dispatchAndSend();

        assertThat(receiver.requests).hasSize(1);
        assertThat(rows("notification_event WHERE dispatched_at IS NULL AND dispatch_tries = 1"))
                .isEqualTo(1);
        fixture.clock.set(fixture.clock.instant().plusSeconds(10));
        node.dispatch();
        assertThat(rows("notification_event WHERE dispatched_at IS NULL AND dispatch_tries = 2"))
                .isEqualTo(1);
    }

    @Test
    @Timeout(120)
    void twoNodesOnOneDatabaseSendEachMessageOnce() throws Exception {
        List<NotificationFixture.Node> nodes = List.of(node(), node());
        for (int i = 0; i < 100; i++) {
            String number = String.valueOf(i);
            nodes.get(i % 2).happens(r -> r.recorded(released(number)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (NotificationFixture.Node node : nodes) {
            for (int i = 0; i < 2; i++) {
                done.add(pool.submit(node::dispatchAndSend));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }
        nodes.get(0).dispatchAndSend();
        pool.shutdown();

        assertThat(receiver.requests).hasSize(100);
        assertThat(receiver.requests.stream().map(r -> r.headers().get("webhook-id")))
                .doesNotHaveDuplicates();
        assertThat(receiver.requests.stream().map(Receiver.Request::body)).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(1800)
    void aDeadChannelDelaysNoOther() {
        receiver.close();
        Map<String, String> settings = settings();
        settings.put("webhooks.two.url", other.url("/two"));
        settings.put("webhooks.two.secret", SECRET);
        NotificationFixture.Node node = fixture.node(settings);
        for (int i = 0; i < EVENTS; i += 100) {
            int first = i;
            node.happens(r -> IntStream.range(first, Math.min(EVENTS, first + 100))
                    .forEach(n -> r.recorded(released(String.valueOf(n)))));
        }
        long start = System.nanoTime();
        node.dispatch();
        long dispatched = System.nanoTime();
        node.send();
        System.out.printf(
                "%d events: dispatched in %d ms, sent over the living channel in %d ms beside a dead one%n",
                EVENTS,
                Duration.ofNanos(dispatched - start).toMillis(),
                Duration.ofNanos(System.nanoTime() - dispatched).toMillis());

        assertThat(other.requests).hasSize(EVENTS);
        assertThat(node.deliveries.counts(true))
                .containsOnly(Map.entry("webhook:one", Map.of("waiting", (long) EVENTS)));
        Deliveries.State dead = node.deliveries.states().get("webhook:one");
        assertThat(dead.failingSince()).isEqualTo(NotificationFixture.NOON);
        assertThat(dead.error()).isEqualTo("it cannot be reached: ConnectException");
        // It was tried once, not once for each message.
        assertThat(rows("notification_delivery WHERE channel = 'webhook:one' AND attempts > 0"))
                .isEqualTo(1);
    }

    @Test
    void inSafeModeNothingLeaves() throws Exception {
        fixture.safeMode = true;
        NotificationFixture.Node node = fixture.node(with("poll-interval", "10ms"));
        node.happens(r -> r.recorded(released("one")));
        node.senders.start();
        // Both threads have had their turns.
        await().until(() -> fixture.safeModeAsked.get() >= 10);
        assertThat(receiver.requests).isEmpty();
        assertThat(rows("notification_delivery")).isZero();

        fixture.safeMode = false;
        await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.requests.isEmpty());
        node.senders.stop();
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void whatFailedIsTriedAgainWhenAnAdministratorSaysSo() {
        NotificationFixture.Node node = fixture.node(with("give-up-after", "1h"));
        Notifications notifications = new Notifications(node.deliveries, node.outbox, node.channels);
        receiver.answers(400);
        node.happens(r -> r.recorded(released("one")));
        node.dispatchAndSend();
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofHours(1)));
        node.send();
        Notifications.Message failed =
                notifications.messages("failed", true, 10).get(0);
        assertThat(failed.error()).isEqualTo("it answered 400");
        assertThat(failed.events()).containsExactly("release.released");
        assertThat(failed.releases()).containsExactly("canteen-api-1.5.0");
        assertThat(notifications.channels(true).get(0).failed()).isEqualTo(1);

        receiver.answers(200);
        assertThat(notifications.retry(failed.id(), true)).isTrue();
        node.send();
        assertThat(receiver.requests).hasSize(3);
        assertThat(notifications.retry(failed.id(), true)).isFalse();
        assertThat(notifications.messages("failed", true, 10)).isEmpty();
    }

    @Test
    void whatWaitsForAChannelThatIsGoneIsGivenUpAndForgotten() {
        NotificationFixture.Node node = node();
        node.happens(r -> r.recorded(released("one")));
        node.dispatch();
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofDays(4)));
        assertThat(node.deliveries.giveUp(node.settings.giveUpAfter())).isEqualTo(1);
        assertThat(node.deliveries.forget(Duration.ofDays(1))).isZero();
        assertThat(node.outbox.forget(Duration.ofDays(1))).isZero();
        fixture.clock.set(fixture.clock.instant().plus(Duration.ofDays(2)));
        assertThat(node.deliveries.forget(Duration.ofDays(1))).isEqualTo(1);
        assertThat(node.outbox.forget(Duration.ofDays(1))).isEqualTo(1);
    }

    private com.maqsafy.releases.evidence.RecordAppended released(String reason) {
        return fixture.record(NotificationFixture.RELEASE, "system:release", "released", Map.of("reason", reason));
    }

    private Map<String, String> settings() {
        return with("first-retry", "10s");
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put("webhooks.one.url", receiver.url("/one"));
        settings.put("webhooks.one.secret", SECRET);
        settings.put(key, value);
        return settings;
    }

    private NotificationFixture.Node node() {
        return fixture.node(settings());
    }

    private long rows(String from) {
        return fixture.jdbc
                .sql("SELECT count(*) FROM " + from)
                .query(Long.class)
                .single();
    }
}
