package com.maqsafy.releases.notification;

import com.maqsafy.releases.retention.Retained;
import org.springframework.stereotype.Component;

/** How long notifications are kept. */
@Component
class RetainedNotifications implements Retained {

    private final NotificationSettings settings;

    RetainedNotifications(NotificationSettings settings) {
        this.settings = settings;
    }

    @Override
    public Rule rule() {
        return new Rule(
                "notifications",
                "Notifications that were sent or given up",
                settings.retention().toString(),
                "releases.notification.retention",
                false);
    }
}
