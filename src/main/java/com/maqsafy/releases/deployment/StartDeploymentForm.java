package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deployer starts an attempt for exactly the present content. */
@Component
class StartDeploymentForm implements TaskForm {

    private final DeploymentHistories histories;
    private final DeploymentDossier dossier;
    private final ProductionStates production;
    private final ProductionObservations observations;
    private final Releases releases;

    StartDeploymentForm(
            DeploymentHistories histories,
            DeploymentDossier dossier,
            ProductionStates production,
            ProductionObservations observations,
            Releases releases) {
        this.histories = histories;
        this.dossier = dossier;
        this.production = production;
        this.observations = observations;
        this.releases = releases;
    }

    @Override
    public String form() {
        return "start-deployment";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        DeploymentHistory history = histories.of(task.release());
        return Map.of(
                "release",
                task.release(),
                "before",
                dossier.beforeSteps(history),
                "facts",
                dossier.facts(history),
                "approvals",
                dossier.approvals(history),
                "window",
                dossier.risk(history),
                "steps",
                dossier.plannedSteps(history),
                // Who completes the task starts: there is nothing else to choose.
                FormSchema.ANSWERED,
                Map.of("start", true));
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        DeploymentHistory history = histories.of(task.release());
        production
                .of(history.release().service())
                .flatMap(ProductionState::drifted)
                .ifPresent(drift -> {
                    throw new SubmissionRefusedException(new Violation(
                            "RB-01",
                            "start",
                            "Production runs %s, but %s is recorded: somebody changed it outside of a release. Put %s back, or accept what runs, first."
                                    .formatted(drift.found(), drift.expected(), drift.expected())));
                });
        requireOpen(history.release());
        return TaskOutcome.of(new DeploymentStarted(
                history.nextAttempt(),
                history.contentDigest(),
                production
                        .of(history.release().service())
                        .map(ProductionState::version)
                        .orElse(null),
                null));
    }

    /**
     * A release that ended while it held the service left its users locked out. One that closes the service itself opens it as
     * well; any other would be checked from before a closed door, and released behind it (DEP-07).
     */
    private void requireOpen(ReleaseDetails release) {
        boolean leftClosed = !release.maintenanceMode()
                // Who cannot be asked what runs cannot be accepted as open either.
                && observations.configured(release.service())
                && production
                        .of(release.service())
                        .map(ProductionState::maintenance)
                        .filter(held -> held.byEndedRelease(releases))
                        .isPresent();
        if (leftClosed) {
            throw new SubmissionRefusedException(new Violation(
                    "DEP-07",
                    "start",
                    "%s is held in maintenance mode by a release that has ended, and this one would not open it. Open it, and accept what runs with POST /api/services/%s/production, first."
                            .formatted(release.service(), release.service())));
        }
    }
}
