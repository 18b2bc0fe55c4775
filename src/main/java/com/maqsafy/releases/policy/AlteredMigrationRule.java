package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** VER-05: a migration that has been released is never edited or deleted; a change is a new migration. */
@Component
class AlteredMigrationRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("VER-05");
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
        if (dossier.inspection().isEmpty()) {
            return List.of(Finding.of("VER-05", Sentence.of("finding.migrations-alteration-unknown")));
        }
        return dossier.inspection().get().alteredMigrations().stream()
                .map(path -> Finding.of("VER-05", Sentence.of("finding.migration-altered", path)))
                .toList();
    }
}
