package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.ArtefactsDigested;
import com.maqsafy.releases.deployment.ArtefactsDigested.Artefact;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("VER-05: what runs is the version that must run, made of what was to be deployed")
class RunningVersionCheckTest {

    private final ReleaseDetails release = new ReleaseStory().details();
    private final ProductionObservations production = mock(ProductionObservations.class);
    private final RunningVersionCheck check = new RunningVersionCheck(production, Clock.systemUTC());

    @Test
    void failsWhenAnArtefactIsNotWhatWasToBeDeployed() {
        runs("1.5.0");
        assertThat(check.ask(release, "1.5.0", digested(null, null)).outcome()).isEqualTo(Outcome.PASSED);
        CheckResult other = check.ask(release, "1.5.0", digested(List.of("canteen.tar.gz"), null));
        assertThat(other.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(other.evidence())
                .isEqualTo(
                        "REL-VER-010 digested 1 artefact after the deployment: not what was to be deployed: canteen.tar.gz");
        CheckResult unknown = check.ask(release, "1.5.0", digested(null, "REL-DEP-090 It ended so."));
        assertThat(unknown.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(unknown.evidence()).startsWith("REL-VER-011 ").endsWith("REL-DEP-090 It ended so.");
    }

    @Test
    void failsForTheVersionFirst() {
        runs("1.4.1");
        assertThat(check.ask(release, "1.5.0", digested(null, null)).evidence())
                .isEqualTo("REL-VER-010 version 1.4.1 runs, 1.5.0 must run");
    }

    @Test
    @DisplayName("RB-01: a rollback to a tag that was moved runs the version and not the commit that ran before")
    void failsWhenARollbackCameToAnotherCommit() {
        when(production.recordedCommit("canteen-api", "1.4.1")).thenReturn(Optional.of("b".repeat(40)));
        runs("1.4.1", "bbbbbbb");
        assertThat(check.ask(release, "1.4.1").outcome()).isEqualTo(Outcome.PASSED);
        runs("1.4.1", null);
        assertThat(check.ask(release, "1.4.1").outcome()).isEqualTo(Outcome.PASSED);
        runs("1.4.1", "ccccccc");
        CheckResult moved = check.ask(release, "1.4.1");
        assertThat(moved.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(moved.evidence())
                .isEqualTo("REL-VER-010 commit ccccccc runs, the one that ran before is " + "b".repeat(40));
    }

    private void runs(String version) {
        runs(version, null);
    }

    private void runs(String version, @Nullable String commit) {
        when(production.observe("canteen-api"))
                .thenReturn(Optional.of(new Observed(version, commit, Instant.EPOCH, null)));
    }

    private static ArtefactsDigested digested(@Nullable List<String> different, @Nullable String message) {
        return new ArtefactsDigested(
                1,
                "after",
                message == null ? "succeeded" : "failed",
                List.of(new Artefact("canteen.tar.gz", "a".repeat(64))),
                different,
                message,
                null);
    }
}
