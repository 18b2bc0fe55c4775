package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01: the release's commit contains the version that it is made from, when it was inspected and until production
 * is touched. Without that it would undo the version instead of following it, and the way back would not lead to the last stable version.
 */
@Component
class ContainsPreviousRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RB-01");
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
        boolean inspected = dossier.inspection()
                .map(i -> Boolean.TRUE.equals(i.containsBase()))
                .orElse(false);
        return inspected
                        && (dossier.productionTouchedAt().isPresent()
                                || dossier.live().containsPrevious())
                ? List.of()
                : List.of(Finding.of(
                        "RB-01",
                        Sentence.of(
                                "finding.would-undo",
                                dossier.release().commit(),
                                dossier.release().previousVersion(),
                                dossier.release().branch())));
    }
}
