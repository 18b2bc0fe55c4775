package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a release that its notes speak about: its migrations, its rollback plan, the tests of its commit and
 * what its scope declares. Notes may not say otherwise (NOTE-05 to NOTE-08), and what nobody said in them is taken from
 * here.
 *
 * @param migrations names of the migrations, in order; empty optional = the source has not been inspected
 * @param plan the rollback plan for the commit
 * @param aspects words of what changes, declared and found
 * @param testing kinds of tests whose last result for the commit is a pass
 */
public record NotesFacts(
        Optional<List<String>> migrations,
        Optional<RollbackPlanDocumented> plan,
        SortedSet<String> aspects,
        TestingCompleted testing) {

    /**
     * Something that notes say against what is known.
     *
     * @param item the policy item, e.g. {@code NOTE-06}
     * @param field the field of the form that says it
     */
    public record Contradiction(String item, String field, String message) {}

    /** What is known from a release's ledger. */
    public static NotesFacts of(ReleaseDetails release, List<LedgerRecord> records) {
        ReleaseHistory history = new ReleaseHistory(records);
        Optional<SourceInspected> inspected = history.last(SourceInspected.class)
                .map(Recorded::event)
                .filter(i -> i.commit().equals(release.commit()));
        SortedSet<String> aspects = new TreeSet<>(release.changedAspects());
        inspected.ifPresent(i -> aspects.addAll(i.changedAspects()));
        return new NotesFacts(
                inspected.map(i -> i.migrations().stream()
                        .map(SourceInspected.FoundMigration::name)
                        .toList()),
                history.last(RollbackPlanDocumented.class)
                        .map(Recorded::event)
                        .filter(p -> p.commit().equals(release.commit())),
                aspects,
                testing(history, release.commit()));
    }

    private static TestingCompleted testing(ReleaseHistory history, String commit) {
        Map<String, String> last = new HashMap<>();
        history.all(TestReported.class)
                .map(Recorded::event)
                .filter(r -> r.commit().equals(commit))
                .forEach(r -> last.put(r.test(), r.outcome()));
        return new TestingCompleted(
                "passed".equals(last.get("TEST-01")),
                "passed".equals(last.get("TEST-03")),
                "passed".equals(last.get("TEST-04")),
                "passed".equals(last.get("TEST-06")));
    }

    /** Words of the areas that the scope touches, in the order of the policy. */
    public List<String> areas(Collection<String> contains) {
        Set<ImpactedArea> areas = EnumSet.noneOf(ImpactedArea.class);
        Map.of(
                        ReleasePart.BACKEND, ImpactedArea.BACKEND,
                        ReleasePart.FRONTEND, ImpactedArea.FRONTEND,
                        ReleasePart.DASHBOARD, ImpactedArea.FRONTEND,
                        ReleasePart.DATABASE_MIGRATION, ImpactedArea.DATABASE,
                        ReleasePart.INTEGRATION, ImpactedArea.INTEGRATIONS)
                .forEach((part, area) -> {
                    if (part.in(contains)) {
                        areas.add(area);
                    }
                });
        if (ChangedAspect.API.in(aspects)) {
            areas.add(ImpactedArea.API);
        }
        return areas.stream().map(ImpactedArea::word).toList();
    }

    /** Whether rights change, by the scope. */
    public boolean changesRights() {
        return ChangedAspect.PERMISSIONS.in(aspects);
    }

    /** Whether the separation of tenants is concerned, by the scope. */
    public boolean concernsTenants() {
        return ChangedAspect.SCOPED_DATA.in(aspects);
    }

    /** Whether money or credentials are handled, by the scope. */
    public boolean handlesSensitiveData() {
        return ChangedAspect.FINANCE.in(aspects) || ChangedAspect.CREDENTIALS.in(aspects);
    }

    /** Whether migrations can be taken back, as the plan says it; empty when it does not say. */
    public Optional<RollbackSafe> rollbackSafe() {
        return plan.map(RollbackPlanDocumented::database).flatMap(said -> switch (said) {
            case "safe" -> Optional.of(RollbackSafe.YES);
            case "not-safe" -> Optional.of(RollbackSafe.NO);
            default -> Optional.empty();
        });
    }

    /** Who rolls back, as the plan names them. */
    public Optional<String> rollbackOwner() {
        return plan.map(RollbackPlanDocumented::owner).filter(owner -> !owner.isBlank());
    }

    /** Everything in which notes contradict what is known; empty when they do not. */
    public List<Contradiction> contradictions(NotesWritten.Content content) {
        List<Contradiction> found = new ArrayList<>();
        security(content.security(), found);
        databaseChanges(content.databaseChanges(), found);
        testing(content.testing(), found);
        String said = Members.text(content.rollbackOwner()).strip();
        rollbackOwner()
                .filter(owner -> !said.isEmpty() && !said.equals(owner))
                .ifPresent(owner -> found.add(new Contradiction(
                        "NOTE-08",
                        "rollbackOwner",
                        Sentence.of("finding.notes-rollback-owner", said, owner).english())));
        return found;
    }

    private void security(NotesWritten.@Nullable Security said, List<Contradiction> found) {
        if (said == null) {
            return;
        }
        if (changesRights() && !said.rbac()) {
            found.add(new Contradiction(
                    "NOTE-06", "rbac", Sentence.of("finding.notes-rights").english()));
        }
        if (handlesSensitiveData() && !said.sensitiveData()) {
            List<String> declared = new ArrayList<>(aspects);
            declared.retainAll(List.of(ChangedAspect.CREDENTIALS.word(), ChangedAspect.FINANCE.word()));
            found.add(new Contradiction(
                    "NOTE-06",
                    "sensitiveData",
                    Sentence.of("finding.notes-sensitive", String.join(" and ", declared))
                            .english()));
        }
    }

    private void databaseChanges(Collection<NotesWritten.DatabaseChange> said, List<Contradiction> found) {
        migrations.ifPresent(known -> said.stream()
                .map(NotesWritten.DatabaseChange::migration)
                .filter(name -> !known.contains(name))
                .forEach(name -> found.add(new Contradiction(
                        "NOTE-05",
                        "databaseRollbackSafe",
                        Sentence.of("finding.notes-other-migration", name).english()))));
        rollbackSafe().ifPresent(planned -> {
            RollbackSafe opposite = planned == RollbackSafe.YES ? RollbackSafe.NO : RollbackSafe.YES;
            if (said.stream()
                    .anyMatch(change -> RollbackSafe.ofWord(change.rollbackSafe())
                            .filter(opposite::equals)
                            .isPresent())) {
                found.add(new Contradiction(
                        "NOTE-05",
                        "databaseRollbackSafe",
                        Sentence.of(
                                        "finding.notes-rollback",
                                        opposite.label(),
                                        planned == RollbackSafe.YES ? "can" : "cannot")
                                .english()));
            }
        });
    }

    private void testing(NotesWritten.@Nullable Testing said, List<Contradiction> found) {
        if (said == null) {
            return;
        }
        List<String> claimed = new ArrayList<>();
        claimed(said.unit(), testing.unit(), "unit", claimed);
        claimed(said.api(), testing.api(), "API", claimed);
        claimed(said.rbac(), testing.rbac(), "permissions", claimed);
        claimed(said.regression(), testing.regression(), "regression", claimed);
        if (!claimed.isEmpty()) {
            found.add(new Contradiction(
                    "NOTE-07",
                    "testing",
                    Sentence.of("finding.notes-tests", String.join(", ", claimed))
                            .english()));
        }
    }

    private static void claimed(boolean said, boolean known, String name, List<String> claimed) {
        if (said && !known) {
            claimed.add(name);
        }
    }
}
