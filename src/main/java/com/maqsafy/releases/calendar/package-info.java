/**
 * When production may be touched: maintenance windows, peak hours and freezes of each service.
 *
 * <p>Owns their settings and answers one question: is production open at a given instant, and when does it open next. Decides
 * nothing: whether a deployment waits, or is approved for peak time (RULE-07), is decided by the callers. Publishes
 * {@link com.maqsafy.releases.calendar.DeploymentCalendar} and {@link com.maqsafy.releases.calendar.ServiceTimes}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"settings"})
package com.maqsafy.releases.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
