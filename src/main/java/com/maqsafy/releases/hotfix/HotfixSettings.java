package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.settings.SettingsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a hotfix of a service may be and how fast it is looked at, {@code releases.services.<service>.hotfix.*}.
 *
 * <p>Everything that is wrong is said at once, each with the full name of its property ({@code REL-HOT-001}).
 */
@ConfigurationProperties("releases")
public record HotfixSettings(@DefaultValue Map<String, HotfixService> services) {

    public HotfixSettings {
        services = Map.copyOf(services);
        List<String> problems = new ArrayList<>();
        services.forEach((service, s) -> s.hotfix().check("releases.services." + service + ".hotfix.", problems));
        if (!problems.isEmpty()) {
            throw new SettingsException(
                    "REL-HOT-001", problems.stream().sorted().toList());
        }
    }

    /** What holds for a service; the defaults when it says nothing. */
    public Hotfix of(String service) {
        HotfixService settings = services.get(service);
        return settings == null ? Hotfix.DEFAULTS : settings.hotfix();
    }

    /** This module's part of a service's settings. */
    public record HotfixService(@DefaultValue Hotfix hotfix) {}

    /**
     * Limits and times of a service's hotfixes.
     *
     * @param maxFiles most files that a hotfix changes without asking management (HOT-01)
     * @param maxLines most lines, added and deleted
     * @param maxAreas most areas, see {@link com.maqsafy.releases.source.ChangeSet#areas()}
     * @param riskReviewDue how long the risk review may take (HOT-03)
     * @param riskReviewReminder when its reviewers are reminded
     * @param riskReviewEscalation when management is asked too, not before the reminder
     * @param stabilisation how long production is watched before the review (HOT-06)
     * @param reviewDue how long the review may take after that
     */
    public record Hotfix(
            @DefaultValue("10") int maxFiles,
            @DefaultValue("200") int maxLines,
            @DefaultValue("2") int maxAreas,
            @DefaultValue("PT15M") Duration riskReviewDue,
            @DefaultValue("PT10M") Duration riskReviewReminder,
            @DefaultValue("PT15M") Duration riskReviewEscalation,
            @DefaultValue("P1D") Duration stabilisation,
            @DefaultValue("P5D") Duration reviewDue) {

        static final Hotfix DEFAULTS = new Hotfix(
                10,
                200,
                2,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Duration.ofDays(5));

        private void check(String property, List<String> problems) {
            number(property + "max-files", maxFiles, problems);
            number(property + "max-lines", maxLines, problems);
            number(property + "max-areas", maxAreas, problems);
            time(property + "risk-review-due", riskReviewDue, problems);
            time(property + "risk-review-reminder", riskReviewReminder, problems);
            time(property + "risk-review-escalation", riskReviewEscalation, problems);
            time(property + "stabilisation", stabilisation, problems);
            time(property + "review-due", reviewDue, problems);
            if (riskReviewEscalation.compareTo(riskReviewReminder) < 0) {
                problems.add(property + "risk-review-escalation is " + riskReviewEscalation
                        + ", before risk-review-reminder " + riskReviewReminder + ": remind first, then escalate");
            }
        }

        private static void number(String property, int value, List<String> problems) {
            if (value < 1) {
                problems.add(property + " is " + value + ": allow at least 1");
            }
        }

        private static void time(String property, Duration value, List<String> problems) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                problems.add(property + " is " + value + ": write at least a second, e.g. PT15M");
            }
        }
    }
}
