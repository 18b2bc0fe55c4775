package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * MIG-06: operations that destroy data or structure are avoided, or approved with a reason by somebody who neither
 * requested, owns nor wrote the release.
 */
@Component
class DestructiveOperationRule implements GateRule {

    private final Persons persons;
    private final LaterObjections later;

    DestructiveOperationRule(Persons persons, LaterObjections later) {
        this.persons = persons;
        this.later = later;
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
            return finding(Sentence.of("finding.destructive-unknown"));
        }
        boolean doubted = dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW)
                .filter(r -> r.event().answers("MIG-06", "no"))
                .isPresent();
        if (dossier.destructiveMigrations().isEmpty()) {
            return doubted ? finding(Sentence.of("finding.destructive-doubted")) : List.of();
        }
        String what = String.join(", ", dossier.destructiveMigrations());
        Optional<Recorded<DestructiveOperationDecided>> decided =
                dossier.evidence(DestructiveOperationDecided.class, PreparationPart.MIGRATION_REVIEW);
        if (decided.isEmpty()) {
            return finding(Sentence.of("finding.destructive-undecided", what));
        }
        String person = decided.get().actor();
        if (!decided.get().event().decision().equals("approved")) {
            return finding(Sentence.of("finding.destructive-refused", what));
        }
        if (decided.get().event().reason().isBlank()) {
            return finding(Sentence.of("finding.destructive-no-reason", what));
        }
        if (dossier.people(decided.get())
                        .anyMatch(p -> persons.same(p, dossier.release().requester())
                                || persons.same(p, dossier.release().owner()))
                || person.startsWith("system:")) {
            return finding(Sentence.of("finding.destructive-decider", what, person));
        }
        return later.against(
                        dossier,
                        decided.get(),
                        "destructive-operations",
                        decided.get().event().act())
                .map(does -> finding(Sentence.of("finding.destructive-writer", what, person, does)))
                .orElse(List.of());
    }

    private static List<Finding> finding(Sentence message) {
        return List.of(Finding.of("MIG-06", message));
    }
}
