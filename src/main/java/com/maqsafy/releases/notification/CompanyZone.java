package com.maqsafy.releases.notification;

import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The company's time zone ({@code releases.notification.zone}): its days, weeks and months begin on that clock. */
@Component
public class CompanyZone {

    private final ZoneId zone;

    CompanyZone(NotificationSettings settings) {
        this.zone = settings.zone();
    }

    public ZoneId id() {
        return zone;
    }
}
