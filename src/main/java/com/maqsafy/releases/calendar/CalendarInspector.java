package com.maqsafy.releases.calendar;

import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Production may be touched at some time (OPEN-08). */
@Component
@Order(50)
class CalendarInspector implements ServiceInspector {

    private final DeploymentCalendar calendar;
    private final ServiceTimes times;
    private final Clock clock;

    CalendarInspector(DeploymentCalendar calendar, ServiceTimes times, Clock clock) {
        this.calendar = calendar;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String setting = "releases.services." + service + ".calendar.maintenance-windows";
        return List.of(Inspection.elsewhere("maintenance windows", setting, () -> {
            if (!calendar.windowConfigured(service)) {
                return Finding.notConfigured("There is none. Set " + setting + ".");
            }
            CalendarAnswer answer = calendar.assess(service, clock.instant());
            return Finding.ok(
                    answer.open()
                            ? "One is open now."
                            : "The next opening is at " + times.minute(service, answer.nextOpening()) + ".");
        }));
    }
}
