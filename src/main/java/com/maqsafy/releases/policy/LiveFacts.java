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
 * @param productionVersion version that the service's production runs as it is recorded, blank = unknown
 * @param production whether the target says so too
 * @param wayBack whether the version that runs can be brought back
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
        Production production,
        WayBack wayBack,
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

    /** Nothing is known: for rules that look at none of it. */
    public static LiveFacts unknown() {
        return new LiveFacts(
                "",
                Production.NOT_ASKED,
                new WayBack("", false, false, false, false),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                new CalendarAnswer(true, false, Optional.empty(), null),
                List.of(),
                List.of());
    }

    /**
     * What the target says about what runs.
     *
     * @param asked whether it can be asked at all
     * @param drift what it runs instead of what is recorded, if it differs
     * @param unknown why it could not be told when it was last asked, or that it never was; empty when it could
     */
    public record Production(boolean asked, Optional<String> drift, Optional<String> unknown) {

        /** The target cannot be asked: nothing is said about it. */
        public static final Production NOT_ASKED = new Production(false, Optional.empty(), Optional.empty());
    }

    /**
     * Whether the version to which a rollback returns can still be had.
     *
     * @param version that version
     * @param tagged whether it has its tag
     * @param committed whether the tag's commit is the one that runs, as far as that is known, and is in the repository
     * @param steps whether rollback steps are configured
     * @param asked whether a command proves that its artefacts can be had
     */
    public record WayBack(String version, boolean tagged, boolean committed, boolean steps, boolean asked) {}

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
