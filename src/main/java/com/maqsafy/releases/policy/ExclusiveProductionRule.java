package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** DEP-01: only one release of a service touches its production at a time. */
@Component
class ExclusiveProductionRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("DEP-01");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        return dossier.live().otherReleaseInProduction().stream()
                .map(key -> Finding.of(
                        "DEP-01",
                        key.isEmpty()
                                ? Sentence.of("finding.another-in-production")
                                : Sentence.of("finding.other-in-production", key)))
                .toList();
    }
}
