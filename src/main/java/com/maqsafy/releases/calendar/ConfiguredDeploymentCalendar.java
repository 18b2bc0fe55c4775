package com.maqsafy.releases.calendar;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The calendar as the settings have it. */
@Component
class ConfiguredDeploymentCalendar implements DeploymentCalendar {

    private static final int HORIZON_DAYS = 366;

    private final Map<String, ServiceCalendar> calendars;

    ConfiguredDeploymentCalendar(CalendarSettings settings) {
        this.calendars = settings.calendars();
    }

    @Override
    public CalendarAnswer assess(String service, Instant at) {
        ServiceCalendar calendar = calendar(service);
        return new CalendarAnswer(
                calendar.peak(at),
                calendar.inWindow(at),
                calendar.freeze(at),
                calendar.nextOpening(at, HORIZON_DAYS)
                        .orElseThrow(() -> new NoOpeningException(service, at, HORIZON_DAYS)));
    }

    @Override
    public boolean windowConfigured(String service) {
        return !calendar(service).maintenanceWindows().isEmpty();
    }

    private ServiceCalendar calendar(String service) {
        return calendars.getOrDefault(service, ServiceCalendar.NONE);
    }
}
