package com.maqsafy.releases.policy;

import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Instant;

/** The maintenance windows, peak hours and freezes of services. */
public interface ProductionCalendar {

    /** What the calendar says about a service and an instant; throws when it cannot say, with a message to mend it. */
    CalendarAnswer assess(String service, Instant at);
}
