package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.Releases;
import org.springframework.stereotype.Component;

/** Reads the history of a release's deployment. */
@Component
class DeploymentHistories {

    private final Releases releases;
    private final Ledger ledger;

    DeploymentHistories(Releases releases, Ledger ledger) {
        this.releases = releases;
        this.ledger = ledger;
    }

    DeploymentHistory of(String release) {
        return new DeploymentHistory(releases.get(release), ledger.records(release));
    }
}
