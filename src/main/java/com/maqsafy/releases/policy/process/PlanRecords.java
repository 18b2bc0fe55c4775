package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlanned;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ResolvedPlan;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.Releases;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attests the commands that would run, so that they are part of what is approved. */
@Component
class PlanRecords {

    private final Releases releases;
    private final DeploymentPlans plans;
    private final Ledger ledger;

    PlanRecords(Releases releases, DeploymentPlans plans, Ledger ledger) {
        this.releases = releases;
        this.plans = plans;
        this.ledger = ledger;
    }

    /** Attests the plan as it stands, when it is not the one that was attested last. */
    void record(String release, @Nullable String element) {
        ResolvedPlan plan = plans.resolved(releases.get(release));
        Optional<ResolvedPlan> before =
                ledger.last(release, DeploymentPlanned.class).map(r -> r.event().plan());
        if (before.isEmpty() || plan.difference(before.get(), Set.of()).isPresent()) {
            ledger.append(Attestation.of(release, "system:policy", new DeploymentPlanned(plan.commands()))
                    .at(element, null));
        }
    }
}
