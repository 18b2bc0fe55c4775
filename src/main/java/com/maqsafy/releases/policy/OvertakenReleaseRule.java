package com.maqsafy.releases.policy;

import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01: the version that a rollback returns to is the one that production runs. A release that was overtaken, because
 * another version was released after it was started, would undo that one. Its owner rebases it or withdraws it. A release
 * of an older line, made from another version than production ran when it was started, is not overtaken as long as
 * production runs a higher version.
 */
@Component
public class OvertakenReleaseRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RB-01");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
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
        String previous = dossier.release().previousVersion();
        boolean based = production.get().toString().equals(previous);
        boolean maintenance = production.get().compareTo(version.get()) > 0 && !madeFromProduction(dossier, previous);
        return based || maintenance
                ? List.of()
                : List.of(new Finding(
                        "RB-01",
                        "Production runs %s, but the release was made from %s and would undo it. Merge version %s into '%s', push, and rebase the release on it when you resolve the findings; if %s does not follow %s any more, withdraw it."
                                .formatted(
                                        production.get(),
                                        previous,
                                        production.get(),
                                        dossier.release().branch(),
                                        version.get(),
                                        production.get())));
    }

    /** Whether it was made from what production ran then: at its start, or when it was rebased. */
    private static boolean madeFromProduction(Dossier dossier, String previous) {
        return previous.equals(dossier.live().productionAtStart())
                || dossier.last("releaseAmended", p -> p.has("previousVersion")).isPresent();
    }
}
