package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.Failed;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.Refusal;
import com.maqsafy.releases.release.Rejected;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RolledBack;
import com.maqsafy.releases.release.TouchesProduction;
import com.maqsafy.releases.release.WithdrawalRequested;
import com.maqsafy.releases.release.Withdrawn;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Writes the outcomes of release processes that end without a release, in the transaction in which they end. */
@Component
class Outcomes {

    private final Releases releases;
    private final Ledger ledger;

    Outcomes(Releases releases, Ledger ledger) {
        this.releases = releases;
        this.ledger = ledger;
    }

    void record(DelegateExecution execution, ReleaseStatus status, String text) {
        String release = execution.getProcessBusinessKey();
        ReleaseStatus before = releases.get(release).status();
        boolean endsBeforeProduction = status == ReleaseStatus.WITHDRAWN || status == ReleaseStatus.REJECTED;
        if (endsBeforeProduction
                && before.phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION
                && !(status == ReleaseStatus.WITHDRAWN
                        && before == ReleaseStatus.DEPLOYING
                        && !TouchesProduction.in(ledger.records(release)))) {
            throw new BadUserRequestException("REL-REL-005 " + release + " is " + before.word()
                    + ": production has been touched, so it cannot be " + status.word() + " any more. Roll it back.");
        }
        FinalStatus.requireJustified(release, status, ledger.records(release));
        String reason = reason(release, status).orElse(text);
        ledger.append(Attestation.of(release, "system:release", event(release, status, reason)));
        releases.moveTo(release, status, reason);
    }

    private LedgerEvent event(String release, ReleaseStatus status, String reason) {
        return switch (status) {
            case WITHDRAWN -> new Withdrawn(reason);
            case REJECTED -> new Rejected(reason);
            case ROLLED_BACK -> new RolledBack(reason, ranBefore(release));
            default -> new Failed(reason);
        };
    }

    private Optional<String> reason(String release, ReleaseStatus status) {
        Optional<String> reason = switch (status) {
            case WITHDRAWN ->
                ledger.last(release, WithdrawalRequested.class)
                        .map(r -> r.event().reason());
            case REJECTED ->
                ledger.history(release)
                        .last(Refusal.class, Refusal::refuses)
                        .map(r -> r.event().reason());
            case ROLLED_BACK ->
                Optional.of(
                        "Version " + ranBefore(release)
                                + ", which ran before, is back in production; the tag of this version stays and names one that production did not keep.");
            default -> Optional.empty();
        };
        return reason.filter(said -> !said.isBlank());
    }

    private String ranBefore(String release) {
        return RanBefore.of(releases.get(release), ledger.last(release, DeploymentStarted.class));
    }
}
