package com.maqsafy.releases.policy;

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
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.inspection().isEmpty()) {
            return List.of(new Finding(
                    "VER-05",
                    "It is not known whether released migrations were altered. Let the source be inspected again."));
        }
        return dossier.inspection().get().alteredMigrations().stream()
                .map(path -> new Finding(
                        "VER-05",
                        "The released migration " + path + " was edited or deleted. Put it back and write a new one."))
                .toList();
    }
}
