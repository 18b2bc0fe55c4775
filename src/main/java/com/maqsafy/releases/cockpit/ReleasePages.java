package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.RuleSets;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.ToldMember;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RulesApplied;
import com.maqsafy.releases.release.PersonDirectory;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.report.ReleaseReports;
import com.maqsafy.releases.report.ReportLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what an auditor reads about one release, from the release, its ledger and the engine's history. */
@Component
class ReleasePages {

    private static final String SYSTEM = "system:";

    private static final String MODEL = ".bpmn";

    /** A role that is given the day before a release, or taken the day after, may have to do with it. */
    private static final Duration BESIDE = Duration.ofDays(1);

    /** For a release that goes on. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final VisibleReleases releases;
    private final Ledger ledger;
    private final Sealing sealing;
    private final ReleaseProofs proofs;
    private final ProcessHistory history;
    private final PolicyCatalogue catalogue;
    private final ReleaseReports reports;
    private final RuleSets rules;
    private final KeptDocuments documents;
    private final PersonDirectory directory;
    private final AdministrationLedger administration;
    private final TransactionTemplate oneState;

    ReleasePages(
            VisibleReleases releases,
            Ledger ledger,
            Sealing sealing,
            ReleaseProofs proofs,
            ProcessHistory history,
            PolicyCatalogue catalogue,
            ReleaseReports reports,
            RuleSets rules,
            KeptDocuments documents,
            PersonDirectory directory,
            AdministrationLedger administration,
            PlatformTransactionManager transactions) {
        this.releases = releases;
        this.ledger = ledger;
        this.sealing = sealing;
        this.proofs = proofs;
        this.history = history;
        this.catalogue = catalogue;
        this.reports = reports;
        this.rules = rules;
        this.documents = documents;
        this.directory = directory;
        this.administration = administration;
        this.oneState = new TransactionTemplate(transactions);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneState.setReadOnly(true);
    }

    /** What ledger and history say at one instant: what goes on while they are read would look like a contradiction. */
    private record Told(List<LedgerRecord> records, List<ProcessRun> runs, List<ReachedElement> reached) {}

    private Told told(String key) {
        return Objects.requireNonNull(oneState.execute(status -> {
            List<ProcessRun> runs = history.runs(key);
            return new Told(ledger.records(key), runs, history.reached(runs));
        }));
    }

    /** @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release */
    ReleasePage page(String key) {
        ReleaseDetails release = releases.get(key);
        Told told = told(key);
        List<LedgerRecord> records = told.records();
        List<ProcessRun> runs = told.runs();
        List<ReachedElement> reached = told.reached();
        byte[] exported = reports.evidence(key);
        EvidenceVerifier.Verification verified = proofs.verify(release, exported);
        return new ReleasePage(
                facts(release),
                ContentDigest.of(release, records),
                approvedDigest(records),
                ReleasePage.Evidence.of(verified),
                proofs.of(release, verified, exported),
                sealing.find(key).orElse(null),
                judged(runs, reached, records),
                missing(runs, records),
                contradictions(release, records, runs, reached),
                reports.coverage(key).rows(ReportLanguage.ENGLISH),
                Phase.of(records),
                timeline(records),
                ApprovalRound.of(release, records),
                Bar.of(records),
                people(release, records));
    }

    /**
     * The path of one of a release's process instances, with what ended badly: what the ledger has of it, and what the engine's
     * history says of what lies between.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    Optional<ProcessPath> path(String key, String run) {
        ReleaseDetails release = releases.get(key);
        return history.path(key, run).map(path -> {
            Optional<ProcessRun> ran =
                    history.runs(key).stream().filter(r -> r.id().equals(run)).findFirst();
            List<LedgerRecord> records = ledger.records(key);
            Map<String, List<Long>> made = records.stream()
                    .filter(r -> r.element() != null)
                    .filter(r ->
                            ran.filter(of -> Contradictions.happenedIn(of, r)).isPresent())
                    .collect(Collectors.groupingBy(
                            r -> Objects.requireNonNull(r.element()),
                            LinkedHashMap::new,
                            Collectors.mapping(LedgerRecord::sequence, Collectors.toList())));
            return ran.filter(of -> isOf(release, of) && !isKept(models(records), of.definition(), path.xml()))
                    .flatMap(of -> kept(records, of.definition()))
                    .map(path::on)
                    .orElse(path)
                    .recorded(made)
                    .withBad(badElements(ran, records));
        });
    }

    /**
     * A model in whose elements records of a release were made: the one that is kept with its ledger, and of a release of
     * before that was so the deployed one.
     *
     * @param key key of the release
     * @param definition key and version of the process
     * @return BPMN; empty when no record of the release names it, or it is nowhere any more
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    Optional<String> model(String key, DefinitionVersion definition) {
        releases.get(key);
        List<LedgerRecord> records = ledger.records(key);
        if (records.stream().noneMatch(r -> definition.equals(r.definition()))) {
            return Optional.empty();
        }
        return kept(records, definition.key()).or(() -> history.model(definition));
    }

    /** The model of a process under which a release began. */
    private Optional<String> kept(List<LedgerRecord> records, String process) {
        return models(records).getOrDefault(process, Set.of()).stream()
                .findFirst()
                .flatMap(documents::find);
    }

