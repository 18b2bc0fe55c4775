package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.DeploymentPlanned;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ResolvedPlan;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * DEP-01, RB-02: the commands that would run are those that the approvers were shown. They are settings, and settings
 * change between an approval and its deployment; the approvals are for the plan of before then.
 *
 * <p>Once the deployment has begun its own commands still have to be those; those of backup and rollback are looked at by
 * whoever uses them. What was deployed already is not judged by settings of later.
 */
@Component
class ApprovedPlanRule implements GateRule {

    private final DeploymentPlans plans;

    ApprovedPlanRule(DeploymentPlans plans) {
        this.plans = plans;
    }

    @Override
    public Set<String> items() {
        return Set.of("DEP-01", "RB-02");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.release().status() == ReleaseStatus.VERIFYING) {
            return List.of();
        }
        Optional<ResolvedPlan> shown =
                dossier.last(DeploymentPlanned.class).map(r -> r.event().plan());
        if (shown.isEmpty()) {
            return List.of(Finding.of("DEP-01", Sentence.of("finding.commands-not-shown")));
        }
        boolean begun = dossier.productionTouchedAt().isPresent();
        return plans.resolved(dossier.release())
                .difference(shown.get(), begun ? Set.of(ResolvedPlan.DEPLOYMENT) : Set.of())
                .map(what -> List.of(Finding.of(
                        what.startsWith(ResolvedPlan.ROLLBACK) ? "RB-02" : "DEP-01",
                        Sentence.of("finding.commands-differ", what))))
                .orElse(List.of());
    }
}
