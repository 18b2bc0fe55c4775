package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import com.maqsafy.releases.policy.LiveFacts.Production;
import com.maqsafy.releases.policy.LiveFacts.WayBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an evaluation of the gate looked at beside the ledger, as its record keeps it: {@link LiveFacts} in words. */
public record GateFacts(
        @Means("the instant of the evaluation") String at,

        @Means("version that production ran as it was recorded; empty = unknown")
        String productionVersion,

        @Means("whether the target can be asked what it runs")
        boolean productionAsked,

        @Means("what it ran instead of what was recorded") @Nullable
        String drift,

        @Means("why it could not be told what it ran") @Nullable
        String productionUnknown,

        @Means("the version to which a rollback returns") String returnsTo,
        @Means("whether that has its tag") boolean returnTagged,

        @Means("whether the tag's commit is the one that ran, as far as that was known, and is in the repository")
        boolean returnCommitted,

        @Means("whether rollback steps are configured") boolean returnSteps,

        @Means("whether a command proves that its artefacts can be had")
        boolean returnAsked,

        @Means("versions after the previous one that a release or a tag used")
        List<String> usedVersions,

        @Means("commit of the tag of the release's version") @Nullable
        String tagCommit,

        @Means("another release of the service in production; empty when it is restricted") @Nullable
        String otherRelease,

        @Means("whether the branch contained the commit") boolean commitOnBranch,

        @Means("whether the commit contained that of the previous version")
        boolean containsPrevious,

        @Means("whether it was peak time") boolean peak,
        @Means("whether it was in a maintenance window") boolean inWindow,

        @Means("reason of the freeze that it was in") @Nullable
        String freeze,

        @Means("when the next window opened, a time") @Nullable
        String nextOpening,

        @Means("ids of the steps of the deployment, in order")
        List<String> steps,

        @Means("the checks that had to pass") List<Check> checks,

        @Means("sequence of the last record that was judged; absent in records of before") @Nullable
        Long judged) {

    public GateFacts {
        at = Members.text(at);
        productionVersion = Members.text(productionVersion);
        returnsTo = Members.text(returnsTo);
        usedVersions = Members.list(usedVersions);
        steps = Members.list(steps);
        checks = Members.list(checks);
    }

    /** A check that had to pass. */
    public record Check(
            @Means("id of the check") String check,
            @Means("its policy item") String item,

            @Means("whether nobody could accept its failure")
            boolean critical) {}

    /** What a dossier has beside the ledger. */
    public static GateFacts of(Dossier dossier) {
        LiveFacts live = dossier.live();
        return new GateFacts(
                dossier.now().toString(),
                live.productionVersion(),
                live.production().asked(),
                live.production().drift().orElse(null),
                live.production().unknown().orElse(null),
                live.wayBack().version(),
                live.wayBack().tagged(),
                live.wayBack().committed(),
                live.wayBack().steps(),
                live.wayBack().asked(),
                List.copyOf(new TreeSet<>(live.usedVersions())),
                live.tagCommit().orElse(null),
                live.otherReleaseInProduction().orElse(null),
                live.commitOnBranch(),
                live.containsPrevious(),
                live.calendar().peak(),
                live.calendar().inWindow(),
                live.calendar().freeze().orElse(null),
                live.calendar().nextOpening() == null
                        ? null
                        : live.calendar().nextOpening().toString(),
                live.plannedSteps(),
                live.applicableChecks().stream()
                        .map(c -> new Check(c.check(), c.item(), c.critical()))
                        .toList(),
                dossier.records().stream()
                        .mapToLong(LedgerRecord::sequence)
                        .max()
                        .orElse(0));
    }

    /** The facts again. */
    public LiveFacts live() {
        return new LiveFacts(
                productionVersion,
                new Production(productionAsked, Optional.ofNullable(drift), Optional.ofNullable(productionUnknown)),
                new WayBack(returnsTo, returnTagged, returnCommitted, returnSteps, returnAsked),
                Set.copyOf(usedVersions),
                Optional.ofNullable(tagCommit),
                Optional.ofNullable(otherRelease),
                commitOnBranch,
                containsPrevious,
                new CalendarAnswer(
                        peak,
                        inWindow,
                        Optional.ofNullable(freeze),
                        nextOpening == null ? null : Instant.parse(nextOpening)),
                steps,
                checks.stream()
                        .map(c -> new ApplicableCheck(c.check(), c.item(), c.critical()))
                        .toList());
    }
}
