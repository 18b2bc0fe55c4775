package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionState;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.LiveFacts.WayBack;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import com.maqsafy.releases.verification.CheckKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate finds out about production and the way back before production is touched (RB-01). */
class GateDossiersTest {

    private static final String RUNS = "c".repeat(40);
    private static final String OTHER = "d".repeat(40);

    private final ReleaseDetails release = new ReleaseStory().details();
    private final SourceRepository repository = mock(SourceRepository.class);
    private final ProductionStates production = mock(ProductionStates.class);
    private final ProductionObservations observations = mock(ProductionObservations.class);
    private final Releases releases = mock(Releases.class);
    private final Restrictions restrictions = mock(Restrictions.class);
    private final ApplicableChecks checks = mock(ApplicableChecks.class);
    private final PolicyCatalogue catalogue = mock(PolicyCatalogue.class);

    @ParameterizedTest
    @CsvSource({
        "recorded, on what runs, there, true",
        "recorded, on what runs, gone, false",
        "recorded, elsewhere, there, false",
        "another version recorded, elsewhere, there, true",
        "no commit recorded, elsewhere, there, true",
    })
    void theTagHasToLeadToWhatRuns(String recorded, String tag, String commit, boolean way) {
        String tagged = tag.equals("elsewhere") ? OTHER : RUNS;
        when(production.of(release.service()))
                .thenReturn(Optional.of(state(
                        recorded.startsWith("another") ? "1.4.0" : "1.4.1", recorded.startsWith("no") ? null : RUNS)));
        when(repository.versionTag("1.4.1")).thenReturn(Optional.of(new VersionTag("v1.4.1", "1.4.1", tagged)));
        when(repository.findCommit(tagged)).thenReturn(commit.equals("gone") ? Optional.empty() : Optional.of(tagged));

        WayBack back = dossiers().of(release.key()).live().wayBack();

        assertThat(back.tagged()).isTrue();
        assertThat(back.committed()).isEqualTo(way);
    }

    @Test
    void aDeletedTagIsNoWayBack() {
        when(production.of(release.service())).thenReturn(Optional.of(state("1.4.1", RUNS)));

        assertThat(dossiers().of(release.key()).live().wayBack().tagged()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "somebody deployed past it, canteen-api-1.5.0, 1.4.9, 60, 1.4.9",
        "another commit of the version, canteen-api-1.5.0, 1.4.1, 60, 1.4.1 at commit ddddddd",
        "what is recorded, canteen-api-1.5.0, 1.4.0, 60,",
        "asked before it was let pass, canteen-api-1.5.0, 1.4.9, -60,",
        "another release changes it, canteen-api-1.4.2, 1.4.9, 60,",
    })
    void whatCameSinceTheGateLetItPassIsNoSecret(
            String what, String changing, String runs, int secondsLater, String found) {
        Instant since = Instant.parse("2026-11-02T10:00:00Z");
        String commit = runs.equals("1.4.1") ? "ddddddd" : null;
        String recorded = runs.equals("1.4.9") || runs.equals("1.4.1") ? "1.4.1" : runs;
        when(observations.configured(release.service())).thenReturn(true);
        when(production.of(release.service()))
                .thenReturn(Optional.of(new ProductionState(
                        "canteen-api",
                        recorded,
                        RUNS,
                        Instant.EPOCH,
                        null,
                        new ProductionState.Held(changing, since),
                        null,
                        new ProductionState.Observed(runs, commit, since.plusSeconds(secondsLater), null),
                        null)));

        assertThat(dossiers().of(release.key()).live().production().drift()).isEqualTo(Optional.ofNullable(found));
    }

    @Test
    void nothingIsKnownOfAServiceWithoutSource() {
        LiveFacts facts = dossiers().of(release.key()).live();
        assertThat(facts.productionVersion()).isEmpty();
        assertThat(facts.production()).isEqualTo(LiveFacts.Production.NOT_ASKED);
        assertThat(facts.tagCommit()).isEmpty();
        assertThat(facts.otherReleaseInProduction()).isEmpty();
        assertThat(facts.commitOnBranch()).isFalse();
        assertThat(facts.containsPrevious()).isFalse();
        assertThat(facts.applicableChecks()).isEmpty();
    }

