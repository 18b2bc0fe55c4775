package com.maqsafy.releases.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.StepEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a release locks the users of its service out: now, or while it will be deployed (DEP-06). */
@Component
public class UserLockOut {

    private final DeploymentHistories histories;
    private final DeploymentPlans plans;
    private final ProductionStates production;

    UserLockOut(DeploymentHistories histories, DeploymentPlans plans, ProductionStates production) {
        this.histories = histories;
        this.plans = plans;
        this.production = production;
    }

    /**
     * How it is with the users.
     *
     * @param planned whether they are locked out while it is deployed
     * @param minutes for about how long, from 1: as the steps that it shares with the release that runs took there; absent
     *     where that is not known, or nobody is to be locked out
     * @param since since when it locks them out; absent while it does not
     * @param certain false when nobody knows whether it does: closing the service did not end well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LockOut(
            boolean planned,
            @Nullable Long minutes,
            @Nullable Instant since,
            boolean certain) {}

    /**
     * How it is with the users of a release's service.
     *
     * @param records the release's ledger in order
     */
    public LockOut of(ReleaseDetails release, List<LedgerRecord> records) {
        Optional<MaintenanceHold> hold = new DeploymentHistory(release, records).maintenanceHold();
        boolean planned = release.maintenanceMode() && !release.status().isFinal();
        return new LockOut(
                planned,
                planned ? minutes(release) : null,
                hold.map(MaintenanceHold::since).orElse(null),
                hold.map(MaintenanceHold::certain).orElse(true));
    }

    private @Nullable Long minutes(ReleaseDetails release) {
        Map<String, Long> took = production
                .of(release.service())
                .map(ProductionState::release)
                .filter(running -> !running.equals(release.key()))
                .map(this::took)
                .orElse(Map.of());
        long millis = 0;
        boolean known = false;
        for (PlannedStep step : plans.deployment(release)) {
            Long one = took.get(step.id());
            if (one != null) {
                millis += one;
                known = true;
            }
        }
        return known
                ? Math.max(1, Math.round(millis / (double) Duration.ofMinutes(1).toMillis()))
                : null;
    }

    /** How long the steps of a deployment took, by their ids. */
    private Map<String, Long> took(String release) {
        Map<String, Long> took = new HashMap<>();
        histories.of(release).events().all(StepEnded.class).map(Recorded::event).forEach(end -> {
            Long millis = end.durationMs();
            if (millis != null
                    && end.plan().equals(Plan.DEPLOYMENT.word())
                    && end.outcome().equals(StepOutcome.SUCCEEDED.word())) {
                took.put(end.step(), millis);
            }
        });
        return took;
    }
}
