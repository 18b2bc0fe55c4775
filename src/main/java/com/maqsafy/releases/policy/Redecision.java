package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseAmended;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The decisions of the gate, made again from a release's records alone, by the gate's own rules. What was true at that moment
 * and is not in the ledger is taken from the gate's record ({@link GateFacts}).
 *
 * <p>Rules that ask who has a role, or the settings of a service, cannot be judged by somebody who has neither; they are named.
 * Accounts count as persons: that two accounts are one person is known to the application only, and so is whether an approver
 * had lost the role.
 */
public final class Redecision {

    /** The rules that need nothing but records, facts and the catalogue. */
    private static List<GateRule> rules(PolicyCatalogue catalogue) {
        Persons accounts = Persons.unknown();
        return List.of(
                new AlteredMigrationRule(),
                new BackOnlineRule(),
                new BranchRule(),
                new CommitOnBranchRule(),
                new ContainsPreviousRule(),
                new ExclusiveProductionRule(),
                new MigrationStagingTestRule(),
                new NotesFactsRule(),
                new NotesMigrationsRule(),
                new OvertakenReleaseRule(),
                new PlannedTimeRule(),
                new ProductionDriftRule(),
                new RequiredTestsRule(catalogue),
                new RisksRule(),
                new SentBackRule(),
                new StepsRule(),
                new TagRule(),
                new UnchangedVersionRule(),
                new VersionRule(),
                new WayBackRule(),
                new PullRequestChecklistRule(catalogue),
                new PreReleaseChecklistRule(catalogue),
                new ScopeRule(catalogue),
                new ChecksRule(catalogue),
                new PeakRule(accounts),
                new DestructiveOperationRule(accounts),
                new NotesFormatRule(new NotesFormat()),
                new ApprovalsRule(
                        (release, digest, ledger, at) -> ApprovalState.of(release, digest, ledger), accounts));
    }

    private Redecision() {}

    /**
     * One evaluation of the gate, made again.
     *
     * @param record sequence of its record
     * @param stage {@code preparation}, {@code deployment}, {@code release}
     * @param deployable what it decided
     * @param differences where what is found now is not what was found then, a sentence each
     * @param items each item that a rule judged, in order
     */
    public record Decision(
            long record, String stage, boolean deployable, List<String> differences, List<JudgedItem> items) {

        public Decision {
            differences = List.copyOf(differences);
            items = List.copyOf(items);
        }
    }

    /**
     * An item, as it was judged.
     *
     * @param item id of the policy item
     * @param met whether nothing stood against it
     * @param by sequence of the last record before that serves it; 0 when none does: the facts met it, or it did not apply
     * @param findings what stood against it
     */
    public record JudgedItem(String item, boolean met, long by, List<String> findings) {

        public JudgedItem {
            findings = List.copyOf(findings);
        }
    }

    /** Makes all decisions again that a ledger has with their facts, in order. */
    public static List<Decision> of(List<LedgerRecord> records) {
        PolicyCatalogue catalogue = new PolicyCatalogue();
        List<GateRule> rules = rules(catalogue);
        return new ReleaseHistory(records)
                .all(GateEvaluated.class)
                .filter(gate -> gate.event().facts() != null)
                .map(gate -> decide(gate, records, rules))
                .toList();
    }

    /** The names of the rules that are judged here, for whoever compares them with all. */
    static List<Class<?>> judged() {
        return rules(new PolicyCatalogue()).stream()
                .<Class<?>>map(GateRule::getClass)
                .toList();
    }

    private static Decision decide(Recorded<GateEvaluated> gate, List<LedgerRecord> records, List<GateRule> rules) {
        GateEvaluated then = gate.event();
        List<LedgerRecord> before =
                records.stream().filter(r -> r.sequence() < gate.sequence()).toList();
        GateStage stage = Arrays.stream(GateStage.values())
                .filter(s -> s.word().equals(then.stage()))
                .findFirst()
                .orElse(GateStage.RELEASE);
        List<String> differences = new ArrayList<>();
        Optional<ReleaseDetails> release = release(before);
        if (release.isEmpty()) {
            return new Decision(
                    gate.sequence(),
                    then.stage(),
                    then.deployable(),
                    List.of("There is no request before record " + gate.sequence() + "."),
                    List.of());
        }
        Dossier dossier = Dossier.of(
                release.get(),
                before,
                Instant.parse(then.facts().at()),
                then.facts().live());
        if (!ContentDigest.of(release.get(), before).equals(then.contentDigest())) {
            differences.add("The content is not the one that the gate judged.");
        }
        List<JudgedItem> items = new ArrayList<>();
        SortedSet<Finding> found = new TreeSet<>();
        SortedSet<String> judged = new TreeSet<>();
        rules.stream().filter(rule -> rule.stage().compareTo(stage) <= 0).forEach(rule -> {
            judged.addAll(rule.items());
            found.addAll(ReleaseGate.findings(rule, dossier));
        });
        found.stream()
                .filter(f -> !then.findings().contains(f))
                .forEach(f -> differences.add("Found now, and not then: " + f.item() + " " + f.message()));
        if (then.deployable() != then.findings().isEmpty()) {
            differences.add("It says that nothing stands against it, and what does.");
        }
        for (String item : judged) {
            List<String> against = found.stream()
                    .filter(f -> f.item().equals(item))
                    .map(Finding::message)
                    .toList();
            items.add(new JudgedItem(item, against.isEmpty(), servedBy(item, before), against));
        }
        return new Decision(gate.sequence(), then.stage(), then.deployable(), differences, items);
    }

    private static long servedBy(String item, List<LedgerRecord> records) {
        return records.stream()
                .filter(r -> r.items().contains(item) && !r.is(GateEvaluated.class))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
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
