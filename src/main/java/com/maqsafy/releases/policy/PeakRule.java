package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.RiskAssessed;
import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RULE-07: no high-risk deployment at peak time, unless somebody who neither requested, owns nor wrote the release has
 * approved it for this attempt and this content. A destructive migration is high risk whatever the assessment says. A
 * freeze is no time for anything; only hotfix and security releases may pass it, with the same approval.
 */
@Component
class PeakRule implements GateRule {

    private final PeakApproval approval;

    PeakRule(PeakApproval approval) {
        this.approval = approval;
    }

    @Override
    public Set<String> items() {
        return Set.of("RULE-07");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.productionTouchedAt().isPresent()
                || !dossier.live().calendar().peak()) {
            return List.of();
        }
        String risk = dossier.lastDecidedFor(RiskAssessed.class)
                .map(r -> r.event().risk())
                .orElse("");
        boolean high = risk.equals("high") || !dossier.destructiveMigrations().isEmpty();
        if (!high && (risk.equals("low") || risk.equals("medium"))) {
            return List.of();
        }
        if (!high) {
            return List.of(Finding.of("RULE-07", Sentence.of("finding.peak-unassessed")));
        }
        return approval.given(dossier) ? List.of() : List.of(Finding.of("RULE-07", Sentence.of("finding.peak-high")));
    }
}
