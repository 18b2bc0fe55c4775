package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SendersTest {

    @Test
    @DisplayName("what does not get on says so once, and goes on by itself")
    void goesOn(CapturedOutput output) {
        NotificationSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("releases.notification.poll-interval", "100ms")))
                .bindOrCreate("releases.notification", NotificationSettings.class);
        Channel channel = mock(Channel.class);
        when(channel.name()).thenReturn("webhook:ci");
        Channels channels = mock(Channels.class);
        when(channels.all()).thenReturn(List.of(channel));
        Dispatcher dispatcher = mock(Dispatcher.class);
        when(dispatcher.dispatchNext())
                .thenThrow(new IllegalStateException("away"))
                .thenThrow(new IllegalStateException("away"))
                .thenReturn(false);
        Senders senders = new Senders(
                dispatcher,
                mock(Sending.class),
                channels,
                mock(EventOutbox.class),
                mock(Deliveries.class),
                settings,
                mock(SafeMode.class),
                mock(OnOneNode.class));

        senders.start();
        try {
            verify(dispatcher, timeout(30_000).atLeast(3)).dispatchNext();
        } finally {
            senders.stop();
        }

        assertThat(output)
                .containsOnlyOnce("REL-NTF-025 notification-dispatch does not get on, as a rule because the database is"
                        + " away; it goes on by itself. away");
    }
}
