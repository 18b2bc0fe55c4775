package com.maqsafy.releases.policy;

import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** OPEN-08: the service's calendar says when its production may be changed. */
@Component
class MaintenanceWindowProbe implements ReadinessProbe {

    private final ProductionCalendar calendar;
    private final Clock clock;

    MaintenanceWindowProbe(ProductionCalendar calendar, Clock clock) {
        this.calendar = calendar;
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
        if (answer.inWindow()) {
            return new ReadinessAnswer(item(), true, "A maintenance window is open now.");
        }
        return answer.nextOpening() == null
                ? new ReadinessAnswer(item(), false, "No maintenance window ever opens. Add one to the calendar.")
                : new ReadinessAnswer(
                        item(), true, "The next maintenance window opens at " + answer.nextOpening() + ".");
    }
}
