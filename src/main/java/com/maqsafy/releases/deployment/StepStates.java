package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the steps of a release stand at this moment, whichever node runs them. */
@Component
public class StepStates {

    private final DeploymentHistories histories;
    private final DeploymentPlans plans;
    private final StepJournal journal;
    private final StepProgressLog progress;
    private final ServiceCommands commands;

    StepStates(
            DeploymentHistories histories,
            DeploymentPlans plans,
            StepJournal journal,
            StepProgressLog progress,
            ServiceCommands commands) {
        this.histories = histories;
        this.plans = plans;
        this.journal = journal;
        this.progress = progress;
        this.commands = commands;
    }

    /** The steps that run now, of all releases. */
    public List<StepProgress> running() {
        return progress.running();
    }

    /** The steps of the deployment in order, and of the rollback once one of its steps has been started. */
    public List<StepState> of(String release) {
        DeploymentHistory history = histories.of(release);
        List<StepState> states = new ArrayList<>(states(history, Plan.DEPLOYMENT));
        if (!journal.runs(release, Plan.ROLLBACK.word(), history.attempt()).isEmpty()) {
            states.addAll(states(history, Plan.ROLLBACK));
        }
        return states;
    }

    private List<StepState> states(DeploymentHistory history, Plan plan) {
        List<PlannedStep> steps =
                plan == Plan.DEPLOYMENT ? plans.deployment(history.release()) : plans.rollback(history.release());
        List<StepRun> runs = journal.runs(history.release().key(), plan.word(), history.attempt());
        List<StepProgress> now = progress.running();
        List<StepState> states = new ArrayList<>();
        for (PlannedStep step : steps) {
            Optional<StepRun> run = runs.stream()
                    .filter(r -> r.step().equals(step.id()))
                    .reduce((earlier, later) -> later.run() > earlier.run() ? later : earlier);
            Optional<Recorded<StepStopRequested>> stop =
                    run.flatMap(r -> history.stopRequest(plan, step.id(), r.run()));
            states.add(new StepState(
                    plan.word(),
                    history.attempt(),
                    step.id(),
                    states.size() + 1,
                    steps.size(),
                    step.title(),
                    step.item(),
                    run.map(StepRun::argv).orElseGet(() -> commands.shown(step.argv())),
                    state(history, plan, step.id(), run, stop.isPresent()),
                    run.map(StepRun::run).orElse(0),
                    run.map(StepRun::startedAt).orElse(null),
                    run.map(StepRun::outcome).map(StepOutcome::word).orElse(null),
                    run.map(StepStates::durationMs).orElse(null),
                    stop.map(Recorded::actor).orElse(null),
                    stop.map(r -> r.event().reason()).orElse(null),
                    run.map(r -> lines(now, r)).orElse(List.of())));
        }
        return states;
    }

    private static String state(
            DeploymentHistory history, Plan plan, String step, Optional<StepRun> run, boolean toBeStopped) {
        if (run.isPresent() && run.get().endedAt() == null) {
            return toBeStopped ? "stopping" : "running";
        }
        return switch (history.standing(plan, step)) {
            case DUE -> "waiting";
            case DONE -> "done";
            case FAILED -> "failed";
            case GIVEN_UP -> "given-up";
        };
    }

    private static @Nullable Long durationMs(StepRun run) {
        @Nullable Instant ended = run.endedAt();
        return ended == null ? null : Duration.between(run.startedAt(), ended).toMillis();
    }

    /** The last lines of what a run has written; of one that succeeded nobody needs them. */
    private static List<String> lines(List<StepProgress> now, StepRun run) {
        if (run.endedAt() != null) {
            String output = run.outcome() == StepOutcome.SUCCEEDED ? null : run.output();
            return output == null
                    ? List.of()
                    : LastLines.of(output, true).lines().toList();
        }
        return now.stream()
                .filter(p -> p.release().equals(run.release())
                        && p.plan().equals(run.plan())
                        && p.attempt() == run.attempt()
                        && p.step().equals(run.step())
                        && p.run() == run.run())
                .findFirst()
                .map(StepProgress::lines)
                .orElse(List.of());
    }
}
