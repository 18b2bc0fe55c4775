package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the ledger tells about the deployment of a release. An attempt begins when somebody starts the deployment; risk
 * and peak decisions of an attempt come before its beginning.
 *
 * @param records the release's ledger in order
 */
record DeploymentHistory(ReleaseDetails release, List<LedgerRecord> records) {

    DeploymentHistory {
        records = List.copyOf(records);
    }

    /** How a step stands in the present attempt. */
    enum Standing {
        /** To be run. */
        DUE,
        /** Ended well, or finished by hand. */
        DONE,
        /** Ended otherwise; its owner has not decided yet. */
        FAILED,
        /** Its owner decided to go back. */
        GIVEN_UP
    }

    /** Number of the present attempt, 0 while none has begun. */
    int attempt() {
        return last("deploymentStarted")
                .map(r -> r.payload().path("attempt").asInt())
                .orElse(0);
    }

    int nextAttempt() {
        return attempt() + 1;
    }

    String contentDigest() {
        return ContentDigest.of(release, records);
    }

    Optional<LedgerRecord> last(String kind) {
        return of(kind).reduce((earlier, later) -> later);
    }

    /** The last record of a kind in the present attempt. */
    Optional<LedgerRecord> lastOfAttempt(String kind) {
        return lastOfAttempt(kind, attempt());
    }

    Optional<LedgerRecord> lastOfAttempt(String kind, int attempt) {
        return ofAttempt(kind, attempt).reduce((earlier, later) -> later);
    }

    /** The records of a kind in the present attempt, in order. */
    Stream<LedgerRecord> ofAttempt(String kind) {
        return ofAttempt(kind, attempt());
    }

    /** How a step stands; for a rollback only what came after the last decision to run it again counts. */
    Standing standing(Plan plan, String step) {
        Optional<LedgerRecord> ended = lastOfStep("stepEnded", plan, step, beginning(plan));
        if (ended.isEmpty()) {
            return Standing.DUE;
        }
        Optional<LedgerRecord> decided =
                lastOfStep("failedStepDecided", plan, step, ended.get().sequence());
        if (decided.isPresent()) {
            return switch (text(decided.get(), "decision")) {
                case "done" -> Standing.DONE;
                case "repeat" -> Standing.DUE;
                default -> Standing.GIVEN_UP;
            };
        }
        return text(ended.get(), "outcome").equals(StepOutcome.SUCCEEDED.word()) ? Standing.DONE : Standing.FAILED;
    }

    /** The last end of a step that counts, if there is one. */
    Optional<LedgerRecord> lastEnd(Plan plan, String step) {
        return lastOfStep("stepEnded", plan, step, beginning(plan));
    }

    /** The last decision on how to go on by hand in the present attempt, blank when there is none. */
    String recoveryDecision() {
        return lastOfAttempt("recoveryDecided").map(r -> text(r, "decision")).orElse("");
    }

    /** The group that approves a rollback (RB-07): as the plan says, else the technical owner. */
    String rollbackApprover() {
        return last("rollbackPlanDocumented")
                .map(r -> text(r, "approverRole"))
                .filter(role -> !role.isEmpty())
                .orElse("technical-owner");
    }

    static String text(LedgerRecord record, String member) {
        return record.payload().path(member).asText("").strip();
    }

    private long beginning(Plan plan) {
        Stream<LedgerRecord> marks = plan == Plan.DEPLOYMENT
                ? of("deploymentStarted")
                : Stream.concat(
                        of("deploymentStarted"),
                        ofAttempt("recoveryDecided")
                                .filter(r -> text(r, "decision").equals("again")));
        return marks.mapToLong(LedgerRecord::sequence).max().orElse(0);
    }

    private Optional<LedgerRecord> lastOfStep(String kind, Plan plan, String step, long after) {
        return ofAttempt(kind)
                .filter(r -> r.sequence() > after)
                .filter(r ->
                        text(r, "plan").equals(plan.word()) && text(r, "step").equals(step))
                .reduce((earlier, later) -> later);
    }

    private Stream<LedgerRecord> of(String kind) {
        return records.stream().filter(r -> r.kind().equals(kind));
    }

    private Stream<LedgerRecord> ofAttempt(String kind, int attempt) {
        return of(kind).filter(r -> r.payload().path("attempt").asInt(-1) == attempt);
    }
}
