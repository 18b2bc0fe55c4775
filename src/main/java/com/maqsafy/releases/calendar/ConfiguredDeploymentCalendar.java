package com.maqsafy.releases.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public List<Opening> openings(String service, Instant from, int most) {
        ServiceCalendar calendar = calendar(service);
        List<Opening> openings = new ArrayList<>();
        Optional<Instant> next = calendar.nextOpening(from, HORIZON_DAYS);
        while (next.isPresent() && openings.size() < most) {
            Optional<Instant> end = calendar.nextClosing(next.get(), HORIZON_DAYS);
            openings.add(new Opening(next.get(), end.orElse(null)));
            next = end.flatMap(closed -> calendar.nextOpening(closed, HORIZON_DAYS));
        }
        return openings;
    }

    @Override
    public boolean windowConfigured(String service) {
        return !calendar(service).maintenanceWindows().isEmpty();
    }

    private ServiceCalendar calendar(String service) {
        return calendars.getOrDefault(service, ServiceCalendar.NONE);
    }
}
