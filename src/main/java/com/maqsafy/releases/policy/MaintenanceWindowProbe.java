package com.maqsafy.releases.policy;

import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.ServiceTimes;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** OPEN-08: the service's calendar says when its production may be changed. */
@Component
class MaintenanceWindowProbe implements ReadinessProbe {

    private final DeploymentCalendar calendar;
    private final ServiceTimes times;
    private final Clock clock;

    MaintenanceWindowProbe(DeploymentCalendar calendar, ServiceTimes times, Clock clock) {
        this.calendar = calendar;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "OPEN-08";
    }

    @Override
    public ReadinessAnswer answer(String service) {
        if (!calendar.windowConfigured(service)) {
            return new ReadinessAnswer(item(), false, "No maintenance window is configured. Add one to the calendar.");
        }
        CalendarAnswer answer = calendar.assess(service, clock.instant());
        return new ReadinessAnswer(
                item(),
                true,
                answer.open()
                        ? "A maintenance window is open now."
                        : "Production may be changed next at " + times.minute(service, answer.nextOpening()) + ".");
    }
}
