package com.maqsafy.releases.release.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A release ends only with the records that say why (LOG-05): a token that was moved to an end writes no status. What is
 * final stays as it is, so a lie would too.
 */
final class FinalStatus {

    /** Decisions that end a release, by kind: an approver's, and those that say that a hotfix is none (HOT-01, HOT-03). */
    private static final Map<String, String> REFUSALS = Map.of(
            "approvalDecided", "reject",
            "hotfixScopeDecided", "refuse",
            "riskReviewed", "not-acceptable");

    /** What changes what runs: results of checks from before speak of another state. */
    private static final Set<String> CHANGES = Set.of("deploymentStarted", "recoveryDecided", "stepEnded");

    private FinalStatus() {}

    /**
     * Lets pass what the ledger justifies.
     *
     * @throws BadUserRequestException {@code REL-REL-006} when it does not
     */
    static void requireJustified(String release, ReleaseStatus status, List<LedgerRecord> records) {
        String missing = switch (status) {
            case WITHDRAWN -> has(records, "withdrawalRequested") ? "" : "nobody has asked for its withdrawal";
            case REJECTED -> records.stream().anyMatch(FinalStatus::refuses) ? "" : "nobody has decided against it";
            case ROLLED_BACK ->
                rolledBack(records) ? "" : "no rollback of its last deployment was decided on and verified";
            case FAILED -> recovery(records, "failed") ? "" : "nobody has given up the recovery of its last deployment";
            default -> "that is no status of an end without a release";
        };
        if (!missing.isEmpty()) {
            throw new BadUserRequestException("REL-REL-006 " + release + " is not " + status.word() + ": " + missing
                    + ". Move the token back to where the work is.");
        }
    }

    /** Whether a record is a decision that ends a release. */
    static boolean refuses(LedgerRecord record) {
        return text(record, "decision").equals(REFUSALS.get(record.kind()));
    }

    /** Approved, or recovered by hand, and then verified (RB-07, RB-08). */
    private static boolean rolledBack(List<LedgerRecord> records) {
        boolean decided = recovery(records, "recovered")
                || last(ofAttempt(records), "rollbackDecided")
                        .filter(r -> text(r, "decision").equals("approve"))
                        .isPresent();
        Optional<LedgerRecord> round =
                last(ofAttempt(records).filter(FinalStatus::ofRollback), "verificationRoundOpened");
        return decided && round.isPresent() && verified(round.get(), records);
    }

    private static boolean verified(LedgerRecord round, List<LedgerRecord> records) {
        long changed = records.stream()
                .filter(r -> CHANGES.contains(r.kind()))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(Long.MAX_VALUE);
        List<String> checks = texts(round.payload().path("checks"));
        return round.sequence() > changed
                && !checks.isEmpty()
                && checks.stream().allMatch(check -> passed(check, changed, records));
    }

    private static boolean passed(String check, long after, List<LedgerRecord> records) {
        return last(
                        records.stream()
                                .filter(FinalStatus::ofRollback)
                                .filter(r ->
                                        r.sequence() > after && text(r, "check").equals(check)),
                        "checkRun")
                .filter(run -> text(run, "outcome").equals("passed") || accepted(run, records))
                .isPresent();
    }

    private static boolean accepted(LedgerRecord run, List<LedgerRecord> records) {
        return !run.payload().path("critical").asBoolean(true)
                && last(records.stream().filter(FinalStatus::ofRollback), "failedChecksDecided")
                        .filter(d -> d.sequence() > run.sequence()
                                && text(d, "decision").equals("accept")
                                && texts(d.payload().path("checks")).contains(text(run, "check")))
                        .isPresent();
    }

    private static boolean recovery(List<LedgerRecord> records, String decision) {
        return last(ofAttempt(records), "recoveryDecided")
                .filter(r -> text(r, "decision").equals(decision))
                .isPresent();
    }

    /** What came after the last start of a deployment; nothing when there was none. */
    private static Stream<LedgerRecord> ofAttempt(List<LedgerRecord> records) {
        long started = last(records.stream(), "deploymentStarted")
                .map(LedgerRecord::sequence)
                .orElse(Long.MAX_VALUE);
        return records.stream().filter(r -> r.sequence() > started);
    }

    private static boolean ofRollback(LedgerRecord record) {
        return text(record, "purpose").equals("rollback");
    }

    private static boolean has(List<LedgerRecord> records, String kind) {
        return records.stream().anyMatch(r -> r.kind().equals(kind));
    }

    private static Optional<LedgerRecord> last(Stream<LedgerRecord> records, String kind) {
        return records.filter(r -> r.kind().equals(kind)).reduce((earlier, later) -> later);
    }

    private static String text(LedgerRecord record, String member) {
        return record.payload().path(member).asText("");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
