package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.ReleasePart;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a release's service is closed to its users, and whether it must be, from the ledger (DEP-06, DEP-07). */
@Component
public class Maintenance {

    private final DeploymentHistories histories;
    private final DeploymentSettings settings;

    Maintenance(DeploymentHistories histories, DeploymentSettings settings) {
        this.histories = histories;
        this.settings = settings;
    }

    /**
     * Whether the service must be closed before a plan runs: when the release asked for it; before a rollback also when
     * it takes migrations back. Not when it is known to be closed already, nor when nothing will run because it was
     * recovered by hand, nor before a rollback of a service that cannot be closed.
     *
     * @param purpose {@code deployment} or {@code rollback}
     */
    public boolean needed(String release, String purpose) {
        DeploymentHistory history = histories.of(release);
        if (history.maintenanceHold().filter(MaintenanceHold::certain).isPresent()) {
            return false;
        }
        return purpose.equals(Plan.ROLLBACK.word())
                ? neededForRollback(history)
                : history.release().maintenanceMode();
    }

    /** Whether the service is held in maintenance mode, or may be. */
    public boolean held(String release) {
        return histories.of(release).maintenanceHold().isPresent();
    }

    /** Since when a release holds its service, empty when users are let in. */
    public Optional<Instant> heldSince(String release) {
        return histories.of(release).maintenanceHold().map(MaintenanceHold::since);
    }

    /** How checks reach the service now; empty when it is not held, or nothing is configured. */
    public Optional<Bypass> bypass(String release) {
        DeploymentHistory history = histories.of(release);
        return history.maintenanceHold()
                .flatMap(hold -> settings.bypass(history.release().service()));
    }

    private boolean neededForRollback(DeploymentHistory history) {
        return asksForRollback(history.release())
                && !history.recoveryDecision().equals("recovered")
                && settings.of(history.release().service())
                        .map(Deployment::maintenance)
                        .filter(m -> m.enter().configured())
                        .isPresent();
    }

    /** Whether a rollback of the release is worth closing the service. */
    static boolean asksForRollback(ReleaseDetails release) {
        return release.maintenanceMode() || ReleasePart.DATABASE_MIGRATION.in(release.contains());
    }
}
