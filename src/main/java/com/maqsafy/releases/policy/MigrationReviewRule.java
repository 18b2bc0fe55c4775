package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.DutyCase;
import com.maqsafy.releases.approval.DutyTask;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.Restrictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final SeparationOfDuties duties;
    private final Restrictions restrictions;

    MigrationReviewRule(
            PolicyCatalogue catalogue, Persons persons, SeparationOfDuties duties, Restrictions restrictions) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.duties = duties;
        this.restrictions = restrictions;
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
        cameToLight(dossier, review.get())
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

    /** Commits that came after the review, or a name that came into the settings, may tell that its reviewer wrote some. */
    private Optional<String> cameToLight(Dossier dossier, Recorded<MigrationReviewed> review) {
        return dossier.people(review)
                .flatMap(person -> cameToLight(dossier, review, person).stream())
                .findFirst();
    }

    private Optional<String> cameToLight(Dossier dossier, Recorded<MigrationReviewed> review, String person) {
        DutyTask task = Objects.requireNonNull(Duties.byForm().get("migration-review"));
        Set<String> roles = Set.copyOf(task.groups());
        DutyCase judged = DutyCase.of(
                person,
                task,
                dossier.release(),
                dossier.records(),
                roles,
                roles,
                restrictions.restricted(dossier.release().key()),
                dossier.now());
        return duties.cameToLight(judged, review.event().act()).map(SeparationOfDuties.Objection::does);
    }
}
