package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        if (endsBeforeProduction && before.phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION) {
            throw new BadUserRequestException("REL-REL-005 " + release + " is " + before.word()
                    + ": production has been touched, so it cannot be " + status.word() + " any more. Roll it back.");
        }
        FinalStatus.requireJustified(release, status, ledger.records(release));
        String reason = reason(release, status).orElse(text);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("reason", reason);
        if (status == ReleaseStatus.ROLLED_BACK) {
            payload.put(RanBefore.MEMBER, ranBefore(release));
        }
        ledger.append(Attestation.of(release, "system:release", kind(status), List.of("LOG-05", "LOG-06"), payload));
        releases.moveTo(release, status, reason);
    }

    private static String kind(ReleaseStatus status) {
        return switch (status) {
            case WITHDRAWN -> "withdrawn";
            case REJECTED -> "rejected";
            case ROLLED_BACK -> "rolledBack";
            default -> "failed";
        };
    }

    private Optional<String> reason(String release, ReleaseStatus status) {
        return switch (status) {
            case WITHDRAWN -> ledger.last(release, "withdrawalRequested").flatMap(Outcomes::said);
            case REJECTED ->
                ledger.records(release).stream()
                        .filter(FinalStatus::refuses)
                        .reduce((earlier, later) -> later)
                        .flatMap(Outcomes::said);
            case ROLLED_BACK ->
                Optional.of(
                        "Version " + ranBefore(release)
                                + ", which ran before, is back in production; the tag of this version stays and names one that production did not keep.");
            default -> Optional.empty();
        };
    }

    private String ranBefore(String release) {
        return RanBefore.of(releases.get(release), ledger.last(release, "deploymentStarted"));
    }

    private static Optional<String> said(LedgerRecord record) {
        return Optional.of(record.payload().path("reason").asText()).filter(r -> !r.isBlank());
    }
}