    /**
     * SHA-256 of the models in the sets of rules that a release was judged by, those that it began under first, by the process.
     */
    private Map<String, Set<String>> models(List<LedgerRecord> records) {
        Map<String, Set<String>> models = new HashMap<>();
        records.stream()
                .filter(r -> r.is(RulesApplied.class) || r.is(GateEvaluated.class))
                .map(r -> r.payload().path("rules").asText())
                .distinct()
                .flatMap(digest -> rules.find(digest).stream())
                .flatMap(set -> set.files().entrySet().stream())
                .filter(file -> file.getKey().endsWith(MODEL))
                .forEach(file -> models.computeIfAbsent(process(file.getKey()), process -> new LinkedHashSet<>())
                        .add(file.getValue()));
        return models;
    }

    private static String process(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - MODEL.length());
    }

    /** Whether a model is one of those; also where none of them is known. */
    private static boolean isKept(Map<String, Set<String>> models, String process, String model) {
        Set<String> kept = models.getOrDefault(process, Set.of());
        return kept.isEmpty() || kept.contains(DigestUtils.sha256Hex(model));
    }

    private static boolean isOf(ReleaseDetails release, ProcessRun run) {
        return run.root().equals(release.processInstanceId());
    }

    private List<Contradiction> contradictions(
            ReleaseDetails release, List<LedgerRecord> records, List<ProcessRun> runs, List<ReachedElement> reached) {
        List<Contradiction> all =
                new ArrayList<>(new Contradictions(release.processInstanceId(), records, runs, reached).all());
        Map<String, Set<String>> models = models(records);
        runs.stream()
                .filter(run -> isOf(release, run))
                .map(run -> new DefinitionVersion(run.definition(), run.version()))
                .distinct()
                .filter(ran -> history.model(ran)
                        .filter(model -> !isKept(models, ran.key(), model))
                        .isPresent())
                .forEach(ran -> all.add(new Contradiction(
                        "The model %s v%d is not the one that is kept with the ledger."
                                .formatted(ran.key(), ran.version()),
                        null)));
        return List.copyOf(all);
    }

    /**
     * The decision tables that a release asked, as the engine's history has them.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    List<DecisionMade> decisions(String key) {
        releases.get(key);
        return history.decisions(history.runs(key));
    }

    /**
     * What was done around a release, by the administration ledger.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    List<TimelineEntry> around(String key) {
        ReleaseDetails release = releases.get(key);
        Set<String> accounts = accounts(release, ledger.records(key));
        Instant ended = Objects.requireNonNullElse(release.finishedAt(), LATEST);
        return timeline(administration.about(
                key,
                history.runs(key).stream().map(ProcessRun::id).toList(),
                accounts,
                release.createdAt().minus(BESIDE),
                ended.plus(BESIDE)));
    }

    private static List<ProcessRun> judged(
            List<ProcessRun> runs, List<ReachedElement> reached, List<LedgerRecord> records) {
        Set<String> badly = reached.stream()
                .filter(one -> one.bad() && one.until() != null)
                .map(ReachedElement::run)
                .collect(Collectors.toSet());
        return runs.stream()
                .map(run -> (run.endedAt() != null && badly.contains(run.id()))
                                || !badElements(Optional.of(run), records).isEmpty()
                        ? run.asBad()
                        : run)
                .toList();
    }

    /** Elements in which what a machine recorded last of a thing, during a run, speaks against the release. */
    private static Set<String> badElements(Optional<ProcessRun> run, List<LedgerRecord> records) {
        Map<List<String>, LedgerRecord> last = new LinkedHashMap<>();
        records.stream()
                .filter(r -> r.element() != null && r.actor().startsWith(SYSTEM))
                .filter(r -> run.filter(of -> !Contradictions.happenedIn(of, r)).isEmpty())
                .forEach(r -> last.put(
                        List.of(
                                r.element(),
                                r.kind(),
                                r.payload().path("check").asText(),
                                r.payload().path("step").asText()),
                        r));
        return last.values().stream()
                .filter(r -> RecordWords.of(r).tone() == Words.Tone.BAD)
                .map(r -> Objects.requireNonNull(r.element()))
                .collect(Collectors.toSet());
    }

    private static List<ReleasePage.Missing> missing(List<ProcessRun> runs, List<LedgerRecord> records) {
        Map<DefinitionVersion, List<LedgerRecord>> byVersion = new LinkedHashMap<>();
        Contradictions.withoutRun(records, runs)
                .forEach(r -> byVersion
                        .computeIfAbsent(Objects.requireNonNull(r.definition()), d -> new ArrayList<>())
                        .add(r));
        return byVersion.entrySet().stream()
                .map(m -> new ReleasePage.Missing(
                        m.getKey(),
                        m.getValue().stream().map(LedgerRecord::sequence).toList(),
                        m.getValue().get(0).time()))
                .toList();
    }

    private Map<String, String> people(ReleaseDetails release, List<LedgerRecord> records) {
        return directory.names(accounts(release, records));
    }

    private static Set<String> accounts(ReleaseDetails release, List<LedgerRecord> records) {
        Set<String> accounts = records.stream()
                .map(LedgerRecord::actor)
                .filter(actor -> !actor.startsWith(SYSTEM))
                .collect(Collectors.toCollection(TreeSet::new));
        accounts.add(release.owner());
        accounts.add(release.requester());
        return accounts;
    }

    /** The ledger for whoever checks it without us: JSON lines and, of a sealed release, the seal. */
    byte[] evidenceOf(String key) {
        return reports.evidence(key);
    }

    /** The seal of a release and the key to check it with; empty while the release is open. */
    Optional<Map<String, Object>> sealOf(String key) {
        releases.get(key);
        Optional<Seal> seal = sealing.find(key);
        return seal.map(s -> Map.of("seal", s, "publicKey", sealing.publicKey()));
    }

    private static Map<String, Object> facts(ReleaseDetails release) {
        Map<String, Object> facts = new LinkedHashMap<>(ReleasePayload.of(release));
        facts.put("status", release.status().word());
        facts.put("phase", LogPage.Row.phase(release));
        facts.put("createdAt", release.createdAt());
        if (release.finishedAt() != null) {
            facts.put("finishedAt", release.finishedAt());
        }
        if (release.processInstanceId() != null) {
            facts.put("processInstanceId", release.processInstanceId());
        }
        return facts;
    }

    private static @Nullable String approvedDigest(List<LedgerRecord> records) {
        // As it is kept: an auditor sees the page also when this version cannot read a record.
        return records.stream()
                .filter(r -> r.is(ApprovalRoundOpened.class))
                .reduce((earlier, later) -> later)
                .map(r -> r.payload().path("contentDigest").asText())
                .orElse(null);
    }

    private List<TimelineEntry> timeline(List<LedgerRecord> records) {
        Map<Place, Optional<String>> names = new HashMap<>();
        return records.stream().map(r -> entry(r, names)).toList();
    }

    private TimelineEntry entry(LedgerRecord r, Map<Place, Optional<String>> names) {
        Words words = RecordWords.of(r);
        Optional<String> name = r.definition() == null || r.element() == null
                ? Optional.empty()
                : names.computeIfAbsent(
                        new Place(r.definition(), r.element()), p -> history.elementName(p.definition(), p.element()));
        return new TimelineEntry(
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                words.text(),
                words.tone(),
                r.items().stream()
                        .map(i -> new TimelineEntry.Item(i, catalogue.text(i)))
                        .toList(),
                r.element(),
                name.orElse(null),
                r.definition(),
                ToldMember.of(r),
                r.payload(),
                r.hash());
    }

    private record Place(DefinitionVersion definition, String element) {}
}
