package com.maqsafy.releases.policy;

import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.calendar.NoOpeningException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true at the moment of evaluation and cannot be read from the release's ledger.
 *
 * @param productionVersion version that the service's production runs as far as the release log knows, blank = unknown
 * @param productionAtStart version that it ran when the release was started, blank = unknown
 * @param usedVersions versions of the service after the previous one that a release or a tag uses, this one's too
 * @param tagCommit commit of the tag of the release's version, if there is such a tag
 * @param otherReleaseInProduction key of another release of the service whose status is in production, if any; blank when
 *     that one is restricted, because findings are kept where everybody reads them
 * @param commitOnBranch whether the release's branch still contains its commit
 * @param containsPrevious whether the release's commit contains the commit of its previous version's tag
 * @param calendar the calendar's answer for now
 * @param plannedSteps ids of the steps of the deployment plan, in order
 * @param applicableChecks the checks that have to pass after this release's deployment
 */
public record LiveFacts(
        String productionVersion,
        String productionAtStart,
        Set<String> usedVersions,
        Optional<String> tagCommit,
        Optional<String> otherReleaseInProduction,
        boolean commitOnBranch,
        boolean containsPrevious,
        CalendarAnswer calendar,
        List<String> plannedSteps,
        List<ApplicableCheck> applicableChecks) {

    public LiveFacts {
        usedVersions = Set.copyOf(usedVersions);
        plannedSteps = List.copyOf(plannedSteps);
        applicableChecks = List.copyOf(applicableChecks);
    }

    /**
     * What the calendar says about an instant.
     *
     * @param peak whether it is peak time
     * @param inWindow whether it is in a maintenance window
     * @param freeze reason of the freeze that it is in, if it is in one
     * @param nextOpening when the next window opens, null when none ever does
     */
    public record CalendarAnswer(
            boolean peak,
            boolean inWindow,
            Optional<String> freeze,
            @Nullable Instant nextOpening) {

        /**
         * The answer of a service's calendar; a calendar that never opens is peak, closed and frozen, with its own
         * words as the reason.
         */
        public static CalendarAnswer of(DeploymentCalendar calendar, String service, Instant at) {
            try {
                var answer = calendar.assess(service, at);
                return new CalendarAnswer(
                        answer.peak(), answer.inWindow(), answer.freeze().map(Freeze::reason), answer.nextOpening());
            } catch (NoOpeningException e) {
                return new CalendarAnswer(true, false, Optional.ofNullable(e.getMessage()), null);
            }
        }
    }

    /**
     * A check that has to pass.
     *
     * @param check id of the check
     * @param item its policy item, e.g. {@code POST-01}
     * @param critical whether nobody may accept its failure
     */
    public record ApplicableCheck(String check, String item, boolean critical) {}
}
