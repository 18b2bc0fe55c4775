package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.Recipients.Recipient;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns events into messages, each in one transaction: either all its messages are there and it is done, or nothing is. */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Checks of one round end within seconds of each other, and make one message. */
    private static final Duration GATHERED = Duration.ofSeconds(10);

    private final EventOutbox outbox;
    private final Deliveries deliveries;
    private final Recipients recipients;
    private final PreferenceStore preferences;
    private final Channels channels;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Dispatcher(
            EventOutbox outbox,
            Deliveries deliveries,
            Recipients recipients,
            PreferenceStore preferences,
            Channels channels,
            Releases releases,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.preferences = preferences;
        this.channels = channels;
        this.releases = releases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes the oldest event; answers whether there was one. One that fails holds up no other. */
    boolean dispatchNext() {
        AtomicReference<@Nullable UUID> taken = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(tx -> {
                Optional<NotificationEvent> event = outbox.take();
                event.ifPresent(e -> {
                    taken.set(e.id());
                    dispatch(e);
                    outbox.dispatched(e.id());
                });
                return event.isPresent();
            }));
        } catch (RuntimeException e) {
            UUID id = taken.get();
            if (id == null) {
                throw e;
            }
            LOG.warn("REL-NTF-020 The event {} was not turned into messages; it is tried again.", id, e);
            transaction.executeWithoutResult(tx -> outbox.putOff(id));
            return true;
        }
    }

    private void dispatch(NotificationEvent written) {
        NotificationEvent event = withService(written);
        Instant now = clock.instant();
        if (channels.email()) {
            recipients.of(event).forEach(recipient -> tell(event, recipient, now));
        }
        // Others read these too, so they are told of nothing that is restricted, not even later.
        if (!recipients.restricted(event)) {
            deliveries.addForAll(
                    event.id(),
                    channels.all().stream()
                            .filter(channel -> channel.wants(event))
                            .map(Channel::name)
                            .toList(),
                    now);
        }
    }

    private NotificationEvent withService(NotificationEvent event) {
        return event.service() != null || event.release() == null
                ? event
                : new NotificationEvent(
                        event.id(),
                        event.type(),
                        event.release(),
                        releases.find(event.release())
                                .map(ReleaseDetails::service)
                                .orElse(null),
                        event.at(),
                        event.data());
    }

    private void tell(NotificationEvent event, Recipient recipient, Instant now) {
        Preference preference = preferences.of(recipient.account());
        Mode mode = preference.mode(event.type().category());
        if (mode == Mode.OFF && recipient.alone()) {
            mode = Mode.AT_ONCE;
        }
        switch (mode) {
            case OFF -> {
                // As the person wants it.
            }
            case DIGEST ->
                deliveries.add(
                        event.id(),
                        EmailChannel.NAME,
                        recipient.account(),
                        Delivery.DIGEST,
                        preference.nextDigest(now));
            case AT_ONCE ->
                deliveries.add(
                        event.id(),
                        EmailChannel.NAME,
                        recipient.account(),
                        gathering(event),
                        event.type().urgent() ? soon(event, now) : preference.afterQuietHours(now));
        }
    }

    private static @Nullable String gathering(NotificationEvent event) {
        return event.type() == EventType.CHECK_FAILED
                ? "checks " + event.release() + ' ' + event.text("purpose") + ' ' + event.text("attempt") + ' '
                        + event.text("round")
                : null;
    }

    private static Instant soon(NotificationEvent event, Instant now) {
        return gathering(event) == null ? now : now.plus(GATHERED);
    }
}
