package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Persons;
import org.springframework.stereotype.Component;

/** The approval to deploy at a time at which one should not (RULE-07). */
@Component
class PeakApproval {

    private final Persons persons;
    private final LaterObjections later;

    PeakApproval(Persons persons, LaterObjections later) {
        this.persons = persons;
        this.later = later;
    }

    /** Whether the last decision of this attempt allows it, for this content, by somebody who may decide. */
    boolean given(Dossier dossier) {
        return DeploymentTimes.approved(
                dossier.lastDecidedFor(PeakDeploymentDecided.class).filter(r -> mayDecide(dossier, r)),
                dossier.release(),
                dossier.contentDigest(),
                persons);
    }

    private boolean mayDecide(Dossier dossier, Recorded<PeakDeploymentDecided> decided) {
        return dossier.people(decided)
                        .noneMatch(p -> persons.same(p, dossier.release().requester())
                                || persons.same(p, dossier.release().owner()))
                && later.against(
                                dossier,
                                decided,
                                "peak-deployment",
                                decided.event().act())
                        .isEmpty();
    }
}
