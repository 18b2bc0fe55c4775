package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.failure.TechnicalFailureEscalated;
import com.maqsafy.releases.failure.TechnicalFailureMet;
import com.maqsafy.releases.failure.TechnicalFailureSettled;
import com.maqsafy.releases.process.EngineIntervention;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's history says otherwise than the ledger: one of them was changed, or the other. That the history has no run
 * of a process at all is not among this ({@link ReleasePage.Missing}): it is removed when its time is over.
 */
final class Contradictions {

    /** The engine's history has milliseconds, the ledger microseconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** Records and history have their times from one clock, but not at one moment: a transaction may take its time. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** Records about an element that need not have been reached: it failed before, or was chosen from outside. */
    private static final List<Class<? extends LedgerEvent>> NOT_REACHED = List.of(
            EngineIntervention.class,
            TechnicalFailureMet.class,
            TechnicalFailureEscalated.class,
            TechnicalFailureSettled.class);

    private final @Nullable String process;
    private final List<LedgerRecord> records;
    private final List<ProcessRun> runs;
    private final List<ReachedElement> reached;
    private final Map<String, ProcessRun> byId;
    private final Set<Long> heldBack;

    /** @param process id of the release's own process instance */
    Contradictions(
            @Nullable String process, List<LedgerRecord> records, List<ProcessRun> runs, List<ReachedElement> reached) {
        this.process = process;
        this.records = records;
        this.runs = runs;
        this.reached = reached;
        this.byId = runs.stream().collect(Collectors.toMap(ProcessRun::id, run -> run));
        this.heldBack = heldBack(records);
    }

    /**
     * Sequences of the records that may have been made earlier than they say: with the clock set back, or on a node whose clock
     * is behind, a ledger keeps the time of its last record.
     */
    private static Set<Long> heldBack(List<LedgerRecord> records) {
        return IntStream.range(1, records.size())
                .filter(i -> records.get(i).time().equals(records.get(i - 1).time()))
                .mapToObj(i -> records.get(i).sequence())
                .collect(Collectors.toSet());
    }

    /** The records that were made in a process of which the history has no run that went on then. */
    static List<LedgerRecord> withoutRun(List<LedgerRecord> records, List<ProcessRun> runs) {
        Set<Long> heldBack = heldBack(records);
        return records.stream()
                .filter(r -> r.definition() != null)
                .filter(r -> runs.stream()
                        .noneMatch(run -> happenedIn(run, r)
                                || (heldBack.contains(r.sequence())
                                        && isIn(run, r)
                                        && !r.time().isBefore(run.startedAt().minus(APART)))))
                .toList();
    }

    private static boolean isIn(ProcessRun run, LedgerRecord r) {
        return new DefinitionVersion(run.definition(), run.version()).equals(r.definition());
    }

    /** Whether a record was made in a process of which a run is, while it went on. */
    static boolean happenedIn(ProcessRun run, LedgerRecord r) {
        return isIn(run, r)
                && !r.time().isBefore(run.startedAt().minus(ROUNDING))
                && (run.endedAt() == null || !r.time().isAfter(run.endedAt().plus(ROUNDING)));
    }

    List<Contradiction> all() {
        List<Contradiction> all = new ArrayList<>();
        records.stream()
                .filter(this::isElsewhere)
                .forEach(r -> all.add(new Contradiction(
                        "Record %d was made in %s of %s, which the process had not reached then."
                                .formatted(
                                        r.sequence(),
                                        r.element(),
                                        Objects.requireNonNull(r.definition()).key()),
                        r.sequence())));
        reached.stream()
                .filter(one -> one.byForm() && one.completed() && !isRecorded(one))
                .forEach(one -> all.add(without("Somebody did %s of %s until %s; the ledger has no record of it."
                        .formatted(one.element(), run(one).definition(), Words.minute(String.valueOf(one.until()))))));
        reached.stream()
                .filter(one -> one.called() != null && !byId.containsKey(one.called()))
                .forEach(one -> all.add(without("%s of %s called a process, of which it has nothing."
                        .formatted(one.element(), run(one).definition()))));
        runs.stream()
                .filter(run -> run.id().equals(process) && run.endedAt() != null && !isOver())
                .forEach(
                        run -> all.add(without("The release's process has ended; by the ledger the release has not.")));
        return List.copyOf(all);
    }

    private static Contradiction without(String text) {
        return new Contradiction(text, null);
    }

    private ProcessRun run(ReachedElement one) {
        return Objects.requireNonNull(byId.get(one.run()));
    }

    /** It was made while a run went on, and in no such run the element had been reached. */
    private boolean isElsewhere(LedgerRecord r) {
        if (r.element() == null
                || r.definition() == null
                || NOT_REACHED.stream().anyMatch(r::is)) {
            return false;
        }
        Set<String> going = runs.stream()
                .filter(run -> happenedIn(run, r))
                .map(ProcessRun::id)
                .collect(Collectors.toSet());
        return !going.isEmpty()
                && reached.stream()
                        .noneMatch(one -> going.contains(one.run())
                                && one.element().equals(r.element())
                                && !r.time().isBefore(one.from().minus(APART)));
    }

    private boolean isRecorded(ReachedElement one) {
        ProcessRun run = run(one);
        Instant until = Objects.requireNonNull(one.until()).plus(APART);
        return records.stream()
                .anyMatch(r -> one.element().equals(r.element())
                        && isIn(run, r)
                        && !r.time().isBefore(one.from().minus(APART))
                        && (heldBack.contains(r.sequence()) || !r.time().isAfter(until)));
    }

    private boolean isOver() {
        // As it is kept: the page is shown also when this version cannot read a record.
        return records.stream()
                .filter(r -> r.is(StatusChanged.class))
                .reduce((earlier, later) -> later)
                .flatMap(r -> ReleaseStatus.ofWord(r.payload().path("to").asText()))
                .filter(ReleaseStatus::isFinal)
                .isPresent();
    }
}
