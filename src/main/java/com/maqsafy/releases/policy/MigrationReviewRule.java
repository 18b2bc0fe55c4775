package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * MIG-01, 04, 05, 07, 08: a developer who neither requested the release nor wrote a commit of it has reviewed the migrations for the commit, and every
 * row is answered yes.
 */
@Component
class MigrationReviewRule implements GateRule {

    private static final List<String> ROWS = List.of("MIG-01", "MIG-04", "MIG-05", "MIG-07", "MIG-08");

    private final PolicyCatalogue catalogue;
    private final Persons persons;
    private final LaterObjections later;

    MigrationReviewRule(PolicyCatalogue catalogue, Persons persons, LaterObjections later) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.later = later;
    }

    @Override
    public Set<String> items() {
        return Set.copyOf(ROWS);
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
        Optional<Recorded<MigrationReviewed>> review =
                dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW);
        if (review.isEmpty()) {
            return List.of(Finding.of("MIG-01", Sentence.of("finding.migrations-unreviewed")));
        }
        List<Finding> findings = new ArrayList<>();
        MigrationReviewed said = review.get().event();
        String reviewer = review.get().actor();
        if (dossier.people(review.get())
                        .anyMatch(p -> persons.same(p, dossier.release().requester()))
                || reviewer.startsWith("system:")) {
            findings.add(Finding.of("MIG-01", Sentence.of("finding.migrations-reviewer", reviewer)));
        }
        later.against(dossier, review.get(), "migration-review", said.act())
                .ifPresent(does ->
                        findings.add(Finding.of("MIG-01", Sentence.of("finding.migrations-writer", reviewer, does))));
        if (!said.decision().equals("reviewed")) {
            findings.add(Finding.of("MIG-01", Sentence.of("finding.migrations-rejected", said.reason())));
        }
        findings.addAll(new ChecklistRows(catalogue)
                .findings(new EvidenceAnswers(catalogue).complete(said.answers(), dossier, "MIG"), ROWS));
        if (said.executionTime().isBlank()) {
            findings.add(Finding.of("MIG-07", Sentence.of("finding.migrations-no-time")));
        }
        if (!dossier.lockingMigrations().isEmpty()
                && Members.text(said.lockTime()).isBlank()) {
            findings.add(Finding.of(
                    "MIG-05",
                    Sentence.of("finding.migrations-no-lock-time", String.join(", ", dossier.lockingMigrations()))));
        }
        return findings;
    }
}
