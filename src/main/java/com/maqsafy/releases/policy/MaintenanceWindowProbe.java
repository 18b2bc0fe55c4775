package com.maqsafy.releases.policy;

import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.language.Sentence;
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
            return ReadinessAnswer.of(item(), false, Sentence.of("readiness.no-window"));
        }
        CalendarAnswer answer = calendar.assess(service, clock.instant());
        return ReadinessAnswer.of(
                item(),
                true,
                answer.open()
                        ? Sentence.of("readiness.window-open")
                        : Sentence.of("readiness.next-window", times.minute(service, answer.nextOpening())));
    }
}
