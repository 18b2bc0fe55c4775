package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.People;
import org.springframework.stereotype.Component;

/** Whether services can be deployed and taken back at all (OPEN-04, OPEN-05). */
@Component
public class DeploymentReadiness {

    private final DeploymentPlans plans;
    private final People people;

    DeploymentReadiness(DeploymentPlans plans, People people) {
        this.plans = plans;
        this.people = people;
    }

    /** OPEN-04: whether a deployment owner is named who is in the group {@code deployment-owner}. */
    public boolean ownerReady(String service) {
        return plans.owner(service)
                .filter(owner -> people.members("deployment-owner").contains(owner))
                .isPresent();
    }

    /** OPEN-05: whether there are rollback steps. */
    public boolean rollbackReady(String service) {
        return plans.rollbackConfigured(service);
    }
}
