package com.maqsafy.releases.policy.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.deployment.ProductionGuard;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether a service that is held in maintenance mode may be opened (DEP-07): what runs since the last step or decision has
 * been verified, for a deployment or a rollback, or the rollback owner gave up and said that it is opened as it is.
 *
 * <p>It knows the ledger only: users do not wait for a repository that cannot be reached.
 */
@Component
class ReopeningGuard implements ProductionGuard {

    /** What changes what runs; checks from before speak of another state. */
    private static final Set<String> CHANGES =
            Set.of("deploymentStarted", "stepEnded", "failedStepDecided", "recoveryDecided");

    private final Ledger ledger;

    ReopeningGuard(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> objection(String release, String plan) {
        return plan.equals(REOPENING) ? objection(ledger.records(release)) : Optional.empty();
    }

    private static Optional<String> objection(List<LedgerRecord> records) {
        Optional<LedgerRecord> change =
                records.stream().filter(r -> CHANGES.contains(r.kind())).reduce((earlier, later) -> later);
        boolean gaveUp = change.filter(r -> r.kind().equals("recoveryDecided"))
                .filter(r -> text(r, "decision").equals("failed"))
                .filter(r -> !text(r, "reason").isEmpty())
                .isPresent();
        long since = change.map(LedgerRecord::sequence).orElse(0L);
        return gaveUp || change.filter(ReopeningGuard::leftUndone).isEmpty() && verified(records, since)
                ? Optional.empty()
                : Optional.of("What runs now has not been verified since "
                        + change.map(LedgerRecord::kind).orElse("the release was requested")
                        + ", and nobody gave up and decided to open the service (DEP-07).");
    }

    /** A step that did not end well, and of which nobody said that it is done: checks that pass say nothing then. */
    private static boolean leftUndone(LedgerRecord change) {
        return change.kind().equals("stepEnded") && !text(change, "outcome").equals("succeeded")
                || change.kind().equals("failedStepDecided")
                        && !text(change, "decision").equals("done");
    }

    private static boolean verified(List<LedgerRecord> all, long since) {
        List<LedgerRecord> records =
                all.stream().filter(r -> r.sequence() > since).toList();
        Optional<LedgerRecord> round = last(records, "verificationRoundOpened");
        return round.isPresent()
                && !round.get().payload().path("checks").isEmpty()
                && checks(round.get()).stream().allMatch(check -> passed(records, check));
    }

    private static boolean passed(List<LedgerRecord> records, String check) {
        Optional<LedgerRecord> run = last(
                records.stream().filter(r -> text(r, "check").equals(check)).toList(), "checkRun");
        return run.filter(r -> text(r, "outcome").equals("passed")).isPresent()
                || run.filter(r -> !r.payload().path("critical").asBoolean(true))
                        .flatMap(r -> last(records, "failedChecksDecided")
                                .filter(d -> d.sequence() > r.sequence())
                                .filter(d -> text(d, "decision").equals("accept"))
                                .filter(d -> checks(d).contains(check)))
                        .isPresent();
    }

    private static List<String> checks(LedgerRecord record) {
        List<String> checks = new ArrayList<>();
        for (JsonNode check : record.payload().path("checks")) {
            checks.add(check.asText());
        }
        return checks;
    }

    private static Optional<LedgerRecord> last(List<LedgerRecord> records, String kind) {
        return records.stream().filter(r -> r.kind().equals(kind)).reduce((earlier, later) -> later);
    }

    private static String text(LedgerRecord record, String member) {
        return record.payload().path(member).asText("").strip();
    }
}
