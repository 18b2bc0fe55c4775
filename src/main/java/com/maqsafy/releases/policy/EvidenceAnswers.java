package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.deployment.MigrationStagingTested;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of checklists that nobody is asked, because something recorded answers them: what the scope declares, what Git
 * shows, tests of the commit, the rollback plan, the run on staging. A row that a process owner added is always asked.
 *
 * <p>Who answers such a row nevertheless is heard: the answer of a person stands.
 */
public final class EvidenceAnswers {

    /** Rows that another part of the preparation answers, which the gate asks for anyway. */
    private static final Map<String, String> LATER = Map.of(
            "PR-07", "the rollback plan",
            "MIG-04", "the rollback plan",
            "MIG-01", "your decision below",
            "MIG-07", "the execution time below");

    private static final String PLANNED = "The rollback plan is documented for this commit.";

    private final PolicyCatalogue catalogue;
    private final RequiredTestsRule tests;

    /**
     * An answer and on what it rests.
     *
     * @param answer {@code yes} or {@code not-applicable}
     */
    public record Known(String answer, String because) {}

    public EvidenceAnswers(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
        this.tests = new RequiredTestsRule(catalogue);
    }

    /** Answers by row, in the order of the policy, as things stand; only those whose evidence is there. */
    public Map<String, Known> of(Dossier dossier) {
        Map<String, Known> known = new LinkedHashMap<>();
        pullRequest(dossier, known);
        preRelease(dossier, known);
        if (dossier.databaseChanges()) {
            migrations(dossier, known);
        }
        return known;
    }

    /** Rows that are not asked: {@link #of} and those that another part of the preparation answers. */
    public Set<String> notAsked(Dossier dossier) {
        Set<String> rows = new LinkedHashSet<>(of(dossier).keySet());
        rows.addAll(LATER.keySet());
        if (dossier.databaseChanges()) {
            rows.add("PR-06");
        }
        return rows;
    }

    /** What answers a row that is not asked, for people. */
    public List<Map<String, Object>> table(Dossier dossier, String section) {
        Map<String, Known> known = of(dossier);
        return notAsked(dossier).stream()
                .filter(row -> row.startsWith(section + "-"))
                .sorted()
                .map(row -> {
                    Known answer = known.get(row);
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("item", row);
                    shown.put("question", catalogue.text(row));
                    shown.put("answer", answer == null ? "waits for" : answer.answer());
                    shown.put(
                            "reason",
                            answer == null ? LATER.getOrDefault(row, "the migration review") : answer.because());
                    return shown;
                })
                .toList();
    }

    /** The keys of the fields that are not asked, as the forms' conditions read them. */
    public Map<String, Boolean> fields(Dossier dossier) {
        Map<String, Boolean> fields = new TreeMap<>();
        notAsked(dossier).forEach(row -> fields.put(row.replace('-', '_'), true));
        return fields;
    }

    /**
     * The answers of a person with those of the evidence for what was not answered.
     *
     * @param section of the rows, e.g. {@code PR}
     */
    public Map<String, Answer> complete(Map<String, Answer> answers, Dossier dossier, String section) {
        Map<String, Answer> complete = new TreeMap<>(answers);
        of(dossier).forEach((row, answer) -> {
            if (row.startsWith(section + "-")) {
                complete.putIfAbsent(row, Answer.of(answer.answer(), answer.because()));
            }
        });
        return complete;
    }

    private void pullRequest(Dossier dossier, Map<String, Known> known) {
        if (!dossier.release().requirements().isEmpty()) {
            known.put(
                    "PR-02",
                    yes("Linked: " + String.join(", ", dossier.release().requirements()) + "."));
        }
        if (dossier.lastForCommit(RequiredTestsDetermined.class).isPresent()
                && tests.evaluate(dossier).isEmpty()) {
            known.put("PR-04", yes("All required tests have passed for this commit."));
        }
        if (!dossier.databaseChanges() && dossier.inspection().isPresent()) {
            known.put("PR-06", new Known("not-applicable", "Git shows no migration."));
        }
        dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW)
                .filter(r -> dossier.databaseChanges() && r.event().decision().equals("reviewed"))
                .ifPresent(r -> known.put("PR-06", yes("The migrations are reviewed for this commit.")));
        if (planned(dossier)) {
            known.put("PR-07", yes(PLANNED));
        }
    }

    /** What the scope leaves alone has no effect to review; the scope is held against Git and shown to every approver. */
    private void preRelease(Dossier dossier, Map<String, Known> known) {
        if (dossier.inspection().isEmpty()) {
            return;
        }
        Collection<String> aspects = dossier.aspects();
        if (TestEvidence.objection(dossier, "TEST-04", "TEST-04").isEmpty()) {
            known.put("PRE-06", yes("The tests of permissions (TEST-04) have passed for this commit."));
        } else if (!ChangedAspect.PERMISSIONS.in(aspects) && !ChangedAspect.AUTH.in(aspects)) {
            known.put("PRE-06", yes("The scope changes neither permissions nor authentication."));
        }
        if (TestEvidence.objection(dossier, "TEST-05", "TEST-05").isEmpty()) {
            known.put("PRE-07", yes("The tests of tenant isolation (TEST-05) have passed for this commit."));
        } else if (!ChangedAspect.SCOPED_DATA.in(aspects)) {
            known.put("PRE-07", yes("The scope changes no data that belongs to tenants."));
        }
        Collection<String> contains = dossier.release().contains();
        if (!ReleasePart.CONFIGURATION.in(contains) && !ReleasePart.INFRASTRUCTURE.in(contains)) {
            known.put("PRE-11", yes("Neither the scope nor Git shows a change of configuration."));
        }
        if (!ReleasePart.INTEGRATION.in(contains)) {
            known.put("PRE-13", yes("The scope touches no integration."));
        }
    }

    private static void migrations(Dossier dossier, Map<String, Known> known) {
        dossier.evidence(MigrationStagingTested.class, PreparationPart.MIGRATION_REVIEW)
                .filter(r -> r.event().outcome().equals("passed"))
                .ifPresent(r -> known.put("MIG-02", yes("The migrations ran on staging for this commit.")));
        dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW)
                .map(Recorded::event)
                .ifPresent(review -> {
                    if (review.decision().equals("reviewed")) {
                        known.put("MIG-01", yes("The reviewer found them fit for production."));
                    }
                    if (!review.executionTime().isBlank()) {
                        known.put("MIG-07", yes("Estimated: " + review.executionTime() + "."));
                    }
                });
        if (planned(dossier)) {
            known.put("MIG-04", yes(PLANNED));
        }
        if (dossier.inspection().isPresent()) {
            if (dossier.lockingMigrations().isEmpty()) {
                known.put("MIG-05", yes("No operation makes others wait."));
            }
            known.put(
                    "MIG-06",
                    yes(
                            dossier.destructiveMigrations().isEmpty()
                                    ? "No operation is graded as destructive."
                                    : "Every operation that destroys something gets an approval of its own."));
        }
    }

    private static boolean planned(Dossier dossier) {
        return dossier.evidence(RollbackPlanDocumented.class, PreparationPart.ROLLBACK_PLAN)
                .isPresent();
    }

    private static Known yes(String evidence) {
        return new Known("yes", evidence);
    }
}
