package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01: what production runs is what is recorded. While the target says something else, or cannot be asked although it
 * should be, nobody knows what a deployment would replace and a rollback return to. Where the target cannot tell at all
 * this rule is silent.
 */
@Component
class ProductionDriftRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RB-01");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public boolean unexpected() {
        return true;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        LiveFacts.Production production = dossier.live().production();
        // Once production is touched it no longer runs what is recorded; then the checks ask what runs.
        if (!production.asked() || dossier.productionTouchedAt().isPresent()) {
            return List.of();
        }
        Optional<String> drift = production.drift();
        if (drift.isPresent()) {
            return List.of(Finding.of(
                    "RB-01",
                    Sentence.of(
                            "finding.drift",
                            drift.get(),
                            dossier.live().productionVersion(),
                            dossier.release().service())));
        }
        return production.unknown().stream()
                .map(why -> Finding.of(
                        "RB-01",
                        Sentence.of("finding.unobserved", why, dossier.release().service())))
                .toList();
    }
}
