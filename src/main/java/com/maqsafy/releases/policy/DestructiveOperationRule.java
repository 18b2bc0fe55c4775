package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Persons;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * MIG-06: operations that destroy data or structure are avoided, or approved with a reason by somebody who neither
 * requested nor owns the release.
 */
@Component
class DestructiveOperationRule implements GateRule {

    private final Persons persons;

    DestructiveOperationRule(Persons persons) {
        this.persons = persons;
    }

    @Override
    public Set<String> items() {
        return Set.of("MIG-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.MIGRATION_REVIEW);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (!dossier.databaseChanges()) {
            return List.of();
        }
        if (dossier.inspection().isEmpty()) {
            return finding(
                    "It is not known whether the migrations destroy anything. Let the source be inspected again.");
        }
        boolean doubted = dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW)
                .filter(r -> r.event().answers("MIG-06", "no"))
                .isPresent();
        if (dossier.destructiveMigrations().isEmpty()) {
            return doubted
                    ? finding("The review says that a migration destroys something. Mend it and review again.")
                    : List.of();
        }
        String what = String.join(", ", dossier.destructiveMigrations());
        Optional<Recorded<DestructiveOperationDecided>> decided =
                dossier.evidence(DestructiveOperationDecided.class, PreparationPart.MIGRATION_REVIEW);
        if (decided.isEmpty()) {
            return finding(
                    "Nobody has decided on what " + what + " destroys. Let management and technical owner decide.");
        }
        String person = decided.get().actor();
        if (!decided.get().event().decision().equals("approved")) {
            return finding("What " + what + " destroys was not approved. Change the migration.");
        }
        if (decided.get().event().reason().isBlank()) {
            return finding("What " + what + " destroys was approved without a reason. Decide again and give one.");
        }
        return dossier.people(decided.get())
                                .anyMatch(p -> persons.same(p, dossier.release().requester())
                                        || persons.same(p, dossier.release().owner()))
                        || person.startsWith("system:")
                ? finding("What " + what + " destroys was approved by " + person
                        + ", who may not. Let somebody decide who neither requested nor owns the release.")
                : List.of();
    }

    private static List<Finding> finding(String message) {
        return List.of(new Finding("MIG-06", message));
    }
}
