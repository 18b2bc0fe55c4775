package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.notification.Deliveries.Claimed;
import com.maqsafy.releases.notification.DeliveryException.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("What becomes of a message that is not taken")
class SendingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000002");

    private final Deliveries deliveries = mock(Deliveries.class);
    private final Channel channel = mock(Channel.class);
    private final NotificationSettings settings = mock(NotificationSettings.class);
    private final Sending sending = new Sending(
            deliveries,
            mock(Recipients.class),
            mock(OpenTasks.class),
            mock(PreferenceStore.class),
            settings,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Claimed claimed = new Claimed(
            new Delivery(
                    ID,
                    "",
                    null,
                    1,
                    List.of(new NotificationEvent(
                            ID, EventType.values()[0], null, null, NOW, JsonNodeFactory.instance.objectNode()))),
            ID,
            NOW);

    @BeforeEach
    void oneMessage() {
        when(channel.name()).thenReturn("chat");
        when(deliveries.claim("chat")).thenReturn(Optional.of(claimed));
        when(deliveries.away(eq("chat"), anyString())).thenReturn(1);
        when(settings.giveUpAfter()).thenReturn(Duration.ofDays(3));
        when(settings.firstRetry()).thenReturn(Duration.ofSeconds(10));
        when(settings.longestRetry()).thenReturn(Duration.ofHours(1));
    }

    @Test
    void isTriedAgainWhenItCouldNotBeMade(CapturedOutput output) throws Exception {
        doThrow(new IllegalStateException("bug")).when(channel).send(any());
        assertThat(sending.sendNext(channel)).isTrue();
        assertThat(output).contains("REL-NTF-021 The message " + ID + " could not be made; it is tried again.");
        verify(deliveries).again(eq(claimed), eq(NOW.plusSeconds(10)), anyString());
    }

    @Test
    void waitsForAChannelThatIsAwayAndIsToldOnce(CapturedOutput output) throws Exception {
        doThrow(new DeliveryException(Fault.CHANNEL, "connection refused"))
                .doThrow(new DeliveryException(Fault.CHANNEL, "connection refused"))
                .doNothing()
                .when(channel)
                .send(any());
        sending.sendNext(channel);
        sending.sendNext(channel);
        assertThat(output)
                .containsOnlyOnce("REL-NTF-022 The channel chat is away: connection refused. What is to be sent over it"
                        + " waits; it is tried again by itself.")
                .doesNotContain("REL-NTF-023");

        sending.sendNext(channel);
        assertThat(output).contains("REL-NTF-023 The channel chat works again.");
        verify(deliveries).sent(claimed);
    }

    @Test
    void failsForGoodWhenTheOtherSideSaysSo(CapturedOutput output) throws Exception {
        doThrow(new DeliveryException(Fault.FOR_GOOD, "410 Gone")).when(channel).send(any());
        sending.sendNext(channel);
        assertThat(output).contains("REL-NTF-024 The message " + ID + " over chat failed for good: 410 Gone");
        verify(deliveries).failed(claimed, "410 Gone");
    }
}
