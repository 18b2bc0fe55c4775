package com.maqsafy.releases.deployment;

import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether it may be deployed now: planned time, maintenance window, freeze, and at peak time the risk (RULE-07, OPEN-08).
 * It guides the process; the gate decides again the moment before production is touched.
 */
@Component
public class DeploymentWindow {

    private static final List<String> MODEST = List.of("low", "medium");

    private final DeploymentHistories histories;
    private final DeploymentCalendar calendar;
    private final Ledger ledger;
    private final Clock clock;

    DeploymentWindow(DeploymentHistories histories, DeploymentCalendar calendar, Ledger ledger, Clock clock) {
        this.histories = histories;
        this.calendar = calendar;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Judges this instant for the coming attempt and attests the risk, in the caller's transaction.
     *
     * @param risk {@code low}, {@code medium} or {@code high}; any other word counts as high
     * @param element id of the model element, if in one
     * @param definition process definition, if in one
     */
    public WindowAnswer assess(
            String release, String risk, @Nullable String element, @Nullable DefinitionVersion definition) {
        DeploymentHistory history = histories.of(release);
        Instant now = clock.instant();
        CalendarAnswer at = calendar.assess(history.release().service(), now);
        ledger.append(new Attestation(
                release,
                "system:policy",
                "riskAssessed",
                List.of("RULE-07", "OPEN-08"),
                element,
                definition,
                payload(history, risk, at)));
        Instant planned = history.release().plannedAt();
        if (planned != null && planned.isAfter(now)) {
            return new WindowAnswer("later", wholeSeconds(planned));
        }
        return new WindowAnswer(answer(history, risk, at), wholeSeconds(at.nextOpening()));
    }

    private static String answer(DeploymentHistory history, String risk, CalendarAnswer at) {
        if (at.freeze().isPresent() || !at.inWindow()) {
            return "later";
        }
        if (!at.peak() || MODEST.contains(risk)) {
            return "now";
        }
        return history.lastOfAttempt("peakDeploymentDecided", history.nextAttempt())
                .filter(r -> DeploymentHistory.text(r, "contentDigest").equals(history.contentDigest()))
                .map(r -> DeploymentHistory.text(r, "decision").equals("approve") ? "now" : "later")
                .orElse("peak-approval");
    }

    private static Map<String, Object> payload(DeploymentHistory history, String risk, CalendarAnswer at) {
        ReleaseDetails release = history.release();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("attempt", history.nextAttempt());
        payload.put("risk", risk);
        payload.put(
                "reason",
                "A " + release.type().word() + " release that contains " + String.join(", ", release.contains())
                        + " and changes " + String.join(", ", release.changedAspects()) + ".");
        payload.put("peak", at.peak());
        payload.put("inWindow", at.inWindow());
        at.freeze().map(Freeze::reason).ifPresent(reason -> payload.put("freeze", reason));
        payload.put("nextOpening", at.nextOpening().toString());
        return payload;
    }

    /** Rounded up: a timer that fires a moment early would only be set again. */
    private static String wholeSeconds(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
        return (whole.equals(instant) ? whole : whole.plusSeconds(1)).toString();
    }
}
