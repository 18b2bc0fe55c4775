package com.maqsafy.releases.verification.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.release.ChangesWhatRuns;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.FailedChecksDecided;
import com.maqsafy.releases.release.OfVerification;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.VerificationRoundOpened;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rounds of checks as the ledger tells them. What happened before the last deployment or rollback began does not count. */
@Component
class VerificationRounds {

    private final Releases releases;
    private final Ledger ledger;
    private final ApplicableChecks applicable;

    VerificationRounds(Releases releases, Ledger ledger, ApplicableChecks applicable) {
        this.releases = releases;
        this.ledger = ledger;
        this.applicable = applicable;
    }

    /**
     * An open verification.
     *
     * @param round number of the round, from 1
     * @param checks ids of the checks that must pass
     * @param criticalItems items of checks of which nobody may accept a failure, by the table
     */
    record Round(
            long sequence,
            int attempt,
            int round,
            List<String> checks,
            List<String> criticalItems,
            String expectedVersion) {}

    /**
     * Opens the next round and answers the checks that have not passed yet.
     *
     * @param decidedBy the table that named the items; null when that cannot be told
     */
    List<String> open(
            String key,
            String purpose,
            Collection<ApplicableItem> items,
            @Nullable TableAsked decidedBy,
            String element) {
        ReleaseDetails release = releases.get(key);
        ReleaseHistory history = ledger.history(key);
        int attempt = history.last(DeploymentStarted.class)
                .map(r -> r.event().attempt())
                .orElse(0);
        TreeSet<String> unserved =
                items.stream().map(ApplicableItem::item).collect(Collectors.toCollection(TreeSet::new));
        if (purpose.equals("rollback")) {
            // The version before has the vulnerability: it would never be verified.
            unserved.remove("SEC-08");
        }
        List<CheckDefinition> checks = applicable.of(release.service(), release.type(), List.copyOf(unserved));
        checks.forEach(c -> unserved.remove(c.item()));
        List<String> toRun = checks.stream()
                .map(CheckDefinition::id)
                .filter(id -> run(history, purpose, id)
                        .filter(r -> r.event().passed())
                        .isEmpty())
                .toList();
        VerificationRoundOpened event = new VerificationRoundOpened(
                purpose,
                attempt,
                rounds(history, purpose) + 1,
                checks.stream().map(CheckDefinition::id).toList(),
                List.copyOf(unserved),
                critical(checks, items),
                expected(release, history, purpose),
                decidedBy);
        ledger.append(Attestation.of(key, "system:verification", event)
                .serving(checks.stream().map(CheckDefinition::item).distinct().toList())
                .at(element, null));
        if (purpose.equals("deployment")) {
            releases.moveTo(key, ReleaseStatus.VERIFYING, "");
        }
        return new ArrayList<>(toRun);
    }

    /** By which table the items of the round before were named: checks that are run again are of the same answer. */
    Optional<TableAsked> decidedBefore(String key, String purpose) {
        return ledger.last(key, VerificationRoundOpened.class)
                .map(Recorded::event)
                .filter(round -> round.purpose().equals(purpose))
                .map(VerificationRoundOpened::decidedBy);
    }

    /** Items of checks to run that the table lets nobody accept; null for none, so that nothing is written. */
    private static @Nullable List<String> critical(List<CheckDefinition> checks, Collection<ApplicableItem> items) {
        List<String> critical = items.stream()
                .filter(ApplicableItem::critical)
                .map(ApplicableItem::item)
                .distinct()
                .sorted()
                .filter(item -> checks.stream().anyMatch(check -> check.item().equals(item)))
                .toList();
        return critical.isEmpty() ? null : critical;
    }

    /** What must run now: after a rollback what ran before the deployment, whatever was declared (RB-01). */
    private static String expected(ReleaseDetails release, ReleaseHistory history, String purpose) {
        return purpose.equals("rollback")
                ? RanBefore.of(release, history.last(DeploymentStarted.class))
                : release.version();
    }

    /** The open round. */
    Round current(String key, String purpose) {
        return last(ledger.history(key), VerificationRoundOpened.class, purpose)
                .map(r -> new Round(
                        r.sequence(),
                        r.event().attempt(),
                        r.event().round(),
                        r.event().checks(),
                        Members.list(r.event().criticalItems()),
                        r.event().expectedVersion()))
                .orElseThrow(() -> new IllegalStateException(
                        "REL-VER-020 No verification of " + key + " has been opened for " + purpose + "."));
    }

    /** Whether a check has a result in the open round. */
    boolean hasRun(String key, String purpose, String check) {
        return ledger.history(key)
                .last(
                        CheckRun.class,
                        run -> run.purpose().equals(purpose) && run.check().equals(check))
                .filter(r -> r.sequence() > current(key, purpose).sequence())
                .isPresent();
    }

    /** Whether every check of the open verification passed, or failed without being critical and was accepted. */
    boolean passed(String key, String purpose) {
        ReleaseHistory history = ledger.history(key);
        Round round = current(key, purpose);
        return !round.checks().isEmpty()
                && round.checks().stream().allMatch(check -> passedOrAccepted(history, purpose, check));
    }

    /** The last result of each check of the open verification that has not passed. */
    List<CheckRun> failed(String key, String purpose) {
        ReleaseHistory history = ledger.history(key);
        return current(key, purpose).checks().stream()
                .flatMap(check -> run(history, purpose, check).stream())
                .map(Recorded::event)
                .filter(run -> !run.passed())
                .toList();
    }

    private static boolean passedOrAccepted(ReleaseHistory history, String purpose, String check) {
        Optional<Recorded<CheckRun>> run = run(history, purpose, check);
        if (run.isEmpty()) {
            return false;
        }
        if (run.get().event().passed()) {
            return true;
        }
        return !run.get().event().critical()
                && last(history, FailedChecksDecided.class, purpose)
                        .filter(d -> d.sequence() > run.get().sequence())
                        .map(Recorded::event)
                        .filter(d -> d.decision().equals("accept") && d.checks().contains(check))
                        .isPresent();
    }

    private static Optional<Recorded<CheckRun>> run(ReleaseHistory history, String purpose, String check) {
        return counting(history)
                .last(
                        CheckRun.class,
                        run -> run.purpose().equals(purpose) && run.check().equals(check));
    }

    private static int rounds(ReleaseHistory history, String purpose) {
        return (int) counting(history)
                .all(VerificationRoundOpened.class)
                .filter(r -> r.event().purpose().equals(purpose))
                .count();
    }

    /** What came after the last step or decision that changed what runs: results from before speak of another state. */
    private static ReleaseHistory counting(ReleaseHistory history) {
        return history.since(history.lastSequence(ChangesWhatRuns.class));
    }

    private static <E extends OfVerification> Optional<Recorded<E>> last(
            ReleaseHistory history, Class<E> type, String purpose) {
        return history.last(type, event -> event.purpose().equals(purpose));
    }
}
