package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.FailedStepDecided;
import com.maqsafy.releases.deployment.ProductionGuard;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.release.ChangesWhatRuns;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.release.VerificationRoundOpened;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a service that is held in maintenance mode may be opened (DEP-07): what runs since the last step or decision has
 * been verified, for a deployment or a rollback, or the rollback owner gave up and said that it is opened as it is.
 *
 * <p>It knows the ledger only: users do not wait for a repository that cannot be reached.
 */
@Component
class ReopeningGuard implements ProductionGuard {

    private final Ledger ledger;

    ReopeningGuard(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> objection(String release, String plan) {
        return plan.equals(REOPENING) ? objection(ledger.records(release)) : Optional.empty();
    }

    private static Optional<String> objection(List<LedgerRecord> records) {
        Optional<LedgerRecord> change = records.stream()
                .filter(r -> r.is(ChangesWhatRuns.class) || r.is(FailedStepDecided.class))
                .reduce((earlier, later) -> later);
        boolean gaveUp = change.flatMap(r -> r.as(RecoveryDecided.class))
                .map(Recorded::event)
                .filter(d -> d.decision().equals("failed") && !d.reason().isBlank())
                .isPresent();
        long since = change.map(LedgerRecord::sequence).orElse(0L);
        return gaveUp
                        || (change.filter(ReopeningGuard::leftUndone).isEmpty()
                                && verified(new ReleaseHistory(records).since(since)))
                ? Optional.empty()
                : Optional.of("What runs now has not been verified since "
                        + change.map(LedgerRecord::kind).orElse("the release was requested")
                        + ", and nobody gave up and decided to open the service (DEP-07).");
    }

    /** A step that did not end well, and of which nobody said that it is done: checks that pass say nothing then. */
    private static boolean leftUndone(LedgerRecord change) {
        return change.as(StepEnded.class)
                        .filter(r -> !r.event().outcome().equals("succeeded"))
                        .isPresent()
                || change.as(FailedStepDecided.class)
                        .filter(r -> !r.event().decision().equals("done"))
                        .isPresent();
    }

    private static boolean verified(ReleaseHistory since) {
        return since.last(VerificationRoundOpened.class)
                .map(r -> r.event().checks())
                .filter(checks -> !checks.isEmpty() && checks.stream().allMatch(check -> passed(since, check)))
                .isPresent();
    }

    private static boolean passed(ReleaseHistory since, String check) {
        Optional<Recorded<CheckRun>> run =
                since.last(CheckRun.class, r -> r.check().equals(check));
        return run.filter(r -> r.event().passed()).isPresent()
                || run.filter(r -> !r.event().critical())
                        .flatMap(r -> since.last(FailedChecksDecided.class)
                                .filter(d -> d.sequence() > r.sequence())
                                .map(Recorded::event)
                                .filter(d -> d.decision().equals("accept")
                                        && d.checks().contains(check)))
                        .isPresent();
    }
}
