package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.deployment.DeploymentTimes.Closed;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether it may be deployed now: planned time, maintenance window, freeze, and at peak time the risk (RULE-07, OPEN-08).
 * It guides the process; the gate decides again the moment before production is touched.
 */
@Component
public class DeploymentWindow {

    private static final List<String> MODEST = List.of("low", "medium");
    /** A timer that is due at once, because clocks differ, would ask and attest without end. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);
    /** An urgent release does not wait for the next window when the time that stood against it is over. */
    private static final Duration LONGEST_URGENT_WAIT = Duration.ofHours(1);
    /** The shortest wait and the rounding of a time are no change of the calendar. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final DeploymentHistories histories;
    private final DeploymentCalendar calendar;
    private final Ledger ledger;
    private final Clock clock;
    private final Persons persons;

    DeploymentWindow(
            DeploymentHistories histories, DeploymentCalendar calendar, Ledger ledger, Clock clock, Persons persons) {
        this.histories = histories;
        this.calendar = calendar;
        this.ledger = ledger;
        this.clock = clock;
        this.persons = persons;
    }

    /**
     * Judges this instant for the coming attempt and attests the risk, in the caller's transaction.
     *
     * @param risk {@code low}, {@code medium} or {@code high}; any other word counts as high
     * @param decidedBy the table that named the risk; null when that cannot be told
     * @param element id of the model element, if in one
     * @param definition process definition, if in one
     */
    public WindowAnswer assess(
            String release,
            String risk,
            @Nullable TableAsked decidedBy,
            @Nullable String element,
            @Nullable DefinitionVersion definition) {
        DeploymentHistory history = histories.of(release);
        Instant now = clock.instant();
        CalendarAnswer at = calendar.assess(history.release().service(), now);
        ledger.append(Attestation.of(release, "system:policy", event(history, risk, decidedBy, at))
                .at(element, definition));
        return answer(history, risk, at, now);
    }

    /**
     * Whether a release that waits should be asked again before its time has come: calendar or planned time have changed, and
     * it would wait for another time now, or for none.
     *
     * @param waitsUntil the time for which it waits
     */
    public boolean movedFrom(String release, Instant waitsUntil) {
        DeploymentHistory history = histories.of(release);
        Instant now = clock.instant();
        String risk = history.lastOfAttempt(RiskAssessed.class, history.nextAttempt())
                .map(r -> r.event().risk())
                .orElse("");
        WindowAnswer answer =
                answer(history, risk, calendar.assess(history.release().service(), now), now);
        if (!answer.answer().equals("later")) {
            return true;
        }
        Instant opens = Instant.parse(answer.opensAt());
        // An urgent release looks again within the hour anyway, and that hour moves on.
        return opens.isBefore(waitsUntil.minus(TOLERANCE))
                || (!history.release().type().urgent() && opens.isAfter(waitsUntil.plus(TOLERANCE)));
    }

    private WindowAnswer answer(DeploymentHistory history, String risk, CalendarAnswer at, Instant now) {
        Instant planned = history.release().plannedAt();
        if (planned != null && planned.isAfter(now)) {
            return later(planned, now);
        }
        String answer = answer(history, risk, at);
        if (!answer.equals("later")) {
            return new WindowAnswer(answer, wholeSeconds(at.nextOpening()));
        }
        return later(
                history.release().type().urgent()
                        ? earlier(at.nextOpening(), now.plus(LONGEST_URGENT_WAIT))
                        : at.nextOpening(),
                now);
    }

    private static WindowAnswer later(Instant opening, Instant now) {
        Instant earliest = now.plus(SHORTEST_WAIT);
        return new WindowAnswer("later", wholeSeconds(opening.isBefore(earliest) ? earliest : opening));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private String answer(DeploymentHistory history, String risk, CalendarAnswer at) {
        Optional<Recorded<PeakDeploymentDecided>> decided = history.lastOfAttempt(
                        PeakDeploymentDecided.class, history.nextAttempt())
                .filter(r -> r.event().contentDigest().equals(history.contentDigest()));
        boolean approved = DeploymentTimes.approved(decided, history.release(), history.contentDigest(), persons);
        Set<Closed> closed =
                DeploymentTimes.closed(history.release().type(), at.freeze().isPresent(), at.inWindow(), approved);
        if (closed.contains(Closed.FROZEN) || closed.contains(Closed.OUTSIDE_WINDOW)) {
            return "later";
        }
        boolean needsApproval = closed.contains(Closed.FROZEN_UNLESS_APPROVED) || (at.peak() && !MODEST.contains(risk));
        if (!needsApproval || approved) {
            return "now";
        }
        return decided.isPresent() ? "later" : "peak-approval";
    }

    private static RiskAssessed event(
            DeploymentHistory history, String risk, @Nullable TableAsked decidedBy, CalendarAnswer at) {
        ReleaseDetails release = history.release();
        return new RiskAssessed(
                history.nextAttempt(),
                risk,
                "A " + release.type().word() + " release that contains " + String.join(", ", release.contains())
                        + " and changes " + String.join(", ", release.changedAspects()) + ".",
                at.peak(),
                at.inWindow(),
                at.freeze().map(Freeze::reason).orElse(null),
                at.nextOpening().toString(),
                decidedBy);
    }

    /** Rounded up: a timer that fires a moment early would only be set again. */
    private static String wholeSeconds(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
        return (whole.equals(instant) ? whole : whole.plusSeconds(1)).toString();
    }
}
