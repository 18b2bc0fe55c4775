package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.deployment.ArtefactDigests;
import com.maqsafy.releases.deployment.ArtefactDigests.Digested;
import com.maqsafy.releases.deployment.Maintenance;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkKind;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RollbackDecided;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import com.maqsafy.releases.verification.CheckRequest;
import com.maqsafy.releases.verification.CheckResult;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import com.maqsafy.releases.verification.CheckRunner;
import com.maqsafy.releases.verification.CheckStarted;
import com.maqsafy.releases.verification.RunningVersionCheck;
import com.maqsafy.releases.verification.VerificationException;
import com.maqsafy.releases.verification.process.VerificationRounds.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one check and attests its result (POST-01 to POST-14); a result that is there already is not asked again. */
@Component
class RunCheckWork implements WorkHandler {

    /** The item of a check of which only the name is known. */
    private static final String GONE = "DEP-01";

    private final Releases releases;
    private final Ledger ledger;
    private final KeptFiles files;
    private final VerificationRounds rounds;
    private final CheckRunner runner;
    private final ApplicableChecks checks;
    private final RunningVersionCheck runningVersion;
    private final Maintenance maintenance;
    private final ArtefactDigests artefacts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    RunCheckWork(
            Releases releases,
            Ledger ledger,
            KeptFiles files,
            VerificationRounds rounds,
            CheckRunner runner,
            ApplicableChecks checks,
            RunningVersionCheck runningVersion,
            Maintenance maintenance,
            ArtefactDigests artefacts,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher) {
        this.releases = releases;
        this.ledger = ledger;
        this.files = files;
        this.rounds = rounds;
        this.runner = runner;
        this.checks = checks;
        this.runningVersion = runningVersion;
        this.maintenance = maintenance;
        this.artefacts = artefacts;
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
        boolean whatRuns = check.equals(RunningVersionCheck.ID);
        Optional<Digested> digested =
                whatRuns && purpose.equals("deployment") ? artefacts.after(release, round.attempt()) : Optional.empty();
        CheckResult result = whatRuns
                ? digested.map(Digested::event)
                        .map(event -> runningVersion.ask(release, round.expectedVersion(), event))
                        .orElseGet(() -> runningVersion.ask(release, round.expectedVersion()))
                : ask(item.release(), release, purpose, round, check);
        byte[] answer = result.answer() == null ? null : KeptFile.bytes(result.answer());
        CheckRun event = new CheckRun(
                purpose,
                round.attempt(),
                round.round(),
                check,
                result.item(),
                round.criticalItems().contains(result.item()) || critical(release, check, result.item()),
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.evidence(),
                result.duration().toMillis(),
                round.expectedVersion(),
                answer == null ? null : KeptFile.of(answer));
        transaction.executeWithoutResult(tx -> {
            if (answer != null) {
                files.keep(answer);
            }
            digested.ifPresent(d -> {
                files.keep(d.printed());
                ledger.append(Attestation.of(item.release(), "system:worker", d.event())
                        .at(item.element(), item.definition()));
            });
            ledger.append(Attestation.of(item.release(), "system:worker", event)
                    .serving(List.of(result.item()))
                    .at(item.element(), item.definition()));
            item.lease().confirm();
        });
        return WorkResult.done();
    }

    private CheckResult ask(String key, ReleaseDetails release, String purpose, Round round, String check) {
        CheckRequest request = new CheckRequest(
                round.expectedVersion(),
                since(release, purpose),
                Map.of(),
                maintenance.bypass(key).orElse(null));
        try {
            return runner.run(release.service(), check, request);
        } catch (VerificationException e) {
            // Since the round was opened: its owner decides, and the next round is without it.
            return new CheckResult(
                    check,
                    ledger.history(key)
                            .last(CheckRun.class, run -> run.check().equals(check))
                            .map(run -> run.event().item())
                            .orElse(GONE),
                    Outcome.ERRORED,
                    "REL-VER-011 releases.services." + release.service() + ".verification.checks." + check
                            + " is gone from the settings, so nothing was asked",
                    Duration.ZERO);
        }
    }

    /** Of one that is gone nobody can tell. */
    private boolean critical(ReleaseDetails release, String check, String item) {
        return checks.of(release.service(), release.type(), List.of(item)).stream()
                .filter(c -> c.id().equals(check))
                .map(CheckDefinition::critical)
                .findFirst()
                .orElse(true);
    }

    /** When what runs now began: errors of the version that was taken back are not the fault of the one before. */
    private Instant since(ReleaseDetails release, String purpose) {
        return ledger.records(release.key()).stream()
                .filter(r -> purpose.equals("rollback") ? beginsRollback(r) : r.is(DeploymentStarted.class))
                .map(LedgerRecord::time)
                .reduce((earlier, later) -> later)
                .orElse(release.createdAt());
    }

    private static boolean beginsRollback(LedgerRecord record) {
        return record.is(RollbackDecided.class) || record.is(RecoveryDecided.class) || record.is(StepEnded.class);
    }
}
