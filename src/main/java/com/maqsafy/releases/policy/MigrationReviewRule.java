package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Persons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * MIG-01, 04, 05, 07, 08: a developer other than the requester has reviewed the migrations for the commit, and every
 * row is answered yes.
 */
@Component
class MigrationReviewRule implements GateRule {

    private static final List<String> ROWS = List.of("MIG-01", "MIG-04", "MIG-05", "MIG-07", "MIG-08");

    private final PolicyCatalogue catalogue;
    private final Persons persons;

    MigrationReviewRule(PolicyCatalogue catalogue, Persons persons) {
        this.catalogue = catalogue;
        this.persons = persons;
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
            return List.of(new Finding(
                    "MIG-01", "The migrations have not been reviewed for this commit. Let a developer review them."));
        }
        List<Finding> findings = new ArrayList<>();
        MigrationReviewed said = review.get().event();
        String reviewer = review.get().actor();
        if (persons.same(reviewer, dossier.release().requester()) || reviewer.startsWith("system:")) {
            findings.add(new Finding(
                    "MIG-01",
                    "The migrations were reviewed by " + reviewer
                            + ", who may not. Let a developer who did not request the release review them."));
        }
        if (!said.decision().equals("reviewed")) {
            findings.add(new Finding(
                    "MIG-01",
                    "The review rejects the migrations (" + said.reason()
                            + "). Mend them and have them reviewed again."));
        }
        findings.addAll(new ChecklistRows(catalogue).findings(said.answers(), ROWS));
        if (said.executionTime().isBlank()) {
            findings.add(new Finding("MIG-07", "The review does not say how long the migrations take. Estimate it."));
        }
        return findings;
    }
}
