package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.StatusListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the record of production as a release goes on, in the transaction in which it does. */
@Component
class ProductionMilestones implements StatusListener {

    // Looked up when it is needed: the releases, which it asks, tell this listener.
    private final ObjectProvider<ProductionStates> production;
    private final Ledger ledger;
    private final RolledBackTags tags;

    ProductionMilestones(ObjectProvider<ProductionStates> production, Ledger ledger, RolledBackTags tags) {
        this.production = production;
        this.ledger = ledger;
        this.tags = tags;
    }

    @Override
    public void reaching(ReleaseDetails release, ReleaseStatus status) {
        ProductionStates states = production.getObject();
        switch (status) {
            case DEPLOYING -> states.changing(release);
            // All steps have ended well: whatever the checks say, this version runs now.
            case VERIFYING -> states.deployed(release);
            case ROLLED_BACK -> rolledBack(states, release);
            case FAILED -> states.failed(release);
            default -> {
                // Nothing else changes what runs.
            }
        }
        boolean wasInProduction = release.status().phase() == ReleaseStatus.Phase.IN_PRODUCTION;
        if (status.isFinal() || (wasInProduction && status.phase() != ReleaseStatus.Phase.IN_PRODUCTION)) {
            states.changed(release);
        }
    }

    private void rolledBack(ProductionStates states, ReleaseDetails release) {
        String kept = RanBefore.of(release, ledger.last(release.key(), DeploymentStarted.class));
        states.rolledBack(release, kept);
        if (ledger.last(release.key(), Tagged.class).isPresent()) {
            tags.owe(release, kept);
        }
    }
}
