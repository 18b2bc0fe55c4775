package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.BranchFit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** BR-01 to BR-06: the branch contains the release's commit, when it was inspected and until production is touched. */
@Component
class CommitOnBranchRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public boolean unexpected() {
        return true;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        String branch = dossier.release().branch();
        boolean inspected =
                dossier.inspection().map(i -> i.branchContainsCommit()).orElse(false);
        // Branches are deleted when they are merged; that leaves no deployment half done.
        return inspected
                        && (dossier.productionTouchedAt().isPresent()
                                || dossier.live().commitOnBranch())
                ? List.of()
                : List.of(Finding.of(
                        BranchFit.item(branch),
                        Sentence.of(
                                "finding.commit-elsewhere",
                                branch,
                                dossier.release().commit())));
    }
}
