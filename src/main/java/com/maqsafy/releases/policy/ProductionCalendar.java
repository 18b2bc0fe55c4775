package com.maqsafy.releases.policy;

import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Instant;

/** The maintenance windows, peak hours and freezes of services. */
public interface ProductionCalendar {

    /** What the calendar says about a service and an instant; throws when it cannot say, with a message to mend it. */
    CalendarAnswer assess(String service, Instant at);

    /** Whether the service has a maintenance window at all; without one every time may count as in a window. */
    boolean windowConfigured(String service);
}
