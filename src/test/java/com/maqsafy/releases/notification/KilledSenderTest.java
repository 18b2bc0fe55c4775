package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestJvm;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that is killed (kill -9) while it sends")
class KilledSenderTest {

    private static final int EVENTS = 20;
    private static final int KILLED_AT = 7;

    @TempDir
    private Path directory;

    @Test
    @Timeout(180)
    void losesNothingAndOnlyWhatItWasSendingComesTwiceWithTheSameId() throws Exception {
        NotificationFixture fixture = new NotificationFixture();
        try (Receiver receiver = new Receiver()) {
            NotificationFixture.Node node = fixture.node(
                    Map.of("webhooks.one.url", receiver.url("/one"), "webhooks.one.secret", OutboxTest.SECRET));
            for (int i = 0; i < EVENTS; i++) {
                String number = String.valueOf(i);
                node.happens(r -> r.recorded(fixture.record(
                        NotificationFixture.RELEASE, "system:release", "released", Map.of("reason", number))));
            }
            AtomicReference<Process> killed = new AtomicReference<>();
            AtomicInteger taken = new AtomicInteger();
            receiver.answers(request -> {
                if (taken.incrementAndGet() == KILLED_AT) {
                    // The message has arrived, and its sender never hears of it.
                    killed.get().destroyForcibly();
                }
                return 204;
            });
            killed.set(TestJvm.of(KilledSender.class, fixture.url, receiver.url("/one"))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sender.log").toFile())
                    .start());
            assertThat(killed.get().waitFor()).isEqualTo(137);

            assertThat(receiver.requests).hasSize(KILLED_AT);
            node.dispatchAndSend();
            assertThat(receiver.requests).hasSize(EVENTS);
            fixture.clock.set(fixture.clock.instant().plus(Deliveries.CLAIM));
            node.dispatchAndSend();

            assertThat(receiver.requests).hasSize(EVENTS + 1);
            assertThat(receiver.requests.stream().map(Receiver.Request::body).distinct())
                    .hasSize(EVENTS);
            Receiver.Request twice = receiver.requests.get(KILLED_AT - 1);
            assertThat(receiver.requests.get(EVENTS).headers().get("webhook-id"))
                    .isEqualTo(twice.headers().get("webhook-id"));
            assertThat(receiver.requests.get(EVENTS).body()).isEqualTo(twice.body());
        }
    }
}
