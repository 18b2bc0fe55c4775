package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.deployment.StepStarted;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.OfAttempt;
import com.maqsafy.releases.release.OfStep;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.release.SourceInspected.FoundMigration;
import com.maqsafy.releases.release.StepEnded;
import com.maqsafy.releases.release.TouchesProduction;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Everything that the gate looks at: a release, its ledger and the live facts, at one instant.
 *
 * <p>Live facts are asked of Git and production when they are first needed, and once: most readers want the ledger only.
 *
 * <p>A preparation record counts only when it speaks about the release's commit and came after the last request to do
 * its part again.
 *
 * @param records the release's ledger in order
 * @param contentDigest digest of the content as it stands now
 * @param now the instant of evaluation
 * @param liveFacts answers the same facts each time
 */
public record Dossier(
        ReleaseDetails release,
        List<LedgerRecord> records,
        String contentDigest,
        Instant now,
        Supplier<LiveFacts> liveFacts) {

    public Dossier {
        records = List.copyOf(records);
    }

    /** The dossier of a release, its digest computed from the records. */
    public static Dossier of(ReleaseDetails release, List<LedgerRecord> records, Instant now, LiveFacts live) {
        return of(release, records, now, () -> live);
    }

    /** The same, with facts that are asked when they are first needed. */
    public static Dossier of(
            ReleaseDetails release, List<LedgerRecord> records, Instant now, Supplier<LiveFacts> live) {
        return new Dossier(release, records, ContentDigest.of(release, records), now, SingletonSupplier.of(live));
    }

    /** Who made a record, and in whose place: two people for that of a substitute. */
    public Stream<String> people(Recorded<?> record) {
        return SubstituteActed.people(records).apply(record);
    }

    /** What Git, calendar and production say now. Fails when they cannot be asked. */
    public LiveFacts live() {
        return liveFacts.get();
    }

    /** All that happened with the release. */
    public ReleaseHistory history() {
        return new ReleaseHistory(records);
    }

    /** The last event of a kind, whatever it speaks about. */
    public <E extends LedgerEvent> Optional<Recorded<E>> last(Class<E> type) {
        return history().last(type);
    }

    /** The last event of a kind that fits. */
    public <E extends LedgerEvent> Optional<Recorded<E>> last(Class<E> type, Predicate<? super E> which) {
        return history().last(type, which);
    }

    /** The last event of a kind, if it speaks about the release's commit. */
    public <E extends AboutCommit> Optional<Recorded<E>> lastForCommit(Class<E> type) {
        return last(type).filter(this::forCommit);
    }

    /** The last event of a kind in a preparation part, if it counts. */
    public <E extends AboutCommit> Optional<Recorded<E>> evidence(Class<E> type, PreparationPart part) {
        return evidence(type, part, e -> true);
    }

    /** The last event of a kind in a preparation part that fits, if it counts. */
    public <E extends AboutCommit> Optional<Recorded<E>> evidence(
            Class<E> type, PreparationPart part, Predicate<? super E> which) {
        return last(type, which).filter(this::forCommit).filter(r -> sinceRework(r, part));
    }

    /** Whether an event came after the last request to do a part again. */
    public boolean sinceRework(Recorded<?> recorded, PreparationPart part) {
        return last(ReworkRequested.class, rework -> rework.asksFor(part.word()))
                .map(rework -> recorded.sequence() > rework.sequence())
                .orElse(true);
    }

    /** The answers of a checklist ({@code pull-request}, {@code pre-release}), by row, if they count. */
    public Optional<Map<String, Answer>> checklist(PreparationPart checklist) {
        return evidence(
                        ChecklistAnswered.class,
                        checklist,
                        answered -> answered.checklist().equals(checklist.word()))
                .map(r -> r.event().answers());
    }

    /** What the inspection of the source found for the release's commit. */
    public Optional<SourceInspected> inspection() {
        return evidence(SourceInspected.class, PreparationPart.SOURCE).map(Recorded::event);
    }

    /** Names of the migrations that the inspection found, in order. */
    public List<String> migrations() {
        return found().map(FoundMigration::name).toList();
    }

    /** Names of the migrations with operations that make others wait while they work (MIG-05). */
    public List<String> lockingMigrations() {
        return found().filter(FoundMigration::locks).map(FoundMigration::name).toList();
    }

    /** Names of the migrations that lose data, break the running version or cannot be told (MIG-06). */
    public List<String> destructiveMigrations() {
        return found().filter(FoundMigration::destructive)
                .map(FoundMigration::name)
                .toList();
    }

    /** Whether the release changes the database: a migration was found, or the scope names one. */
    public boolean databaseChanges() {
        return ReleasePart.DATABASE_MIGRATION.in(release.contains())
                || !migrations().isEmpty();
    }

    /** Declared and found aspects; a destructive migration is a high-risk database change. */
    public SortedSet<String> aspects() {
        SortedSet<String> aspects = new TreeSet<>(release.changedAspects());
        inspection().ifPresent(i -> aspects.addAll(i.changedAspects()));
        if (!destructiveMigrations().isEmpty()) {
            aspects.add(ChangedAspect.HIGH_RISK_DATABASE.word());
        }
        return aspects;
    }

    /** The start of the last deployment attempt, if one has begun. */
    public Optional<Recorded<DeploymentStarted>> deploymentStarted() {
        return last(DeploymentStarted.class);
    }

    /** The events of a kind that belong to the last deployment attempt and came after its start, in order. */
    public <E extends OfAttempt> Stream<Recorded<E>> ofAttempt(Class<E> type) {
        return deploymentStarted().stream()
                .flatMap(started -> decidedFor(type).filter(r -> r.sequence() > started.sequence()));
    }

    /** The last event of a kind in the last deployment attempt. */
    public <E extends OfAttempt> Optional<Recorded<E>> lastOfAttempt(Class<E> type) {
        return ofAttempt(type).reduce((earlier, later) -> later);
    }

    /** The last event of a kind for the last deployment attempt; risk and peak are decided before its start. */
    public <E extends OfAttempt> Optional<Recorded<E>> lastDecidedFor(Class<E> type) {
        return decidedFor(type).reduce((earlier, later) -> later);
    }

    private <E extends OfAttempt> Stream<Recorded<E>> decidedFor(Class<E> type) {
        return deploymentStarted().stream()
                .flatMap(started -> history()
                        .all(type)
                        .filter(r -> r.event().attempt() == started.event().attempt()));
    }

    /**
     * Ids of the steps of the deployment, in order: of the plan as it ran, for settings of later judge no deployment of
     * before, and where the records do not say how many steps that had, as it is now. A step that was never begun has only
     * its number.
     */
    public List<String> deploymentSteps() {
        SortedMap<Integer, String> steps = new TreeMap<>();
        ofAttempt(StepStarted.class).map(Recorded::event).forEach(step -> note(step, step.index(), steps));
        // One that was not let begin has ended only.
        ofAttempt(StepEnded.class).map(Recorded::event).forEach(step -> note(step, step.index(), steps));
        return ofAttempt(StepStarted.class)
                .map(Recorded::event)
                .filter(step -> step.plan().equals("deployment"))
                .flatMap(step -> Optional.ofNullable(step.of()).stream())
                .reduce((earlier, later) -> later)
                .map(of -> IntStream.rangeClosed(1, of)
                        .mapToObj(index -> steps.getOrDefault(index, index + " of " + of))
                        .toList())
                .orElseGet(() -> live().plannedSteps());
    }

    private static void note(OfStep step, @Nullable Integer index, Map<Integer, String> steps) {
        if (index != null && step.plan().equals("deployment")) {
            steps.put(index, step.step());
        }
    }

    /**
     * When the last deployment attempt first touched production, if it has: from then on the calendar, the planned
     * time and the age of the backup are judged for that instant, because waiting would leave a half-done deployment.
     */
    public Optional<Instant> productionTouchedAt() {
        return deploymentStarted()
                .flatMap(started -> TouchesProduction.first(
                        history().since(started.sequence()), started.event().attempt()))
                .map(Recorded::time);
    }

    private boolean forCommit(Recorded<? extends AboutCommit> recorded) {
        return recorded.event().commit().equals(release.commit());
    }

    private Stream<FoundMigration> found() {
        return inspection().stream().flatMap(i -> i.migrations().stream());
    }
}
