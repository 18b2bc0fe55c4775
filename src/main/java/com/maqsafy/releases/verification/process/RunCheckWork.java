package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkKind;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckRequest;
import com.maqsafy.releases.verification.CheckResult;
import com.maqsafy.releases.verification.CheckRunner;
import com.maqsafy.releases.verification.CheckStarted;
import com.maqsafy.releases.verification.RunningVersionCheck;
import com.maqsafy.releases.verification.process.VerificationRounds.Round;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one check and attests its result (POST-01 to POST-14); a result that is there already is not asked again. */
@Component
class RunCheckWork implements WorkHandler {

    private static final Set<String> ROLLBACK_BEGINS = Set.of("rollbackDecided", "recoveryDecided", "stepEnded");

    private final Releases releases;
    private final Ledger ledger;
    private final VerificationRounds rounds;
    private final CheckRunner runner;
    private final ApplicableChecks checks;
    private final RunningVersionCheck runningVersion;
    private final Maintenance maintenance;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    RunCheckWork(
            Releases releases,
            Ledger ledger,
            VerificationRounds rounds,
            CheckRunner runner,
            ApplicableChecks checks,
            RunningVersionCheck runningVersion,
            Maintenance maintenance,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher) {
        this.releases = releases;
        this.ledger = ledger;
        this.rounds = rounds;
        this.runner = runner;
        this.checks = checks;
        this.runningVersion = runningVersion;
        this.maintenance = maintenance;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    @Override
    public String topic() {
        return "verification-check";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CHECKS;
    }

    @Override
    public WorkResult work(WorkItem item) {
        String purpose = item.required("purpose");
        String check = item.required("check");
        if (rounds.hasRun(item.release(), purpose, check)) {
            return WorkResult.done();
        }
        ReleaseDetails release = releases.get(item.release());
        Round round = rounds.current(item.release(), purpose);
        publisher.publishEvent(new CheckStarted(item.release(), purpose, round.attempt(), round.round(), check));
        CheckResult result = check.equals(RunningVersionCheck.ID)
                ? runningVersion.ask(release, round.expectedVersion())
                : runner.run(
                        release.service(),
                        check,
                        new CheckRequest(
                                round.expectedVersion(),
                                since(release, purpose),
                                Map.of(),
                                maintenance.bypass(item.release()).orElse(null)));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("purpose", purpose);
        payload.put("attempt", round.attempt());
        payload.put("round", round.round());
        payload.put("check", check);
        payload.put("item", result.item());
        payload.put("critical", critical(release, check, result.item()));
        payload.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        payload.put("evidence", result.evidence());
        payload.put("durationMs", result.duration().toMillis());
        payload.put("expectedVersion", round.expectedVersion());
        transaction.executeWithoutResult(tx -> {
            ledger.append(new Attestation(
                    item.release(),
                    "system:worker",
                    "checkRun",
                    List.of(result.item()),
                    item.element(),
                    item.definition(),
                    payload));
            item.lease().confirm();
        });
        return WorkResult.done();
    }

    private boolean critical(ReleaseDetails release, String check, String item) {
        return checks.of(release.service(), release.type(), List.of(item)).stream()
                .filter(c -> c.id().equals(check))
                .anyMatch(c -> c.critical());
    }

    /** When what runs now began: errors of the version that was taken back are not the fault of the one before. */
    private Instant since(ReleaseDetails release, String purpose) {
        Set<String> beginnings = purpose.equals("rollback") ? ROLLBACK_BEGINS : Set.of("deploymentStarted");
        return ledger.records(release.key()).stream()
                .filter(r -> beginnings.contains(r.kind()))
                .map(LedgerRecord::time)
                .reduce((earlier, later) -> later)
                .orElse(release.createdAt());
    }
}
