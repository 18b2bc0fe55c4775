package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.Notifications.ChannelState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Health {@code notification}: how each channel is. It is up also while a channel is away: releases go on, and a restart mends
 * nothing. Restricted releases are in no number.
 */
@Component("notificationHealthIndicator")
class NotificationHealth implements HealthIndicator {

    private final Notifications notifications;

    NotificationHealth(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public Health health() {
        try {
            Health.Builder health = Health.up();
            for (ChannelState channel : notifications.channels(false)) {
                Map<String, Object> detail = new LinkedHashMap<>();
                detail.put("waiting", channel.waiting());
                detail.put("failed", channel.failed());
                if (channel.failingSince() != null) {
                    detail.put("failingSince", channel.failingSince());
                    detail.put("error", String.valueOf(channel.error()));
                }
                health.withDetail(channel.name(), detail);
            }
            return health.build();
        } catch (DataAccessException e) {
            // That it is away says another one.
            return Health.unknown().build();
        }
    }
}
