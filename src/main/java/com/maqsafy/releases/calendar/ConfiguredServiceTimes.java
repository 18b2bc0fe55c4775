package com.maqsafy.releases.calendar;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The zones as the calendars in the settings have them. */
@Component
class ConfiguredServiceTimes implements ServiceTimes {

    private final Map<String, ServiceCalendar> calendars;

    ConfiguredServiceTimes(CalendarSettings settings) {
        this.calendars = settings.calendars();
    }

    @Override
    public ZoneId zone(String service) {
        return calendars.getOrDefault(service, ServiceCalendar.NONE).zone();
    }
}
