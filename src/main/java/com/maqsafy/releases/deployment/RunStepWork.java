package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs one step of a plan, once (promise 4, DEP-01 to DEP-05, RB-02 to RB-05).
 *
 * <p>What has been done is read from ledger and journal, not from the token: a step that ended is never run again unless
 * its owner said so, one of unknown outcome only if it is idempotent, and none before those ahead of it.
 */
@Component
class RunStepWork implements WorkHandler {

    private final DeploymentHistories histories;
    private final DeploymentPlans plans;
    private final ProductionDoor door;
    private final JdbcStepJournal journal;
    private final ServiceCommands commands;
    private final WorkerRecords records;

    RunStepWork(
            DeploymentHistories histories,
            DeploymentPlans plans,
            ProductionDoor door,
            JdbcStepJournal journal,
            ServiceCommands commands,
            WorkerRecords records) {
        this.histories = histories;
        this.plans = plans;
        this.door = door;
        this.journal = journal;
        this.commands = commands;
        this.records = records;
    }

    @Override
    public String topic() {
        return "deployment-step";
    }

    @Override
    public WorkResult work(WorkItem item) {
        String word = item.required(ReleaseVariables.PLAN.name());
        String step = item.required(ReleaseVariables.STEP.name());
        String where = "step " + step + " of the " + word + " plan";
        Optional<Plan> plan = Plan.ofWord(word);
        if (plan.isEmpty()) {
            return door.refuse(item, where, "REL-DEP-010 There is no plan '" + word + "'. Use deployment or rollback.");
        }
        DeploymentHistory history = histories.of(item.release());
        if (history.attempt() == 0) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        List<PlannedStep> steps = steps(plan.get(), history.release());
        int position = position(steps, step);
        if (position < 0) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-012 The " + word + " plan of " + item.release() + " has no step '" + step + "'. It has "
                            + ids(steps) + ".");
        }
        Optional<PlannedStep> ahead = steps.subList(0, position).stream()
                .filter(s -> history.standing(plan.get(), s.id()) != DeploymentHistory.Standing.DONE)
                .findFirst();
        if (ahead.isPresent()) {
            return door.refuse(
                    item,
                    where,
                    "REL-DEP-013 Step '" + step + "' comes after '"
                            + ahead.get().id() + "', which has not ended well: the token was moved. Move it back.");
        }
        Due due = new Due(item, history, plan.get(), steps.get(position), position + 1, where);
        return switch (history.standing(plan.get(), step)) {
            case DONE -> WorkResult.done();
            case FAILED -> unfinished(due);
            case GIVEN_UP ->
                door.refuse(
                        item,
                        where,
                        "REL-DEP-017 It was decided to go back instead of finishing step '" + step
                                + "': the token was moved. Move it back.");
            case DUE -> resume(due);
        };
    }

    /** A step that is to be run. */
    private record Due(
            WorkItem item, DeploymentHistory history, Plan plan, PlannedStep step, int index, String where) {}

    /** It ended badly; only one of unknown outcome that may be repeated goes on without its owner. */
    private WorkResult unfinished(Due due) {
        String outcome = due.history()
                .lastEnd(due.plan(), due.step().id())
                .map(r -> DeploymentHistory.text(r, "outcome"))
                .orElse("");
        return due.step().idempotent() && outcome.equals(StepOutcome.INTERRUPTED.word())
                ? resume(due)
                : failed(due, outcome);
    }

    private WorkResult resume(Due due) {
        Optional<StepRun> open =
                journal.open(due.item().release(), due.plan(), due.step().id());
        if (open.isPresent()) {
            records.record(
                    due.item(),
                    "stepEnded",
                    List.of(due.step().item()),
                    payload(due, open.get().run(), StepOutcome.INTERRUPTED, null),
                    () -> journal.interrupted(open.get()));
            if (!due.step().idempotent()) {
                return failed(due, StepOutcome.INTERRUPTED.word());
            }
        }
        return door.refusal(due.item(), due.plan(), due.where()).orElseGet(() -> run(due));
    }

    private WorkResult run(Due due) {
        PlannedStep step = due.step();
        StepRun run = journal.start(
                due.item().release(),
                due.plan(),
                due.history().attempt(),
                due.index(),
                step.id(),
                commands.shown(step.argv()));
        CommandResult result = commands.run(due.history().release(), step.argv(), step.timeout());
        StepOutcome outcome = StepOutcome.of(result.outcome());
        records.record(
                due.item(),
                "stepEnded",
                List.of(step.item()),
                payload(due, run.run(), outcome, result),
                () -> journal.end(run, result));
        return outcome == StepOutcome.SUCCEEDED ? WorkResult.done() : failed(due, outcome.word());
    }

    private static WorkResult failed(Due due, String outcome) {
        return new WorkResult.Failed(
                "stepFailed",
                "REL-DEP-018 Step '" + due.step().id() + "' " + outcome + ". Its owner decides how to go on.",
                Map.of());
    }

    private static Map<String, Object> payload(Due due, int run, StepOutcome outcome, @Nullable CommandResult result) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("plan", due.plan().word());
        payload.put("attempt", due.history().attempt());
        payload.put("step", due.step().id());
        payload.put("index", due.index());
        payload.put("title", due.step().title());
        payload.put("outcome", outcome.word());
        payload.put("run", run);
        if (result != null) {
            if (result.exitCode() != null) {
                payload.put("exitCode", result.exitCode());
            }
            payload.put("durationMs", result.duration().toMillis());
            payload.put("outputSha256", result.outputSha256());
        }
        return payload;
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
