package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.ExportedRecords;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.release.ReleaseAmended;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Released;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of the gate, made again from an export alone, by the gate's own rules: all of them, over what they were
 * answered then ({@link Consulted}) and what was true then ({@link GateFacts}).
 *
 * <p>A rule that asks what was not asked then cannot be told; it is never taken for met. Records of before kept neither
 * questions nor settings, so only rules that need none are judged there.
 *
 * @param decisions each evaluation that can be made again, in order
 * @param differences what of the ledger no decision allowed, or does not fit, a sentence each
 * @param untold what was allowed by a decision that cannot be made again, a sentence each
 * @param items each item of the policy, as the last decision leaves it; empty without decisions
 */
public record Redecision(
        List<Decision> decisions, List<String> differences, List<String> untold, List<CoveredItem> items) {

    public Redecision {
        decisions = List.copyOf(decisions);
        differences = List.copyOf(differences);
        untold = List.copyOf(untold);
        items = List.copyOf(items);
    }

    /**
     * One evaluation of the gate, made again.
     *
     * @param record sequence of its record
     * @param stage {@code preparation}, {@code deployment}, {@code release}
     * @param deployable what it decided
     * @param differences where what is found now is not what was found then, a sentence each
     * @param untold what cannot be told, and why, a sentence each
     * @param items each item that a rule judged, in order
     * @param open those of them that a rule of a later stage judges too, in order
     */
    public record Decision(
            long record,
            String stage,
            boolean deployable,
            List<String> differences,
            List<String> untold,
            List<JudgedItem> items,
            List<String> open) {

        public Decision {
            differences = List.copyOf(differences);
            untold = List.copyOf(untold);
            items = List.copyOf(items);
            open = List.copyOf(open);
        }
    }

    /**
     * An item, as it was judged.
     *
     * @param item id of the policy item, or of a row that a process owner added
     * @param told whether all its rules could be judged
     * @param findings what stood against it
     */
    public record JudgedItem(String item, boolean told, List<String> findings) {

        public JudgedItem {
            findings = List.copyOf(findings);
        }

        /** Whether nothing stood against it, as far as that can be told. */
        public boolean met() {
            return told && findings.isEmpty();
        }
    }

    /** Makes all decisions again that an export has with their facts. */
    public static Redecision of(ExportedRecords export) {
        return new Judge(export).judge();
    }

    /** Whether nothing is otherwise than it was decided. */
    public boolean same() {
        return differences.isEmpty()
                && decisions.stream().allMatch(d -> d.differences().isEmpty());
    }

    /** Whether everything could be told. */
    public boolean told() {
        return untold.isEmpty() && decisions.stream().allMatch(d -> d.untold().isEmpty());
    }

    /** Judges one export. */
    private static final class Judge {

        private final PolicyCatalogue catalogue = new PolicyCatalogue();
        private final RuleSet rules = RuleSet.ofTheProduct();
        private final List<LedgerRecord> records;
        private final Map<String, String> documents;
        private final boolean sealed;

        private Judge(ExportedRecords export) {
            this.records = export.records();
            this.documents = export.documents();
            this.sealed = export.sealed();
        }

        private Redecision judge() {
            List<Recorded<GateEvaluated>> gates = new ReleaseHistory(records)
                    .all(GateEvaluated.class)
                    .filter(gate -> gate.event().facts() != null)
                    .toList();
            List<Decision> decisions = gates.stream().map(this::decide).toList();
            if (decisions.isEmpty()) {
                return new Redecision(decisions, List.of(), List.of(), List.of());
            }
            List<String> untold = new ArrayList<>();
            return new Redecision(
                    decisions,
                    ledgerDifferences(gates, untold),
                    untold,
                    covered(gates.get(gates.size() - 1), decisions.get(decisions.size() - 1)));
        }

        private Decision decide(Recorded<GateEvaluated> gate) {
            GateEvaluated then = gate.event();
            List<String> differences = new ArrayList<>();
            List<LedgerRecord> before = before(gate);
            miscounted(gate, before).ifPresent(differences::add);
            Optional<Dossier> dossier = dossier(gate);
            if (dossier.isEmpty()) {
                differences.add("There is no request before record " + gate.sequence() + ".");
                return new Decision(
                        gate.sequence(), then.stage(), then.deployable(), differences, List.of(), List.of(), List.of());
            }
            if (!dossier.get().release().key().equals(records.get(0).release())) {
                differences.add("What was requested is %s, and the evidence is of %s."
                        .formatted(dossier.get().release().key(), records.get(0).release()));
            }
            misdated(gate).ifPresent(differences::add);
            if (!dossier.get().contentDigest().equals(then.contentDigest())) {
                differences.add("The content is not the one that the gate judged.");
            }
            if (then.deployable() != then.findings().isEmpty()) {
                differences.add("It says that nothing stands against it, and what does.");
            }
            Verdict verdict = new Verdict();
            Consulted consulted = consulted(then);
            rules.over(consulted).forEach(rule -> {
                if (rule.stage().compareTo(stage(then)) <= 0) {
                    verdict.judge(rule, dossier.get(), consulted);
                } else {
                    verdict.leave(rule, dossier.get());
                }
            });
            differences.addAll(verdict.differences(then.findings()));
            return new Decision(
                    gate.sequence(),
                    then.stage(),
                    then.deployable(),
                    differences,
                    verdict.untold,
                    verdict.items(),
                    List.copyOf(verdict.open));
        }

        /** The records that it judged: others may have come while it did. */
        private List<LedgerRecord> before(Recorded<GateEvaluated> gate) {
            Long judged = judged(gate);
            return records.stream()
                    .filter(r -> r.sequence() < gate.sequence() && (judged == null || r.sequence() <= judged))
                    .toList();
        }

        private static @Nullable Long judged(Recorded<GateEvaluated> gate) {
            GateFacts facts = gate.event().facts();
            return facts == null ? null : facts.judged();
        }

        private static Optional<String> miscounted(Recorded<GateEvaluated> gate, List<LedgerRecord> before) {
            Long judged = judged(gate);
            return judged == null || judged == before.size()
                    ? Optional.empty()
                    : Optional.of("It judged the records up to " + judged + ", and " + before.size()
                            + " of them stand before it: one was taken away, or added.");
        }

        /** It judges what counts at a moment, which is that of its record, unless the clock was set back. */
        private Optional<String> misdated(Recorded<GateEvaluated> gate) {
            GateFacts facts = gate.event().facts();
            Instant at = facts == null ? gate.time() : Instant.parse(facts.at());
            boolean heldBack = records.stream()
                    .anyMatch(
                            r -> r.sequence() == gate.sequence() - 1 && r.time().equals(gate.time()));
            return Duration.between(at, gate.time()).abs().compareTo(SOON) <= 0
                            || (heldBack && at.isBefore(gate.time()))
                    ? Optional.empty()
                    : Optional.of("It judged what counted at %s, and was recorded at %s.".formatted(at, gate.time()));
        }

        private Optional<Dossier> dossier(Recorded<GateEvaluated> gate) {
            GateFacts facts = gate.event().facts();
            List<LedgerRecord> before = before(gate);
            return facts == null
                    ? Optional.empty()
                    : release(before)
                            .map(release -> Dossier.of(release, before, Instant.parse(facts.at()), facts.live()));
        }

        private Consulted consulted(GateEvaluated gate) {
            String text = gate.consulted() == null ? null : documents.get(gate.consulted());
            return text == null ? Consulted.nothing() : Consulted.answering(text);
        }

        private List<String> ledgerDifferences(List<Recorded<GateEvaluated>> gates, List<String> untold) {
            List<JsonNode> lists = gates.stream()
                    .map(gate -> gate.event().rules())
                    .flatMap(sha256 -> Optional.ofNullable(sha256 == null ? null : documents.get(sha256)).stream())
                    .distinct()
                    .map(CoveredItems::files)
                    .toList();
            List<String> all = new ArrayList<>(unallowed(untold));
            all.addAll(new FiredRows(records, documents, lists).differences());
            records.stream()
                    .filter(Judge::isByAPerson)
                    .forEach(r -> all.add("Record %d (%s) was made by %s, and only the application makes such records."
                            .formatted(r.sequence(), r.kind(), r.actor())));
            return all;
        }

        /** What only the application attests, attested by somebody. */
        private static boolean isByAPerson(LedgerRecord record) {
            return !record.actor().startsWith("system:")
                    && EventKinds.known()
                            .of(record.kind())
                            .map(type -> type.getAnnotation(Event.class))
                            .filter(event ->
                                    BY_THE_APPLICATION.matcher(event.by()).matches())
                            .isPresent();
        }

        /** Statuses that a release reaches only when the gate lets it, and how they follow each other. */
        private List<String> unallowed(List<String> untold) {
            List<String> unallowed = new ArrayList<>();
            String status = ReleaseStatus.PREPARING.word();
            Map<String, Recorded<GateEvaluated>> allowed = new TreeMap<>();
            for (LedgerRecord record : records) {
                record.as(GateEvaluated.class).ifPresent(gate -> {
                    if (gate.event().deployable()) {
                        allowed.put(gate.event().stage(), gate);
                    } else {
                        allowed.remove(gate.event().stage());
                    }
                });
                Optional<StatusChanged> changed = record.as(StatusChanged.class).map(Recorded::event);
                if (changed.isEmpty()) {
                    continue;
                }
                if (!changed.get().from().equals(status)) {
                    unallowed.add("Record %d moves the release from %s, but it was %s."
                            .formatted(record.sequence(), changed.get().from(), status));
                }
                status = changed.get().to();
                GateStage needed = NEEDS.get(status);
                Recorded<GateEvaluated> by = needed == null ? null : allowed.get(needed.word());
                if (needed != null && by == null) {
                    unallowed.add("Record %d calls the release %s, and no decision of the gate for %s allowed it."
                            .formatted(record.sequence(), status, needed.word()));
                }
                if (by != null && by.event().facts() == null) {
                    untold.add(
                            "Record %d calls the release %s by the decision of record %d, which does not say what was looked at."
                                    .formatted(record.sequence(), status, by.sequence()));
                }
                if (BEFORE_PRODUCTION.contains(status)) {
                    // What is prepared and approved anew is judged anew.
                    allowed.remove(GateStage.DEPLOYMENT.word());
                    allowed.remove(GateStage.RELEASE.word());
                }
            }
            if (sealed
                    && !ReleaseStatus.ofWord(status)
                            .filter(ReleaseStatus::isFinal)
                            .isPresent()) {
                unallowed.add("The evidence is sealed, and the release has not ended: it is " + status + ".");
            }
            if (status.equals(ReleaseStatus.RELEASED.word()) && !new ReleaseHistory(records).has(Released.class)) {
                unallowed.add("The release is released, and no record says so.");
            }
            return unallowed;
        }

        private List<CoveredItem> covered(Recorded<GateEvaluated> gate, Decision decision) {
            return dossier(gate)
                    .map(dossier ->
                            new CoveredItems(catalogue, dossier, records, decision, gate.event(), documents).all())
                    .orElse(List.of());
        }

        private static final Duration SOON = Duration.ofHours(1);

        private static final Pattern BY_THE_APPLICATION = Pattern.compile("`system:[a-z-]+`(, `system:[a-z-]+`)*");

        private static final Set<String> BEFORE_PRODUCTION =
                Set.of(ReleaseStatus.PREPARING.word(), ReleaseStatus.AWAITING_APPROVAL.word());

        private static final Map<String, GateStage> NEEDS = Map.of(
                ReleaseStatus.DEPLOYING.word(), GateStage.DEPLOYMENT,
                ReleaseStatus.RELEASED.word(), GateStage.RELEASE);
    }

    /** What the rules find now. */
    private static final class Verdict {

        private final SortedSet<Finding> found = new TreeSet<>();
        private final SortedSet<String> items = new TreeSet<>();
        private final SortedSet<String> open = new TreeSet<>();
        private final Set<String> untoldItems = new TreeSet<>();
        private final List<String> untold = new ArrayList<>();

        private void judge(GateRule rule, Dossier dossier, Consulted consulted) {
            items.addAll(rule.items());
            if (rule instanceof OneTypeRule ofOneType && !ofOneType.concerns(dossier)) {
                return;
            }
            String unknown = RuleSet.settingsOf(rule.getClass()).stream()
                    .filter(settings -> !consulted.knows(settings))
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            try {
                if (!unknown.isEmpty()) {
                    throw new NotConsultedException(unknown);
                }
                found.addAll(rule.evaluate(dossier));
            } catch (NotConsultedException e) {
                untoldItems.addAll(rule.items());
                untold.add("%s cannot be told by %s: it was not kept what %s was."
                        .formatted(String.join(", ", new TreeSet<>(rule.items())), name(rule), e.getMessage()));
            } catch (RuntimeException e) {
                found.addAll(ReleaseGate.findings(rule, dossier));
            }
        }

        /** A rule of a later stage: what it judges is not met before. */
        private void leave(GateRule rule, Dossier dossier) {
            if (!(rule instanceof OneTypeRule ofOneType) || ofOneType.concerns(dossier)) {
                open.addAll(rule.items());
            }
        }

        private static String name(GateRule rule) {
            return rule.getClass().getSimpleName();
        }

        private List<String> differences(List<Finding> then) {
            List<String> differences = new ArrayList<>();
            found.stream()
                    .filter(f -> !then.contains(f))
                    .forEach(f -> differences.add("Found now, and not then: " + f.item() + " " + f.message()));
            then.stream()
                    .filter(f -> !found.contains(f) && !untoldItems.contains(f.item()))
                    .forEach(f -> differences.add("Found then, and not now: " + f.item() + " " + f.message()));
            return differences;
        }

        private List<JudgedItem> items() {
            found.forEach(f -> items.add(f.item()));
            return items.stream()
                    .map(item -> new JudgedItem(
                            item,
                            !untoldItems.contains(item),
                            found.stream()
                                    .filter(f -> f.item().equals(item))
                                    .map(Finding::message)
                                    .toList()))
                    .toList();
        }
    }

    private static GateStage stage(GateEvaluated gate) {
        return Arrays.stream(GateStage.values())
                .filter(s -> s.word().equals(gate.stage()))
                .findFirst()
                .orElse(GateStage.RELEASE);
    }

    /**
     * A release as its records say it stood.
     *
     * @param records the beginning of its ledger; empty without the request
     */
    public static Optional<ReleaseDetails> release(List<LedgerRecord> records) {
        ReleaseHistory history = new ReleaseHistory(records);
        return history.last(ReleaseRequested.class).map(requested -> {
            ObjectNode merged = EventKinds.payload(requested.event()).deepCopy();
            history.all(ReleaseAmended.class)
                    .forEach(amended -> merged.setAll((ObjectNode) EventKinds.payload(amended.event())));
            if (merged.path("plannedAt").asText().isEmpty()) {
                merged.set("plannedAt", JsonNodeFactory.instance.nullNode());
            }
            ReleaseRequested r = EventKinds.read(ReleaseRequested.class, merged);
            return new ReleaseDetails(
                    r.key(),
                    r.service(),
                    r.version(),
                    r.previousVersion(),
                    ReleaseType.ofWord(r.type()).orElseThrow(),
                    r.changeType(),
                    r.branch(),
                    r.commit(),
                    r.summary(),
                    r.changes(),
                    r.contains(),
                    r.changedAspects(),
                    r.found(),
                    r.requirements(),
                    r.risks(),
                    r.owner(),
                    r.requester(),
                    r.plannedAt() == null ? null : Instant.parse(r.plannedAt()),
                    r.maintenanceMode(),
                    history.last(StatusChanged.class)
                            .flatMap(s -> ReleaseStatus.ofWord(s.event().to()))
                            .orElse(ReleaseStatus.PREPARING),
                    null,
                    records.get(0).time(),
                    null);
        });
    }
}
