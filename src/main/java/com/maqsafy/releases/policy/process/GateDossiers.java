package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.PlannedStep;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionState;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import com.maqsafy.releases.verification.ApplicableChecks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Collects what the gate looks at: the release, its ledger, and what is true right now. */
@Component
class GateDossiers implements Dossiers {

    private final Releases releases;
    private final Restrictions restrictions;
    private final Ledger ledger;
    private final SourceRepositories sources;
    private final DeploymentCalendar calendar;
    private final DeploymentPlans plans;
    private final ProductionStates production;
    private final ProductionObservations observations;
    private final ApplicableChecks checks;
    private final PolicyCatalogue catalogue;
    private final Clock clock;

    GateDossiers(
            Releases releases,
            Restrictions restrictions,
            Ledger ledger,
            SourceRepositories sources,
            DeploymentCalendar calendar,
            DeploymentPlans plans,
            ProductionStates production,
            ProductionObservations observations,
            ApplicableChecks checks,
            PolicyCatalogue catalogue,
            Clock clock) {
        this.releases = releases;
        this.restrictions = restrictions;
        this.ledger = ledger;
        this.sources = sources;
        this.calendar = calendar;
        this.plans = plans;
        this.production = production;
        this.observations = observations;
        this.checks = checks;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Dossier of(String key) {
        ReleaseDetails release = releases.get(key);
        return Dossier.of(release, ledger.records(key), clock.instant(), () -> live(release));
    }

    private LiveFacts live(ReleaseDetails release) {
        Optional<SourceRepository> source = sources.of(release.service());
        Optional<ProductionState> state = production.of(release.service());
        return new LiveFacts(
                state.map(ProductionState::version).orElse(""),
                production(release, state),
                wayBack(release, source, state),
                releases.usedVersions(release.service(), release.previousVersion()),
                source.flatMap(s -> s.versionTag(release.version())).map(VersionTag::commit),
                releases.open(release.service()).stream()
                        .filter(r -> r.status().phase() == ReleaseStatus.Phase.IN_PRODUCTION)
                        .map(ReleaseDetails::key)
                        .filter(k -> !k.equals(release.key()))
                        .findFirst()
                        .map(k -> restrictions.restricted(k) ? "" : k),
                source.map(s -> s.contains(release.branch(), release.commit())).orElse(false),
                source.map(s -> containsPrevious(s, release)).orElse(false),
                CalendarAnswer.of(calendar, release.service(), clock.instant()),
                plans.deployment(release).stream().map(PlannedStep::id).toList(),
                checks(release));
    }

    private LiveFacts.Production production(ReleaseDetails release, Optional<ProductionState> state) {
        if (!observations.configured(release.service())) {
            return LiveFacts.Production.NOT_ASKED;
        }
        Optional<ProductionState.Observed> observed = state.map(ProductionState::observed);
        return new LiveFacts.Production(
                true,
                state.flatMap(s -> s.foundInstead(release.key())),
                observed.isEmpty()
                        ? Optional.of("It was not asked yet.")
                        : observed.map(ProductionState.Observed::error));
    }

    private LiveFacts.WayBack wayBack(
            ReleaseDetails release, Optional<SourceRepository> source, Optional<ProductionState> state) {
        String version = plans.returnsTo(release);
        // The commit that runs is what it returns to; a tag that was moved leads elsewhere.
        Optional<String> runs = state.filter(s -> s.version().equals(version)).map(ProductionState::commit);
        Optional<VersionTag> tag = source.flatMap(s -> s.versionTag(version));
        return new LiveFacts.WayBack(
                version,
                tag.isPresent(),
                tag.filter(t -> runs.isEmpty() || runs.get().equals(t.commit()))
                        .flatMap(t -> source.orElseThrow().findCommit(t.commit()))
                        .isPresent(),
                plans.rollbackConfigured(release.service()),
                plans.availabilityConfigured(release.service()));
    }

    private static boolean containsPrevious(SourceRepository source, ReleaseDetails release) {
        return source.findCommit(release.commit()).isPresent()
                && source.versionTag(release.previousVersion())
                        .map(previous -> source.isAncestor(previous.commit(), release.commit()))
                        .orElse(false);
    }

    private List<ApplicableCheck> checks(ReleaseDetails release) {
        return checks
                .of(
                        release.service(),
                        release.type(),
                        catalogue.applicableChecks(release.changedAspects(), release.type()))
                .stream()
                .map(c -> new ApplicableCheck(c.id(), c.item(), c.critical()))
                .toList();
    }
}
