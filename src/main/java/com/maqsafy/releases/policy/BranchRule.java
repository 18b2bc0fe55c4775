package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.BranchFit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** BR-01 to BR-06: the branch fits the type of the release ({@link BranchFit}), recomputed from what is recorded. */
@Component
class BranchRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        return BranchFit.violation(dossier.release().type(), dossier.release().branch()).stream()
                .map(v -> new Finding(v.item(), v.message()))
                .toList();
    }
}
