package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class DispatcherTest {

    @Test
    @DisplayName("An event that cannot be turned into messages is put off, told to the log, and holds up no other")
    void putsOffWhatFails(CapturedOutput output) {
        NotificationEvent event = new NotificationEvent(
                UUID.fromString("7f000000-0000-4000-8000-000000000001"),
                EventType.values()[0],
                null,
                null,
                Instant.EPOCH,
                JsonNodeFactory.instance.objectNode());
        EventOutbox outbox = mock(EventOutbox.class);
        when(outbox.take()).thenReturn(Optional.of(event));
        Recipients recipients = mock(Recipients.class);
        when(recipients.restricted(any())).thenThrow(new IllegalStateException("away"));
        Dispatcher dispatcher = new Dispatcher(
                outbox,
                mock(Deliveries.class),
                recipients,
                mock(PreferenceStore.class),
                mock(Channels.class),
                mock(Releases.class),
                new TransactionTemplate(mock(PlatformTransactionManager.class)),
                Clock.systemUTC());

        assertThat(dispatcher.dispatchNext()).isTrue();
        verify(outbox).putOff(event.id());
        verify(outbox, never()).dispatched(any());
        assertThat(output)
                .contains("REL-NTF-020 The event " + event.id() + " was not turned into messages; it is tried again.");
    }
}
