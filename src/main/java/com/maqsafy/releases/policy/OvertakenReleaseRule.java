package com.maqsafy.releases.policy;

import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01: the version that a rollback returns to is the one that production runs. A release that was overtaken, because
 * another version was released after it was prepared, would undo that one. Maintenance of an older line, while
 * production runs a higher version, is not overtaken.
 */
@Component
class OvertakenReleaseRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RB-01");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        // Once production is touched it no longer runs what it ran before.
        if (dossier.productionTouchedAt().isPresent()) {
            return List.of();
        }
        Optional<SemanticVersion> production =
                SemanticVersion.parse(dossier.live().productionVersion());
        Optional<SemanticVersion> version =
                SemanticVersion.parse(dossier.release().version());
        if (production.isEmpty() || version.isEmpty()) {
            return List.of(new Finding(
                    "RB-01", "It is not known which version production runs. Make sure that its version is tagged."));
        }
        boolean based = production.get().toString().equals(dossier.release().previousVersion());
        return based || production.get().compareTo(version.get()) > 0
                ? List.of()
                : List.of(new Finding(
                        "RB-01",
                        "Production runs %s, but the release was made from %s and would undo it. Withdraw it and start one from %s."
                                .formatted(production.get(), dossier.release().previousVersion(), production.get())));
    }
}
