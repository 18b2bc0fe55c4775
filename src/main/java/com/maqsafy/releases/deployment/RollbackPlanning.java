package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a rollback goes on, from the ledger (RB-01 to RB-08). */
@Component
public class RollbackPlanning {

    private final DeploymentHistories histories;
    private final DeploymentPlans plans;
    private final Releases releases;

    RollbackPlanning(DeploymentHistories histories, DeploymentPlans plans, Releases releases) {
        this.histories = histories;
        this.plans = plans;
        this.releases = releases;
    }

    /** Moves the release to {@link ReleaseStatus#ROLLING_BACK} and tells the group that approves the rollback (RB-07). */
    public String begin(String release) {
        releases.moveTo(release, ReleaseStatus.ROLLING_BACK, "");
        return histories.of(release).rollbackApprover();
    }

    /** Ids of the steps to run; none when the last decision says that the service was recovered by hand. */
    public List<String> stepIds(String release) {
        DeploymentHistory history = histories.of(release);
        return history.recoveryDecision().equals("recovered")
                ? new ArrayList<>()
                : plans.rollbackStepIds(history.release());
    }

    /** Whether what would run is what the approver was shown (RB-07); nothing runs when it was recovered by hand. */
    public boolean asApproved(String release) {
        DeploymentHistory history = histories.of(release);
        return history.recoveryDecision().equals("recovered")
                || !history.approvedOther(() -> plans.shownRollbackDigest(history.release()));
    }
}
