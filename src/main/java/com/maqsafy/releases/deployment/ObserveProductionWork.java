package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.deployment.DeploymentSettings.Command;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks the moment before a deployment what production runs, and whether the way back is still there (promise 8, RB-01,
 * RB-02). It attests what it finds and decides nothing: the gate, which comes next, refuses.
 */
@Component
class ObserveProductionWork implements WorkHandler {

    private final DeploymentHistories histories;
    private final DeploymentSettings settings;
    private final ProductionObservations observations;
    private final ProductionStates states;
    private final ServiceCommands commands;
    private final WorkerRecords records;
    private final ArtefactDigests artefacts;

    ObserveProductionWork(
            DeploymentHistories histories,
            DeploymentSettings settings,
            ProductionObservations observations,
            ProductionStates states,
            ServiceCommands commands,
            WorkerRecords records,
            ArtefactDigests artefacts) {
        this.histories = histories;
        this.settings = settings;
        this.observations = observations;
        this.states = states;
        this.commands = commands;
        this.records = records;
        this.artefacts = artefacts;
    }

    @Override
    public String topic() {
        return "production-observation";
    }

    @Override
    public WorkResult work(WorkItem item) {
        String plan = item.required(ReleaseVariables.PLAN.name());
        DeploymentHistory history = histories.of(item.release());
        observations
                .observe(history.release().service())
                .ifPresent(observed -> records.record(item, event(history, plan, observed)));
        settings.of(history.release().service())
                .map(d -> d.rollback().available())
                .filter(Command::configured)
                .ifPresent(command -> available(item, history, command));
        artefacts
                .before(history.release(), history.attempt())
                .ifPresent(digested -> records.recordWith(item, digested.event(), digested.printed()));
        return WorkResult.done();
    }

    private ProductionObserved event(DeploymentHistory history, String plan, Observed observed) {
        Optional<ProductionState> state = states.of(history.release().service());
        return new ProductionObserved(
                history.attempt(),
                plan,
                state.map(ProductionState::version).orElse(""),
                Members.text(observed.version()),
                Members.text(observed.commit()),
                Members.text(observed.error()),
                state.flatMap(ProductionState::drifted).isPresent());
    }

    private void available(WorkItem item, DeploymentHistory history, Command command) {
        ReleaseDetails release = history.release();
        String version = RanBefore.of(release, history.last(DeploymentStarted.class));
        CommandResult result = commands.run(
                release,
                command.command(),
                command.timeout(),
                "rollback.available.command",
                commands.placeholders(release, version));
        records.recordPrinted(
                item,
                new RollbackAvailabilityChecked(
                        history.attempt(),
                        version,
                        StepOutcome.of(result.outcome()).word(),
                        result.duration().toMillis(),
                        result.outputSha256(),
                        WorkerRecords.printed(result)),
                result);
    }
}
