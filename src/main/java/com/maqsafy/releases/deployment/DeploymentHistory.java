package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the ledger tells about the deployment of a release. An attempt begins when somebody starts the deployment; risk
 * and peak decisions of an attempt come before its beginning.
 *
 * @param records the release's ledger in order
 */
record DeploymentHistory(ReleaseDetails release, List<LedgerRecord> records) {

    private static final Set<String> CLOSING = Set.of("maintenanceEntering", "maintenanceEntered");

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

    /** The wish of a person to stop a run of a step, if there was one. */
    Optional<LedgerRecord> stopRequest(Plan plan, String step, int run) {
        return lastOfStep("stepStopRequested", plan, step, 0)
                .filter(r -> r.payload().path("run").asInt() == run);
    }

    /** The last decision on how to go on by hand in the present attempt, blank when there is none. */
    String recoveryDecision() {
        return lastOfAttempt("recoveryDecided").map(r -> text(r, "decision")).orElse("");
    }

    /**
     * Whether the release holds its service in maintenance mode: it was closed, or its closing was begun, and it was
     * neither brought online since nor did a person say that they did it (DEP-06, DEP-07).
     */
    Optional<MaintenanceHold> maintenanceHold() {
        long opened = records.stream()
                .filter(DeploymentHistory::opens)
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
        List<LedgerRecord> closing = records.stream()
                .filter(r -> r.sequence() > opened)
                .filter(r -> CLOSING.contains(r.kind()) || isDecision(r, "closingDecided", "done"))
                .toList();
        return closing.stream()
                .findFirst()
                .map(first -> new MaintenanceHold(first.time(), closing.stream().anyMatch(DeploymentHistory::closed)));
    }

    /** How often a command of maintenance mode failed since a person last decided on it, or since it last succeeded. */
    int failures(String kind, String decisionKind) {
        long from = records.stream()
                .filter(r -> r.kind().equals(decisionKind)
                        || r.kind().equals(kind) && text(r, "outcome").equals(StepOutcome.SUCCEEDED.word()))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
        return (int) ofAttempt(kind).filter(r -> r.sequence() > from).count();
    }

    private static boolean opens(LedgerRecord record) {
        return record.kind().equals("maintenanceLeft")
                        && text(record, "outcome").equals(StepOutcome.SUCCEEDED.word())
                || isDecision(record, "reopeningDecided", "done");
    }

    private static boolean closed(LedgerRecord record) {
        return record.kind().equals("maintenanceEntered")
                        && text(record, "outcome").equals(StepOutcome.SUCCEEDED.word())
                || record.kind().equals("closingDecided");
    }

    private static boolean isDecision(LedgerRecord record, String kind, String decision) {
        return record.kind().equals(kind) && text(record, "decision").equals(decision);
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