    @Test
    void asksGitForTheTagAndTheBranch() {
        when(production.of(release.service())).thenReturn(Optional.of(state("1.4.1", RUNS)));
        when(repository.versionTag("1.5.0")).thenReturn(Optional.of(new VersionTag("v1.5.0", "1.5.0", OTHER)));
        when(repository.contains(release.branch(), release.commit())).thenReturn(true);

        LiveFacts facts = dossiers().of(release.key()).live();

        assertThat(facts.productionVersion()).isEqualTo("1.4.1");
        assertThat(facts.tagCommit()).contains(OTHER);
        assertThat(facts.commitOnBranch()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "there, tagged, ancestor, true",
        "gone, tagged, ancestor, false",
        "there, no tag, ancestor, false",
        "there, tagged, elsewhere, false",
    })
    void containsThePreviousVersionWhenItsCommitDoes(String commit, String tag, String ancestor, boolean contains) {
        when(repository.findCommit(release.commit()))
                .thenReturn(commit.equals("there") ? Optional.of(release.commit()) : Optional.empty());
        when(repository.versionTag("1.4.1"))
                .thenReturn(
                        tag.equals("tagged") ? Optional.of(new VersionTag("v1.4.1", "1.4.1", RUNS)) : Optional.empty());
        when(repository.isAncestor(RUNS, release.commit())).thenReturn(ancestor.equals("ancestor"));

        assertThat(dossiers().of(release.key()).live().containsPrevious()).isEqualTo(contains);
    }

    @Test
    void namesAnotherReleaseInProductionUnlessItIsRestricted() {
        ReleaseStory own = new ReleaseStory();
        own.status = ReleaseStatus.DEPLOYING;
        ReleaseStory waiting = new ReleaseStory();
        waiting.version = "1.4.3";
        ReleaseStory other = new ReleaseStory();
        other.version = "1.4.2";
        other.status = ReleaseStatus.VERIFYING;
        when(releases.open("canteen-api")).thenReturn(List.of(own.details(), waiting.details()));
        assertThat(dossiers().of(release.key()).live().otherReleaseInProduction())
                .isEmpty();

        when(releases.open("canteen-api")).thenReturn(List.of(own.details(), waiting.details(), other.details()));
        assertThat(dossiers().of(release.key()).live().otherReleaseInProduction())
                .contains("canteen-api-1.4.2");

        when(restrictions.restricted("canteen-api-1.4.2")).thenReturn(true);
        assertThat(dossiers().of(release.key()).live().otherReleaseInProduction())
                .contains("");
    }

    @Test
    void saysWhyTheTargetCouldNotBeAsked() {
        when(observations.configured(release.service())).thenReturn(true);
        assertThat(dossiers().of(release.key()).live().production())
                .isEqualTo(new LiveFacts.Production(true, Optional.empty(), Optional.of("It was not asked yet.")));

        when(production.of(release.service()))
                .thenReturn(Optional.of(new ProductionState(
                        "canteen-api",
                        "1.4.1",
                        RUNS,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        new ProductionState.Observed(null, null, Instant.EPOCH, "It does not answer."),
                        null)));
        assertThat(dossiers().of(release.key()).live().production().unknown()).contains("It does not answer.");
    }

    @Test
    void namesTheChecksThatApply() {
        when(catalogue.applicableChecks(release.changedAspects(), release.type()))
                .thenReturn(new TreeSet<>(Set.of("POST-01")));
        when(checks.of(release.service(), release.type(), new TreeSet<>(Set.of("POST-01"))))
                .thenReturn(List.of(new CheckDefinition("health", "POST-01", CheckKind.HTTP, true, "It is up")));

        assertThat(dossiers().of(release.key()).live().applicableChecks())
                .containsExactly(new LiveFacts.ApplicableCheck("health", "POST-01", true));
    }

    private static ProductionState state(String version, String commit) {
        return new ProductionState("canteen-api", version, commit, Instant.EPOCH, null, null, null, null, null);
    }

    private GateDossiers dossiers() {
        when(releases.get(release.key())).thenReturn(release);
        SourceRepositories sources = mock(SourceRepositories.class);
        when(sources.of(release.service())).thenReturn(Optional.of(repository));
        DeploymentPlans plans = mock(DeploymentPlans.class);
        when(plans.returnsTo(release)).thenReturn("1.4.1");
        DeploymentCalendar calendar = mock(DeploymentCalendar.class);
        when(calendar.assess(any(), any())).thenReturn(mock(CalendarAnswer.class));
        return new GateDossiers(
                releases,
                restrictions,
                mock(Ledger.class),
                sources,
                calendar,
                plans,
                production,
                observations,
                checks,
                catalogue,
                Clock.systemUTC());
    }
}
