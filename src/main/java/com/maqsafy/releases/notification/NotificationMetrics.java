package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.Notifications.ChannelState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code releases_notification_waiting{channel}}, {@code releases_notification_failed{channel}} and
 * {@code releases_notification_failing_seconds{channel}}, how long nothing has got through, 0 while it works. Restricted
 * releases are in no number. Read at once for all, at most every five seconds.
 */
@Component
class NotificationMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Notifications notifications;
    private final Channels channels;
    private final Clock clock;
    private volatile @Nullable Reading last;

    NotificationMetrics(Notifications notifications, Channels channels, Clock clock) {
        this.notifications = notifications;
        this.channels = channels;
        this.clock = clock;
    }

    private record Reading(Instant at, List<ChannelState> states) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String channel : channels.names()) {
            gauge(registry, "releases.notification.waiting", "Messages that wait", channel, ChannelState::waiting);
            gauge(
                    registry,
                    "releases.notification.failed",
                    "Messages that nobody tries again",
                    channel,
                    ChannelState::failed);
            gauge(
                    registry,
                    "releases.notification.failing.seconds",
                    "How long nothing has got through, 0 while the channel works",
                    channel,
                    this::failing);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String what, String channel, ToDoubleFunction<ChannelState> value) {
        Gauge.builder(name, () -> read(channel, value))
                .description(what)
                .tag("channel", channel)
                .register(registry);
    }

    private double failing(ChannelState state) {
        return state.failingSince() == null
                ? 0
                : Duration.between(state.failingSince(), clock.instant()).toMillis() / 1000.0;
    }

    private double read(String channel, ToDoubleFunction<ChannelState> value) {
        Reading reading = last;
        Instant now = clock.instant();
        if (reading == null || Duration.between(reading.at(), now).abs().compareTo(FRESH) > 0) {
            reading = new Reading(now, notifications.channels(false));
            last = reading;
        }
        return reading.states().stream()
                .filter(state -> state.name().equals(channel))
                .findFirst()
                .map(value::applyAsDouble)
                .orElse(0.0);
    }
}
