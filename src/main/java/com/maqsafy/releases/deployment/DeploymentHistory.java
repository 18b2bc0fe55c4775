package com.maqsafy.releases.deployment;

import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.OfAttempt;
import com.maqsafy.releases.release.OfStep;
import com.maqsafy.releases.release.RecoveryDecided;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackDecided;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.release.TouchesProduction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** All that happened. */
    ReleaseHistory events() {
        return new ReleaseHistory(records);
    }

    /** How a step stands in the present attempt. */
    enum Standing {
        /** To be run. */
        DUE,
        /** Ended well, or finished by hand. */
        DONE,
        /** Ended otherwise, or well before somebody's wish to stop it was obeyed; its owner has not decided yet. */
        FAILED,
        /** Its owner decided to go back. */
        GIVEN_UP
    }

    /** Number of the present attempt, 0 while none has begun. */
    int attempt() {
        return last(DeploymentStarted.class).map(r -> r.event().attempt()).orElse(0);
    }

    int nextAttempt() {
        return attempt() + 1;
    }

    String contentDigest() {
        return ContentDigest.of(release, records);
    }

    <E extends LedgerEvent> Optional<Recorded<E>> last(Class<E> type) {
        return events().last(type);
    }

    /** The last event of a kind in the present attempt. */
    <E extends OfAttempt> Optional<Recorded<E>> lastOfAttempt(Class<E> type) {
        return lastOfAttempt(type, attempt());
    }

    <E extends OfAttempt> Optional<Recorded<E>> lastOfAttempt(Class<E> type, int attempt) {
        return ofAttempt(type, attempt).reduce((earlier, later) -> later);
    }

    /** The events of a kind in the present attempt, in order. */
    <E extends OfAttempt> Stream<Recorded<E>> ofAttempt(Class<E> type) {
        return ofAttempt(type, attempt());
    }

    /** How a step stands; for a rollback only what came after the last decision to run it again counts. */
    Standing standing(Plan plan, String step) {
        Optional<Recorded<StepEnded>> ended = lastEnd(plan, step);
        if (ended.isEmpty()) {
            return Standing.DUE;
        }
        Optional<Recorded<FailedStepDecided>> decided =
                lastOfStep(FailedStepDecided.class, plan, step, ended.get().sequence());
        if (decided.isPresent()) {
            return switch (decided.get().event().decision()) {
                case "done" -> Standing.DONE;
                case "repeat" -> Standing.DUE;
                default -> Standing.GIVEN_UP;
            };
        }
        boolean well = ended.get().event().outcome().equals(StepOutcome.SUCCEEDED.word());
        return well && !wasToBeStopped(plan, ended.get()) ? Standing.DONE : Standing.FAILED;
    }

    /**
     * Whoever stops a step does not want those after it, even if it was over before it could be stopped. In ledgers of before
     * the next one was begun all the same.
     */
    private boolean wasToBeStopped(Plan plan, Recorded<StepEnded> end) {
        Integer run = end.event().run();
        return run != null
                && stopRequest(plan, end.event().step(), run).isPresent()
                && ofAttempt(StepStarted.class)
                        .noneMatch(r -> r.sequence() > end.sequence()
                                && r.event().plan().equals(plan.word())
                                && !r.event().step().equals(end.event().step()));
    }

    /** The last end of a step that counts, if there is one. */
    Optional<Recorded<StepEnded>> lastEnd(Plan plan, String step) {
        return lastOfStep(StepEnded.class, plan, step, beginning(plan));
    }

    /** The wish of a person to stop a run of a step, if there was one. */
    Optional<Recorded<StepStopRequested>> stopRequest(Plan plan, String step, int run) {
        return lastOfStep(StepStopRequested.class, plan, step, 0)
                .filter(r -> Objects.equals(r.event().run(), run));
    }

    /** The last decision on how to go on by hand in the present attempt, blank when there is none. */
    String recoveryDecision() {
        return lastOfAttempt(RecoveryDecided.class)
                .map(r -> r.event().decision())
                .orElse("");
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
                .filter(r -> r.is(MaintenanceEntering.class) || r.is(MaintenanceEntered.class) || closedByHand(r))
                .toList();
        return closing.stream()
                .findFirst()
                .map(first -> new MaintenanceHold(first.time(), closing.stream().anyMatch(DeploymentHistory::closed)));
    }

    /** Whether the present attempt has touched production: what is refused from then on leaves it half done. */
    boolean productionTouched() {
        return TouchesProduction.first(events(), attempt()).isPresent();
    }

    /** How often a command of maintenance mode failed since a person last decided on it, or since it last succeeded. */
    <E extends MaintenanceEvent> int failures(Class<E> command, Class<? extends LedgerEvent> decision) {
        long from = records.stream()
                .filter(r -> r.is(decision) || succeeded(r, command))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
        return (int) ofAttempt(command).filter(r -> r.sequence() > from).count();
    }

    private static boolean opens(LedgerRecord record) {
        return succeeded(record, MaintenanceLeft.class)
                || record.as(ReopeningDecided.class)
                        .filter(r -> r.event().decision().equals("done"))
                        .isPresent();
    }

    private static boolean closed(LedgerRecord record) {
        return succeeded(record, MaintenanceEntered.class) || record.is(ClosingDecided.class);
    }

    private static boolean closedByHand(LedgerRecord record) {
        return record.as(ClosingDecided.class)
                .filter(r -> r.event().decision().equals("done"))
                .isPresent();
    }

    private static boolean succeeded(LedgerRecord record, Class<? extends MaintenanceEvent> command) {
        return record.as(command).filter(r -> r.event().succeeded()).isPresent();
    }

    /** The group that approves a rollback (RB-07): as the plan says, else the technical owner. */
    String rollbackApprover() {
        return last(RollbackPlanDocumented.class)
                .map(r -> r.event().approverRole().strip())
                .filter(role -> !role.isEmpty())
                .orElse(Roles.TECHNICAL_OWNER);
    }

    /**
     * Whether a rollback was approved that would run something else (RB-07).
     *
     * @param now digest of what would run now
     */
    boolean approvedOther(Supplier<String> now) {
        return lastOfAttempt(RollbackDecided.class)
                .filter(decided -> decided.event().approvesOther(now))
                .isPresent();
    }

    private long beginning(Plan plan) {
        long started = events().lastSequence(DeploymentStarted.class);
        return plan == Plan.DEPLOYMENT
                ? started
                : ofAttempt(RecoveryDecided.class)
                        .filter(r -> r.event().decision().equals("again"))
                        .mapToLong(Recorded::sequence)
                        .reduce(started, Math::max);
    }

    private <E extends OfStep> Optional<Recorded<E>> lastOfStep(Class<E> type, Plan plan, String step, long after) {
        return ofAttempt(type)
                .filter(r -> r.sequence() > after)
                .filter(r ->
                        r.event().plan().equals(plan.word()) && r.event().step().equals(step))
                .reduce((earlier, later) -> later);
    }

    private <E extends OfAttempt> Stream<Recorded<E>> ofAttempt(Class<E> type, int attempt) {
        return events().all(type).filter(r -> r.event().attempt() == attempt);
    }
}
