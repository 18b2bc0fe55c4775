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
import com.maqsafy.releases.policy.LiveFacts.WayBack;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import com.maqsafy.releases.verification.ApplicableChecks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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

    private static ProductionState state(String version, String commit) {
        return new ProductionState("canteen-api", version, commit, Instant.EPOCH, null, null, null, null, null);
    }

    private GateDossiers dossiers() {
        Releases releases = mock(Releases.class);
        when(releases.get(release.key())).thenReturn(release);
        SourceRepositories sources = mock(SourceRepositories.class);
        when(sources.of(release.service())).thenReturn(Optional.of(repository));
        DeploymentPlans plans = mock(DeploymentPlans.class);
        when(plans.returnsTo(release)).thenReturn("1.4.1");
        DeploymentCalendar calendar = mock(DeploymentCalendar.class);
        when(calendar.assess(any(), any())).thenReturn(mock(CalendarAnswer.class));
        return new GateDossiers(
                releases,
                mock(Restrictions.class),
                mock(Ledger.class),
                sources,
                calendar,
                plans,
                production,
                observations,
                mock(ApplicableChecks.class),
                mock(PolicyCatalogue.class),
                Clock.systemUTC());
    }
}
