package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.release.ChangesWhatRuns;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.OfVerification;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.Refusal;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.RollbackDecided;
import com.maqsafy.releases.release.VerificationRoundOpened;
import com.maqsafy.releases.release.WithdrawalRequested;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A release ends only with the records that say why (LOG-05): a token that was moved to an end writes no status. What is
 * final stays as it is, so a lie would too.
 */
final class FinalStatus {

    private FinalStatus() {}

    /**
     * Lets pass what the ledger justifies.
     *
     * @throws BadUserRequestException {@code REL-REL-006} when it does not
     */
    static void requireJustified(String release, ReleaseStatus status, List<LedgerRecord> records) {
        ReleaseHistory history = new ReleaseHistory(records);
        String missing = switch (status) {
            case WITHDRAWN -> history.has(WithdrawalRequested.class) ? "" : "nobody has asked for its withdrawal";
            case REJECTED ->
                history.last(Refusal.class, Refusal::refuses).isPresent() ? "" : "nobody has decided against it";
            case ROLLED_BACK ->
                rolledBack(history) ? "" : "no rollback of its last deployment was decided on and verified";
            case FAILED -> recovery(history, "failed") ? "" : "nobody has given up the recovery of its last deployment";
            default -> "that is no status of an end without a release";
        };
        if (!missing.isEmpty()) {
            throw new BadUserRequestException("REL-REL-006 " + release + " is not " + status.word() + ": " + missing
                    + ". Move the token back to where the work is.");
        }
    }

    /** Approved, or recovered by hand, and then verified (RB-07, RB-08). */
    private static boolean rolledBack(ReleaseHistory history) {
        ReleaseHistory attempt = ofAttempt(history);
        boolean decided = recovery(history, "recovered")
                || attempt.last(RollbackDecided.class)
                        .filter(r -> r.event().decision().equals("approve"))
                        .isPresent();
        Optional<Recorded<VerificationRoundOpened>> round =
                attempt.last(VerificationRoundOpened.class, FinalStatus::ofRollback);
        return decided && round.isPresent() && verified(round.get(), history);
    }

    private static boolean verified(Recorded<VerificationRoundOpened> round, ReleaseHistory history) {
        long changed = history.lastSequence(ChangesWhatRuns.class);
        List<String> checks = round.event().checks();
        return changed > 0
                && round.sequence() > changed
                && !checks.isEmpty()
                && checks.stream().allMatch(check -> passed(check, history.since(changed)));
    }

    private static boolean passed(String check, ReleaseHistory since) {
        return since.last(CheckRun.class, run -> ofRollback(run) && run.check().equals(check))
                .filter(run -> run.event().passed() || accepted(run, since))
                .isPresent();
    }

    private static boolean accepted(Recorded<CheckRun> run, ReleaseHistory since) {
        return !run.event().critical()
                && since.last(FailedChecksDecided.class, FinalStatus::ofRollback)
                        .filter(d -> d.sequence() > run.sequence())
                        .map(Recorded::event)
                        .filter(d -> d.decision().equals("accept")
                                && d.checks().contains(run.event().check()))
                        .isPresent();
    }

    private static boolean recovery(ReleaseHistory history, String decision) {
        return ofAttempt(history)
                .last(RecoveryDecided.class)
                .filter(r -> r.event().decision().equals(decision))
                .isPresent();
    }

    /** What came after the last start of a deployment; nothing when there was none. */
    private static ReleaseHistory ofAttempt(ReleaseHistory history) {
        return history.last(DeploymentStarted.class)
                .map(started -> history.since(started.sequence()))
                .orElse(new ReleaseHistory(List.of()));
    }

    private static boolean ofRollback(OfVerification event) {
        return event.purpose().equals("rollback");
    }
}
