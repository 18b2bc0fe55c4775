package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the content of a release that is being prepared; approvals for the content before are void by that. */
@Component
public class Amendment {

    private final Releases releases;
    private final SourceRepositories sources;
    private final List<AmendmentRule> rules;
    private final Ledger ledger;
    private final Clock clock;

    Amendment(Releases releases, SourceRepositories sources, List<AmendmentRule> rules, Ledger ledger, Clock clock) {
        this.releases = releases;
        this.sources = sources;
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Instead of a planned time: no time is planned any more. */
    public static final String AS_SOON_AS_ALLOWED = "as-soon-as-allowed";

    /**
     * What to change; blank texts and empty lists leave things as they are.
     *
     * @param latestCommit whether to move to the newest commit of the release's branch
     * @param rebase whether to make the release from the version that production runs now, on the newest commit of its
     *     branch (RB-01)
     * @param plannedAt RFC 3339, {@link #AS_SOON_AS_ALLOWED}, or blank = as it is (NOTE-08)
     */
    public record Change(
            String summary,
            List<String> changes,
            List<String> requirements,
            String risks,
            boolean latestCommit,
            boolean rebase,
            String plannedAt) {

        /** A change that leaves the planned time as it is. */
        public Change(
                String summary,
                List<String> changes,
                List<String> requirements,
                String risks,
                boolean latestCommit,
                boolean rebase) {
            this(summary, changes, requirements, risks, latestCommit, rebase, "");
        }

        /**
         * A change of the planned time and nothing else.
         *
         * @param plannedAt RFC 3339
         */
        public static Change plannedFor(String plannedAt) {
            return new Change("", List.of(), List.of(), "", false, false, plannedAt);
        }
    }

    /**
     * Applies a change in the caller's transaction and attests what changed, if anything did.
     *
     * @throws SubmissionRefusedException when production was reached already, with everything that the rules find, or
     *     with everything that stands against a rebase: the branch does not contain the version in production, or this
     *     version does not follow that one
     */
    public void apply(String key, String user, Change change) {
        ReleaseDetails before = releases.get(key);
        if (before.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION) {
            throw new SubmissionRefusedException(new Violation(
                    "VER-05", "status", key + " is " + before.status().word() + " and is not changed any more."));
        }
        List<Violation> violations = new ArrayList<>();
        rules.forEach(rule -> violations.addAll(rule.check(before, change)));
        Instant planned = plannedAt(before, change, violations);
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        ReleaseDetails based = change.rebase() ? rebased(before) : before;
        ReleaseDetails after = based.planned(planned)
                .amended(
                        change.summary().isBlank() ? before.summary() : change.summary(),
                        change.changes().isEmpty() ? before.changes() : change.changes(),
                        change.requirements().isEmpty() ? before.requirements() : change.requirements(),
                        change.risks().isBlank() ? before.risks() : change.risks(),
                        change.latestCommit() ? head(before) : based.commit());
        Map<String, Object> changed = difference(before, after);
        if (!changed.isEmpty()) {
            releases.amend(key, r -> after);
            List<String> items = new ArrayList<>(List.of("PRIN-02"));
            if (changed.containsKey("previousVersion")) {
                items.add("RB-01");
            }
            if (changed.containsKey("plannedAt")) {
                items.add("NOTE-08");
            }
            ledger.append(Attestation.of(key, user, EventKinds.of(ReleaseAmended.class, changed))
                    .serving(items));
        }
    }

    /** What is wrong with a planned time, RFC 3339; empty when a release can be planned for it. */
    public List<Violation> notPlannable(String plannedAt) {
        List<Violation> violations = new ArrayList<>();
        PlannedTime.read(plannedAt, clock.instant(), violations);
        return violations;
    }

    private @Nullable Instant plannedAt(ReleaseDetails before, Change change, List<Violation> violations) {
        return switch (change.plannedAt()) {
            case "" -> before.plannedAt();
            case AS_SOON_AS_ALLOWED -> null;
            default -> PlannedTime.read(change.plannedAt(), clock.instant(), violations);
        };
    }

    private ReleaseDetails rebased(ReleaseDetails release) {
        String production = releases.productionVersion(release.service())
                .orElseThrow(() -> refused("It is not known which version production runs. Tag its version first."));
        String head = head(release);
        List<Violation> violations = new ArrayList<>();
        try {
            SourceRepository source = sources.of(release.service()).orElseThrow();
            Optional<VersionTag> base = source.versionTag(production);
            if (base.isEmpty()) {
                violations.add(violation(
                        "RB-01", "Version " + production + ", which production runs, has no tag. Push its tag again."));
            } else if (!source.isAncestor(base.get().commit(), head)) {
                violations.add(violation(
                        "RB-01",
                        "The branch %s does not contain version %s, which production runs. Merge the tag %s into it, or rebase it on that, and push; then answer again."
                                .formatted(
                                        release.branch(), production, base.get().name())));
            } else if (base.get().commit().equals(head)) {
                violations.add(violation(
                        "PRIN-02",
                        "The branch %s brings nothing that version %s has not. Push the change, or withdraw the release."
                                .formatted(release.branch(), production)));
            }
        } catch (SourceException e) {
            violations.add(violation("RB-01", e.getMessage()));
        }
        VersionSuccession.violations(
                        production,
                        release.version(),
                        release.type(),
                        release.changeType(),
                        releases.usedVersions(release.service(), production))
                .forEach(v -> violations.add(
                        violation(v.item(), v.message() + " Withdraw this release and start that version.")));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return release.rebased(production, head);
    }

    private static SubmissionRefusedException refused(String message) {
        return new SubmissionRefusedException(violation("RB-01", message));
    }

    private static Violation violation(String item, @Nullable String message) {
        return new Violation(item, "rebase", String.valueOf(message));
    }

    private String head(ReleaseDetails release) {
        return sources.of(release.service())
                .flatMap(s -> s.branchHead(release.branch()))
                .orElseThrow(() -> new SubmissionRefusedException(new Violation(
                        BranchFit.item(release.branch()),
                        "newCommit",
                        "The branch " + release.branch() + " is gone. Push it again or keep the commit.")));
    }

    private static Map<String, Object> difference(ReleaseDetails before, ReleaseDetails after) {
        Map<String, Object> old = ReleasePayload.of(before);
        Map<String, Object> changed = new LinkedHashMap<>();
        if (before.plannedAt() != null && after.plannedAt() == null) {
            changed.put("plannedAt", "");
        }
        ReleasePayload.of(after).forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changed.put(name, value);
            }
        });
        return changed;
    }
}
