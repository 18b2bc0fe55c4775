package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a dead channel costs the others: as many events, told over a living channel alone and beside a dead one, in turns in one run,
 * by the threads of a node and over real HTTP. {@code -Dnotification.events} (10000) says how many.
 */
@DisplayName("Beside a dead channel")
class NotificationBenchmark {

    private static final int EVENTS = Integer.getInteger("notification.events", 10_000);
    private static final int RUNS = Integer.getInteger("benchmark.runs", 2);

    @Test
    void nothingElseIsDelayed() {
        told(Math.min(EVENTS, 1000), false);
        for (int run = 0; run < RUNS; run++) {
            long alone = told(EVENTS, false);
            long beside = told(EVENTS, true);
            System.out.printf(
                    "%d events over a living channel: %d ms alone, %d ms beside a dead one, %.2f times%n",
                    EVENTS, alone, beside, (double) beside / alone);
        }
    }

    /** Milliseconds from the first event's dispatch to the last one's receipt. */
    private static long told(int events, boolean dead) {
        NotificationFixture fixture = new NotificationFixture();
        try (Receiver living = new Receiver();
                Receiver gone = new Receiver()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "poll-interval",
                    "10ms",
                    "webhooks.living.url",
                    living.url("/living"),
                    "webhooks.living.secret",
                    OutboxTest.SECRET));
            if (dead) {
                settings.put("webhooks.gone.url", gone.url("/gone"));
                settings.put("webhooks.gone.secret", OutboxTest.SECRET);
                gone.close();
            }
            NotificationFixture.Node node = fixture.node(settings);
            for (int i = 0; i < events; i += 100) {
                int first = i;
                node.happens(r -> IntStream.range(first, Math.min(events, first + 100))
                        .forEach(n -> r.recorded(fixture.record(
                                NotificationFixture.RELEASE,
                                "system:release",
                                "released",
                                Map.of("reason", String.valueOf(n))))));
            }
            long start = System.nanoTime();
            node.senders.start();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(20))
                    .until(() -> living.requests.size() >= events);
            long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            node.senders.stop();
            assertThat(living.requests).hasSize(events);
            assertThat(node.deliveries.counts(true))
                    .isEqualTo(dead ? Map.of("webhook:gone", Map.of("waiting", (long) events)) : Map.of());
            return took;
        }
    }
}
