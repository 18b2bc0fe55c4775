package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The rows of the pre-release checklist that nobody is asked, because the system knows: PRE-01, 02, 03, 04, 05, 08, 10,
 * 15, and PRE-09 when the release changes the database.
 */
@Component
public class SystemAnswers {

    private final PolicyCatalogue catalogue;
    private final ReleaseOwnerRule owner;
    private final ScopeRule scope;
    private final RequiredTestsRule tests;
    private final MigrationReviewRule review;
    private final MigrationStagingTestRule staging;
    private final DestructiveOperationRule destructive;
    private final RollbackPlanRule rollback;
    private final NotesFormatRule format;
    private final NotesLeakRule leaks;
    private final NotesMigrationsRule notesMigrations;

    SystemAnswers(
            PolicyCatalogue catalogue,
            ReleaseOwnerRule owner,
            ScopeRule scope,
            RequiredTestsRule tests,
            MigrationReviewRule review,
            MigrationStagingTestRule staging,
            DestructiveOperationRule destructive,
            RollbackPlanRule rollback,
            NotesFormatRule format,
            NotesLeakRule leaks,
            NotesMigrationsRule notesMigrations) {
        this.catalogue = catalogue;
        this.owner = owner;
        this.scope = scope;
        this.tests = tests;
        this.review = review;
        this.staging = staging;
        this.destructive = destructive;
        this.rollback = rollback;
        this.format = format;
        this.leaks = leaks;
        this.notesMigrations = notesMigrations;
    }

    /**
     * An answer of the system.
     *
     * @param item the row, e.g. {@code PRE-05}
     * @param answer {@code yes}, {@code no}, {@code not-applicable}, or {@code later} for PRE-09 before the deployment
     * @param because on what it rests
     */
    public record SystemAnswer(String item, String answer, String because) {}

    /** The system's answers as things stand, in the order of the checklist. */
    public List<SystemAnswer> of(Dossier dossier) {
        return catalogue.systemRows(dossier.databaseChanges()).stream()
                .map(row -> answer(row, dossier))
                .toList();
    }

    private SystemAnswer answer(String row, Dossier dossier) {
        return switch (row) {
            case "PRE-01" ->
                from(row, dossier, "The owner is " + dossier.release().owner() + ".", owner);
            case "PRE-02" -> from(row, dossier, "The scope names all that the source shows.", scope);
            case "PRE-03" ->
                dossier.release().requirements().isEmpty()
                        ? new SystemAnswer(
                                row,
                                "no",
                                Sentence.of("part.row-no-requirement").english())
                        : new SystemAnswer(
                                row,
                                "yes",
                                "Linked: " + String.join(", ", dossier.release().requirements()) + ".");
            case "PRE-04" ->
                reviewed(dossier)
                        ? new SystemAnswer(row, "yes", "The pull request checklist says so (PR-03).")
                        : new SystemAnswer(
                                row, "no", Sentence.of("part.row-not-reviewed").english());
            case "PRE-05" -> from(row, dossier, "All required tests have passed for this commit.", tests);
            case "PRE-08" ->
                dossier.databaseChanges()
                        ? from(
                                row,
                                dossier,
                                "The migrations are reviewed for this commit.",
                                review,
                                staging,
                                destructive)
                        : new SystemAnswer(row, "not-applicable", "The release brings no migrations.");
            case "PRE-09" ->
                new SystemAnswer(
                        row, "later", "The backup is taken and confirmed when the deployment starts (RULE-03).");
            case "PRE-10" -> from(row, dossier, "The rollback plan is complete.", rollback);
            case "PRE-15" ->
                from(row, dossier, "The notes are written, in the right format.", format, leaks, notesMigrations);
            default ->
                throw new IllegalStateException("REL-POL-009 Nothing answers the row " + row
                        + ". Let a person answer it in policy/catalogue.json.");
        };
    }

    private static boolean reviewed(Dossier dossier) {
        return dossier.checklist(PreparationPart.PULL_REQUEST)
                .map(answers -> answers.get("PR-03"))
                .map(answer -> answer.answer().equals("yes"))
                .orElse(false);
    }

    private static SystemAnswer from(String row, Dossier dossier, String because, GateRule... rules) {
        List<Finding> findings = new ArrayList<>();
        Arrays.stream(rules).forEach(r -> findings.addAll(r.evaluate(dossier)));
        if (findings.isEmpty()) {
            return new SystemAnswer(row, "yes", because);
        }
        String items = String.join(
                ", ", findings.stream().map(Finding::item).distinct().sorted().toList());
        return new SystemAnswer(row, "no", Sentence.of("part.row-fails", items).english());
    }
}
