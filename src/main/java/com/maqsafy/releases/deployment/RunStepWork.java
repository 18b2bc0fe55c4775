package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.LeftProcess;
import com.maqsafy.releases.command.RunningCommand;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkKind;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.source.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs one step of a plan, once (promise 4, DEP-01 to DEP-05, RB-02 to RB-05).
 *
 * <p>What has been done is read from ledger and journal, not from the token: a step that ended is never run again unless
 * its owner said so, one of unknown outcome only if it is idempotent, and none before those ahead of it. What may not be run
 * once production is touched leaves it half done, so its owner is asked too, who can go back.
 */
@Component
class RunStepWork implements WorkHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RunStepWork.class);
    private static final int TRIES = 3;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final DeploymentHistories histories;
    private final DeploymentPlans plans;
    private final ProductionAccess access;
    private final JdbcStepJournal journal;
    private final ServiceCommands commands;
    private final WorkerRecords records;
    private final StepRemains remains;
    private final RunningSteps running;
    private final StepProgressLog progress;
    private final UnfinishedSteps unfinished;

    RunStepWork(
            DeploymentHistories histories,
            DeploymentPlans plans,
            ProductionAccess access,
            JdbcStepJournal journal,
            ServiceCommands commands,
            WorkerRecords records,
            StepRemains remains,
            RunningSteps running,
            StepProgressLog progress,
            UnfinishedSteps unfinished) {
        this.histories = histories;
        this.plans = plans;
        this.access = access;
        this.journal = journal;
        this.commands = commands;
        this.records = records;
        this.remains = remains;
        this.running = running;
        this.progress = progress;
        this.unfinished = unfinished;
    }

    @Override
    public String topic() {
        return "deployment-step";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.STEPS;
    }

    @Override
    public WorkResult work(WorkItem item) {
        String word = item.required(ReleaseVariables.PLAN.name());
        String step = item.required(ReleaseVariables.STEP.name());
        String where = "step " + step + " of the " + word + " plan";
        Optional<Plan> plan = Plan.ofWord(word);
        if (plan.isEmpty()) {
            return access.refuse(
                    item, where, "REL-DEP-010 There is no plan '" + word + "'. Use deployment or rollback.");
        }
        DeploymentHistory history = histories.of(item.release());
        if (history.attempt() == 0) {
            return access.refuse(
                    item,
                    where,
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        List<PlannedStep> steps = steps(plan.get(), history.release());
        int position = position(steps, step);
        if (position < 0) {
            String finding = "REL-DEP-012 The " + word + " plan of " + item.release() + " has no step '" + step
                    + "'. It has " + ids(steps) + ".";
            return history.productionTouched()
                    ? notPlanned(item, history, plan.get(), step, steps.size(), where, finding)
                    : access.refuse(item, where, finding);
        }
        Optional<PlannedStep> ahead = steps.subList(0, position).stream()
                .filter(s -> history.standing(plan.get(), s.id()) != DeploymentHistory.Standing.DONE)
                .findFirst();
        Due due = new Due(item, history, plan.get(), steps.get(position), position + 1, steps.size(), where);
        if (ahead.isPresent() && hasChanged(due)) {
            return notLetBegin(due) ? failed(due, StepOutcome.NOT_STARTED.word(), 0) : notBegun(due);
        }
        if (ahead.isPresent()) {
            return access.refuse(
                    item,
                    where,
                    "REL-DEP-013 Step '" + step + "' comes after '"
                            + ahead.get().id() + "', which has not ended well: the token was moved. Move it back.");
        }
        return switch (history.standing(plan.get(), step)) {
            case DONE -> WorkResult.done();
            case FAILED -> unfinished(due);
            case GIVEN_UP ->
                access.refuse(
                        item,
                        where,
                        "REL-DEP-017 It was decided to go back instead of finishing step '" + step
                                + "': the token was moved. Move it back.");
            case DUE -> resume(due);
        };
    }

    /** A step that is to be run. */
    private record Due(
            WorkItem item, DeploymentHistory history, Plan plan, PlannedStep step, int index, int of, String where) {}

    /**
     * The settings changed while production is half done: the owner is asked, who can give the step up. Then it is gone back,
     * or the rollback is planned anew.
     */
    private WorkResult notPlanned(
            WorkItem item, DeploymentHistory history, Plan plan, String step, int of, String where, String finding) {
        Optional<StepEnded> before = history.lastEnd(plan, step).map(Recorded::event);
        PlannedStep gone = new PlannedStep(
                step,
                plan == Plan.ROLLBACK ? "RB-02" : "DEP-01",
                before.map(StepEnded::title).orElse(step),
                List.of(),
                Duration.ZERO,
                false,
                false);
        Due due =
                new Due(item, history, plan, gone, before.map(StepEnded::index).orElse(1), of, where);
        return switch (history.standing(plan, step)) {
            case DONE -> WorkResult.done();
            case FAILED -> unfinished(due);
            case GIVEN_UP -> access.refuse(item, where, finding);
            case DUE -> {
                access.refuse(item, where, finding);
                yield notBegun(due);
            }
        };
    }

    /** It ended badly; only one of unknown outcome that may be repeated goes on without its owner. */
    private WorkResult unfinished(Due due) {
        Optional<StepEnded> end =
                due.history().lastEnd(due.plan(), due.step().id()).map(Recorded::event);
        String outcome = end.map(StepEnded::outcome).orElse("");
        boolean clear = end.filter(e -> Members.list(e.mayStillRun()).isEmpty()).isPresent();
        // Who wanted it stopped did not want it repeated.
        boolean unwanted = end.map(StepEnded::run)
                .flatMap(run -> due.history().stopRequest(due.plan(), due.step().id(), run))
                .isPresent();
        return due.step().idempotent() && clear && !unwanted && outcome.equals(StepOutcome.INTERRUPTED.word())
                ? resume(due)
                : failed(due, outcome, end.map(StepEnded::run).orElse(0));
    }

    private WorkResult resume(Due due) {
        Optional<StepRun> open =
                journal.open(due.item().release(), due.plan(), due.step().id());
        if (open.isPresent() && !isOver(due, open.get())) {
            return failed(due, StepOutcome.INTERRUPTED.word(), open.get().run());
        }
        return refusal(due, open.isPresent()).orElseGet(() -> run(due));
    }

    /** Whether a step stands ahead that was not approved: the settings changed while production is half done. */
    private boolean hasChanged(Due due) {
        return notLetBegin(due)
                || (due.history().standing(due.plan(), due.step().id()) == DeploymentHistory.Standing.DUE
                        && isHalfDone(due, false)
                        && access.refusal(due.item(), due.plan(), due.where()).isPresent());
    }

    private static boolean notLetBegin(Due due) {
        return due.history().standing(due.plan(), due.step().id()) == DeploymentHistory.Standing.FAILED
                && due.history()
                        .lastEnd(due.plan(), due.step().id())
                        .filter(r -> r.event().outcome().equals(StepOutcome.NOT_STARTED.word()))
                        .isPresent();
    }

    /** Whether what may not be run has to be decided by its owner, who can go back. */
    private boolean isHalfDone(Due due, boolean begun) {
        return due.plan() == Plan.DEPLOYMENT
                ? begun || due.history().productionTouched()
                : due.history()
                        .approvedOther(
                                () -> plans.shownRollbackDigest(due.history().release()));
    }

    private Optional<WorkResult> refusal(Due due, boolean begun) {
        if (!isHalfDone(due, begun)) {
            return access.refusal(due.item(), due.plan(), due.where()).or(() -> besideOthers(due));
        }
        return halfDone(due).or(() -> besideOthers(due)).map(refused -> notBegun(due));
    }

    /**
     * What a step of an earlier release left, whose owner let it end without that, works on production as well: beside it
     * nothing is deployed. It is not ended unasked, because somebody may need it. A rollback does not wait for it.
     */
    private Optional<WorkResult> besideOthers(Due due) {
        if (due.plan() == Plan.ROLLBACK) {
            return Optional.empty();
        }
        List<String> left = remains.of(
                journal.brokenOffBefore(
                        due.history().release().service(), due.item().release()),
                due.item().lease());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(access.refuse(
                        due.item(),
                        due.where(),
                        "REL-DEP-076 Steps of earlier releases that were broken off still run on this host: "
                                + String.join("; ", left) + ". End them, and then let this step be tried again."));
    }

    /** It may not be run, and that was recorded: its owner is asked. */
    private WorkResult notBegun(Due due) {
        records.record(
                due.item(),
                ended(due, null, StepOutcome.NOT_STARTED, null, List.of()),
                List.of(due.step().item()));
        return failed(due, StepOutcome.NOT_STARTED.word(), 0);
    }

    /** A repository that cannot be asked for a moment is asked again; one that stays away keeps nobody from going back. */
    private Optional<WorkResult> halfDone(Due due) {
        for (int tried = 1; ; tried++) {
            try {
                return access.refusal(due.item(), due.plan(), due.where());
            } catch (SourceException e) {
                if (tried == TRIES) {
                    return Optional.of(access.refuse(due.item(), due.where(), String.valueOf(e.getMessage())));
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    /** Ends the account of a run whose end nobody saw; whether the step may be run again without asking. */
    private boolean isOver(Due due, StepRun open) {
        if (due.step().idempotent()) {
            remains.end(open, due.item().lease());
        }
        List<String> mayStillRun = remains.of(open, due.item().lease());
        records.record(
                due.item(),
                ended(due, open.run(), StepOutcome.INTERRUPTED, null, mayStillRun),
                List.of(due.step().item()),
                () -> {
                    journal.interrupted(open);
                    progress.ended(open);
                });
        return due.step().idempotent() && mayStillRun.isEmpty() && !progress.toBeStopped(open);
    }

    private WorkResult run(Due due) {
        PlannedStep step = due.step();
        WorkLease lease = due.item().lease();
        remains.end(journal.unsuccessful(due.item().release()), lease);
        List<String> shown = commands.shown(step.argv());
        // Committed, with its record, before the command runs.
        StepRun run = records.record(
                due.item(),
                List.of(step.item()),
                () -> journal.start(
                        due.item().release(),
                        due.plan(),
                        due.history().attempt(),
                        due.index(),
                        step.id(),
                        shown,
                        UUID.randomUUID(),
                        lease),
                started -> started(due, started));
        lease.requireHeld();
        CommandResult result = command(due, run);
        StepOutcome outcome = StepOutcome.of(result.outcome());
        List<String> left = result.left().stream().map(LeftProcess::text).toList();
        records.record(due.item(), ended(due, run.run(), outcome, result, left), List.of(step.item()), () -> {
            records.keepPrinted(result);
            journal.end(run, result);
            progress.ended(run);
        });
        // Whoever wanted it stopped wants none of those after it, even if it was over by then.
        return outcome == StepOutcome.SUCCEEDED && !progress.toBeStopped(run)
                ? WorkResult.done()
                : failed(due, outcome.word(), run.run());
    }

    private CommandResult command(Due due, StepRun run) {
        try {
            return commands.run(
                    due.history().release(),
                    due.step().argv(),
                    due.step().timeout(),
                    Map.of("RELEASES_FENCING_TOKEN", String.valueOf(run.token())),
                    Objects.requireNonNull(run.command()),
                    command -> {
                        note(run, command);
                        running.watch(run, command);
                    });
        } finally {
            running.ended(run);
        }
    }

    /** The mark in its environment finds a command as well: it is not given up because this could not be written. */
    private void note(StepRun run, RunningCommand command) {
        try {
            journal.running(run, command.pid(), command.startedAt());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "REL-DEP-074 The process {} of step {} of {} was not written into the journal: {}",
                    command.pid(),
                    run.step(),
                    run.release(),
                    e.getMessage());
        }
    }

    private static LedgerEvent started(Due due, StepRun run) {
        return new StepStarted(
                run.plan(),
                run.attempt(),
                run.step(),
                run.index(),
                due.of(),
                due.step().title(),
                run.run(),
                run.argv());
    }

    private WorkResult failed(Due due, String outcome, int run) {
        String how = outcome.equals(StepOutcome.SUCCEEDED.word()) ? outcome + " before it could be stopped" : outcome;
        unfinished.keep(due.history(), due.plan(), due.step(), due.index(), due.of(), run, how);
        return new WorkResult.Failed(
                "stepFailed",
                "REL-DEP-018 Step '" + due.step().id() + "' " + how + ". Its owner decides how to go on.",
                Map.of());
    }

    /**
     * @param run null when it was not let begin
     * @param remains what it left behind, or what may still run of it
     */
    private static StepEnded ended(
            Due due, @Nullable Integer run, StepOutcome outcome, @Nullable CommandResult result, List<String> remains) {
        boolean well = outcome == StepOutcome.SUCCEEDED;
        List<String> told = (well && due.step().leavesProcesses()) || remains.isEmpty() ? null : remains;
        return new StepEnded(
                due.plan().word(),
                due.history().attempt(),
                due.step().id(),
                due.index(),
                due.step().title(),
                outcome.word(),
                result == null ? null : result.exitCode(),
                result == null ? null : result.duration().toMillis(),
                result == null ? null : result.outputSha256(),
                run,
                well ? null : told,
                well ? told : null,
                WorkerRecords.printed(result));
    }

    private List<PlannedStep> steps(Plan plan, ReleaseDetails release) {
        return plan == Plan.DEPLOYMENT ? plans.deployment(release) : plans.rollback(release);
    }

    private static int position(List<PlannedStep> steps, String id) {
        return ids(steps).indexOf(id);
    }

    private static List<String> ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::id).toList();
    }
}
