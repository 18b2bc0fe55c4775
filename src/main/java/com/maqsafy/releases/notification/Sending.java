package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.Deliveries.Claimed;
import com.maqsafy.releases.notification.DeliveryException.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, one message after the other of each channel. Whether its reader may still know, and still has the task,
 * is asked at this moment, and so are the reader's quiet hours. A channel that is away is left alone for a while; nothing
 * else waits for it.
 */
@Component
class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final OpenTasks tasks;
    private final PreferenceStore preferences;
    private final NotificationSettings settings;
    private final Clock clock;
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    Sending(
            Deliveries deliveries,
            Recipients recipients,
            OpenTasks tasks,
            PreferenceStore preferences,
            NotificationSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.tasks = tasks;
        this.preferences = preferences;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the message of a channel that has been due longest; answers whether there was one. */
    boolean sendNext(Channel channel) {
        Optional<Claimed> claimed = deliveries.claim(channel.name());
        claimed.ifPresent(message -> send(channel, message));
        return claimed.isPresent();
    }

    private void send(Channel channel, Claimed claimed) {
        try {
            Delivery delivery = claimed.delivery();
            List<NotificationEvent> told = delivery.events().stream()
                    .filter(event -> told(event, delivery.recipient()))
                    .toList();
            if (told.isEmpty()) {
                deliveries.dropped(
                        claimed,
                        "Nobody is to be told any more: the task is done, or the reader may not know or has left.");
                return;
            }
            Instant now = clock.instant();
            Instant when = afterQuietHours(delivery, told, now);
            if (when.isAfter(now)) {
                deliveries.again(claimed, when, "The reader's quiet hours last.");
                return;
            }
            channel.send(delivery.with(told));
            deliveries.sent(claimed);
            works(channel.name(), told.stream().anyMatch(recipients::restricted));
        } catch (DeliveryException e) {
            failed(channel.name(), claimed, e);
        } catch (RuntimeException e) {
            LOG.warn(
                    "REL-NTF-021 The message {} could not be made; it is tried again.",
                    claimed.delivery().id(),
                    e);
            failed(channel.name(), claimed, new DeliveryException(Fault.MESSAGE, "it could not be made, see the log"));
        }
    }

    private boolean told(NotificationEvent event, String recipient) {
        boolean knows = recipient.isEmpty() ? !recipients.restricted(event) : recipients.mayKnow(event, recipient);
        boolean means = recipient.isEmpty()
                || !event.type().ofTask()
                || tasks.find(event.text("task")).isPresent();
        return knows && means;
    }

    /** A message that waited for its channel, or for this application, may have come into the quiet hours of its reader. */
    private Instant afterQuietHours(Delivery delivery, List<NotificationEvent> told, Instant now) {
        boolean held = !delivery.recipient().isEmpty()
                && !Delivery.DIGEST.equals(delivery.gathering())
                && told.stream().noneMatch(event -> event.type().urgent());
        return held ? preferences.of(delivery.recipient()).afterQuietHours(now) : now;
    }

    private void works(String channel, boolean restricted) {
        deliveries.works(channel, restricted);
        if (away.remove(channel)) {
            LOG.info("REL-NTF-023 The channel {} works again.", channel);
        }
    }

    private void failed(String channel, Claimed claimed, DeliveryException e) {
        String why = String.valueOf(e.getMessage());
        if (e.fault() == Fault.NO_ADDRESS) {
            deliveries.dropped(claimed, why);
            return;
        }
        Instant now = clock.instant();
        boolean old = !now.isBefore(claimed.createdAt().plus(settings.giveUpAfter()));
        if (e.fault() == Fault.FOR_GOOD || (old && e.fault() == Fault.MESSAGE)) {
            LOG.warn(
                    "REL-NTF-024 The message {} over {} failed for good: {}",
                    claimed.delivery().id(),
                    channel,
                    why);
            deliveries.failed(claimed, why);
            return;
        }
        if (e.fault() == Fault.CHANNEL) {
            int times = deliveries.away(channel, why);
            deliveries.pause(channel, now.plus(pause(times, e.retryAfter())));
            if (away.add(channel)) {
                LOG.warn(
                        "REL-NTF-022 The channel {} is away: {}. What is to be sent over it waits; it is tried again by itself.",
                        channel,
                        why);
            }
            // The message itself does not wait: the channel does.
            deliveries.again(claimed, now, why);
            return;
        }
        deliveries.again(claimed, now.plus(pause(claimed.delivery().attempts(), e.retryAfter())), why);
    }

    /** Doubles with each attempt, and is never shorter than the other side wants. */
    private Duration pause(int attempts, @Nullable Duration wished) {
        Duration doubled = settings.firstRetry().multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : doubled;
        if (wished == null) {
            return pause;
        }
        Duration heard = wished.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wished;
        return heard.compareTo(pause) > 0 ? heard : pause;
    }
}
