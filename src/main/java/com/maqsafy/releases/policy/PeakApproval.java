package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.person.Persons;

/** The approval to deploy at a time at which one should not (RULE-07). */
final class PeakApproval {

    private PeakApproval() {}

    /** Whether the last decision of this attempt allows it, for this content, by somebody who may decide. */
    static boolean given(Dossier dossier, Persons persons) {
        return DeploymentTimes.approved(
                dossier.lastDecidedFor(PeakDeploymentDecided.class)
                        .filter(r -> dossier.people(r)
                                .noneMatch(p -> persons.same(
                                                p, dossier.release().requester())
                                        || persons.same(p, dossier.release().owner()))),
                dossier.release(),
                dossier.contentDigest(),
                persons);
    }
}
