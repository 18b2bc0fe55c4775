package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.ArtefactsDigested;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The check that every service has whose target can be asked ({@code releases.services.<service>.production}): it runs
 * the version that must run now, the release's after a deployment and the one before it after a rollback (promise 8). It
 * is critical: nobody accepts that something else runs.
 */
@Component
public class RunningVersionCheck {

    /** Its id; no configured check may have it. */
    public static final String ID = "running-version";

    private static final CheckDefinition DEFINITION = new CheckDefinition(
            ID, "DEP-01", CheckKind.RUNNING_VERSION, true, "The version that must run is the one that runs");

    private final ProductionObservations production;
    private final Clock clock;

    RunningVersionCheck(ProductionObservations production, Clock clock) {
        this.production = production;
        this.clock = clock;
    }

    /** The check of a service, if its target can be asked. */
    Optional<CheckDefinition> of(String service) {
        return production.configured(service) ? Optional.of(DEFINITION) : Optional.empty();
    }

    /**
     * Asks the target what runs.
     *
     * @param expected the version that must run
     */
    public CheckResult ask(ReleaseDetails release, String expected) {
        Instant began = clock.instant();
        Optional<Observed> observed = production.observe(release.service());
        Duration took = Duration.between(began, clock.instant());
        return observed.map(o -> judge(release, expected, o, took))
                .orElseGet(() -> new CheckResult(
                        ID,
                        DEFINITION.item(),
                        Outcome.ERRORED,
                        "REL-VER-011 releases.services." + release.service()
                                + ".production is gone from the settings, so the target is not asked",
                        took));
    }

    /** The same, and what the target has must be what was to be deployed (VER-05). */
    public CheckResult ask(ReleaseDetails release, String expected, ArtefactsDigested artefacts) {
        CheckResult asked = ask(release, expected);
        return asked.outcome() != Outcome.PASSED || artefacts.asPlanned()
                ? asked
                : result(
                        artefacts.message() == null ? Outcome.FAILED : Outcome.ERRORED,
                        (artefacts.message() == null ? "REL-VER-010 " : "REL-VER-011 ")
                                + artefacts.words().text(),
                        asked.duration());
    }

    private CheckResult judge(ReleaseDetails release, String expected, Observed observed, Duration took) {
        if (observed.version() == null) {
            return result(Outcome.ERRORED, "REL-VER-012 " + observed.error(), took);
        }
        if (!observed.version().equals(expected)) {
            return result(
                    Outcome.FAILED,
                    "REL-VER-010 version " + observed.version() + " runs, " + expected + " must run",
                    took);
        }
        boolean own = expected.equals(release.version());
        // A tag that was moved leads a rollback to another commit than the one that ran.
        Optional<String> commit =
                own ? Optional.of(release.commit()) : production.recordedCommit(release.service(), expected);
        String found = observed.commit();
        return commit.filter(must -> found != null && !must.startsWith(found))
                .map(must -> result(
                        Outcome.FAILED,
                        "REL-VER-010 commit " + found + " runs, the "
                                + (own ? "approved one is " : "one that ran before is ") + must,
                        took))
                .orElseGet(() -> result(Outcome.PASSED, "version " + observed.version() + " runs", took));
    }

    private static CheckResult result(Outcome outcome, String evidence, Duration took) {
        return new CheckResult(ID, DEFINITION.item(), outcome, evidence, took);
    }
}
