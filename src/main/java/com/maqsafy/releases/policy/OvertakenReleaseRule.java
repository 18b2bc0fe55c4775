package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.VersionSuccession;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01: the version that a rollback returns to is the one that production runs. A release that was overtaken, because
 * another version was released after it was started, would undo that one: its owner rebases it or withdraws it. One below
 * what production runs would take it back, whatever it was made from: a maintained older line runs in a production of its
 * own and is a service of its own.
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
    public boolean unexpected() {
        return true;
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
            return List.of(Finding.of("RB-01", Sentence.of("finding.production-unknown")));
        }
        String previous = dossier.release().previousVersion();
        if (production.get().compareTo(version.get()) > 0) {
            return List.of(Finding.of(
                    "RB-01",
                    Sentence.of("finding.overtaken", production.get(), version.get(), VersionSuccession.OLDER_LINE)));
        }
        return production.get().toString().equals(previous)
                ? List.of()
                : List.of(Finding.of(
                        "RB-01",
                        Sentence.of(
                                "finding.other-base",
                                production.get(),
                                previous,
                                dossier.release().branch(),
                                version.get())));
    }
}
