package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** PRIN-06: the operational risks are documented. */
@Component
class RisksRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("PRIN-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        return dossier.release().risks().isBlank()
                ? List.of(Finding.of("PRIN-06", Sentence.of("finding.no-risks")))
                : List.of();
    }
}
