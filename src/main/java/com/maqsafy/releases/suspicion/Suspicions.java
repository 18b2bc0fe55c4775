package com.maqsafy.releases.suspicion;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.deployment.ProductionChange;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.AdministrationChanged;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.suspicion.Suspicion.Note;
import com.maqsafy.releases.suspicion.SuspicionRefusedException.Why;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for suspicions, and keeps what auditors note about them. One call looks at {@link #RELEASES} releases at most, however
 * many there are. Only those ask who may know of every release.
 */
@Component
public class Suspicions {

    /** So many releases are looked at in one call. */
    static final int RELEASES = 50;

    /** So many changes of a service's production are looked at for a page. */
    private static final int CHANGES = 1000;

    private static final int LONGEST_NOTE = 2000;

    private final Map<String, Detector> detectors;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AdministrationLedger administration;
    private final Sealing sealing;
    private final ProductionStates production;
    private final EngineRuns runs;
    private final Persons persons;
    private final VisibleReleases releases;
    private final Clock clock;

    Suspicions(
            List<Detector> detectors,
            JdbcClient jdbc,
            Ledger ledger,
            AdministrationLedger administration,
            Sealing sealing,
            ProductionStates production,
            EngineRuns runs,
            Persons persons,
            VisibleReleases releases,
            Clock clock) {
        this.detectors = new TreeMap<>(detectors.stream().collect(Collectors.toMap(Detector::kind, d -> d)));
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.administration = administration;
        this.sealing = sealing;
        this.production = production;
        this.runs = runs;
        this.persons = persons;
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * A page.
     *
     * @param suspicions those of the newest release first
     * @param kinds all kinds that there are, each with why it is suspicious
     * @param examined how many releases were looked at
     * @param oldest when the last of these was requested; null when there was none
     * @param before what to ask for next; null when there are no more releases
     */
    public record Page(
            List<Suspicion> suspicions,
            Map<String, String> kinds,
            int examined,
            @Nullable Instant oldest,
            @Nullable Long before) {}

    private record Row(long position, String key, String service, Instant requested) {}

    /**
     * A page of suspicions.
     *
     * @throws SuspicionRefusedException {@code REL-SUS-003} for a kind that there is not
     */
    @Transactional(readOnly = true)
    public Page page(SuspicionQuery query) {
        Collection<Detector> asked = asked(query.kind());
        List<Row> rows = rows(query);
        List<Suspicion> found = found(rows, asked);
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new Page(
                found,
                detectors.values().stream()
                        .collect(Collectors.toMap(Detector::kind, Detector::why, (a, b) -> a, TreeMap::new)),
                rows.size(),
                last == null ? null : last.requested(),
                last == null || rows.size() < RELEASES ? null : last.position());
    }

    /**
     * Keeps a note about a suspicion in the administration ledger.
     *
     * @param release key of the release
     * @param id of the suspicion
     * @param author user id of the auditor
     * @return the suspicion with all its notes
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     * @throws SuspicionRefusedException {@code REL-SUS-005} when the release has no such suspicion (any more), {@code
     *     REL-SUS-006} for a note that says nothing or is too long
     */
    @Transactional
    public Suspicion note(String release, String id, String text, String author) {
        String note = text.strip();
        if (SaidText.isEmpty(note) || note.length() > LONGEST_NOTE) {
            throw new SuspicionRefusedException(
                    Why.NOTE,
                    "REL-SUS-006 text: write what you found out, in at most " + LONGEST_NOTE + " characters.");
        }
        ReleaseDetails details = releases.get(release);
        Row row = new Row(0, details.key(), details.service(), details.createdAt());
        Suspicion suspicion = one(row, id);
        administration.append(author, new SuspicionNoted(id, suspicion.kind(), release, suspicion.text(), note));
        return one(row, id);
    }

    private Suspicion one(Row row, String id) {
        return found(List.of(row), detectors.values()).stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SuspicionRefusedException(
                        Why.UNKNOWN,
                        "REL-SUS-005 " + row.key() + " has no suspicion " + id + ". Load the suspicions again."));
    }

    private Collection<Detector> asked(@Nullable String kind) {
        if (kind == null) {
            return detectors.values();
        }
        Detector detector = detectors.get(kind);
        if (detector == null) {
            throw new SuspicionRefusedException(
                    Why.QUERY,
                    "REL-SUS-003 kind: there is no '" + kind + "'. It is one of "
                            + String.join(", ", detectors.keySet()) + ".");
        }
        return List.of(detector);
    }

    private List<Row> rows(SuspicionQuery query) {
        StringBuilder sql = new StringBuilder("SELECT id, key, service, created_at FROM release WHERE true");
        Map<String, Object> params = new HashMap<>();
        if (query.service() != null) {
            sql.append(" AND service = :service");
            params.put("service", query.service());
        }
        if (query.from() != null) {
            sql.append(" AND created_at >= :from");
            params.put("from", Timestamp.from(query.from()));
        }
        if (query.until() != null) {
            sql.append(" AND created_at < :until");
            params.put("until", Timestamp.from(query.until()));
        }
        if (query.before() != null) {
            sql.append(" AND (created_at, id) < (SELECT b.created_at, b.id FROM release b WHERE b.id = :before)");
            params.put("before", query.before());
        }
        return jdbc.sql(sql + " ORDER BY created_at DESC, id DESC LIMIT " + RELEASES)
                .params(params)
                .query((rs, n) -> new Row(
                        rs.getLong("id"),
                        rs.getString("key"),
                        rs.getString("service"),
                        rs.getTimestamp("created_at").toInstant()))
                .list();
    }

    private List<Suspicion> found(List<Row> rows, Collection<Detector> asked) {
        List<Suspicion> found = examined(rows)
                .flatMap(release -> asked.stream()
                        .flatMap(detector ->
                                detector.find(release).map(finding -> suspicion(release, detector, finding))))
                .toList();
        Map<String, List<Note>> notes = notes(found);
        return found.stream()
                .map(s -> new Suspicion(
                        s.id(),
                        s.kind(),
                        s.why(),
                        s.text(),
                        s.release(),
                        s.service(),
                        s.at(),
                        s.records(),
                        notes.getOrDefault(s.id(), List.of())))
                .toList();
    }

    private static Suspicion suspicion(Examined release, Detector detector, Finding finding) {
        return new Suspicion(
                id(detector.kind(), release.key(), finding.mark()),
                detector.kind(),
                detector.why(),
                finding.text(),
                release.key(),
                release.service(),
                finding.at(),
                finding.records(),
                List.of());
    }

    /** Of the same finding always the same. */
    static String id(String kind, String release, String mark) {
        return DigestUtils.sha256Hex(String.join("\n", kind, release, mark)).substring(0, 16);
    }

    private Map<String, List<Note>> notes(List<Suspicion> suspicions) {
        Set<String> ids = suspicions.stream().map(Suspicion::id).collect(Collectors.toSet());
        return administration.naming(SuspicionNoted.class, "suspicion", ids).stream()
                .collect(Collectors.groupingBy(
                        r -> r.event().suspicion(),
                        Collectors.mapping(
                                r -> new Note(
                                        r.sequence(),
                                        r.time(),
                                        r.actor(),
                                        r.event().text()),
                                Collectors.toList())));
    }

    private Stream<Examined> examined(List<Row> rows) {
        Map<String, Set<String>> known = runs.of(rows.stream().map(Row::key).toList());
        Map<String, List<Recorded<AdministrationChanged>>> jobs = administration
                .naming(
                        AdministrationChanged.class,
                        "processInstance",
                        known.values().stream().flatMap(Set::stream).toList())
                .stream()
                .filter(r -> "Job".equals(r.event().target()))
                .collect(Collectors.groupingBy(r -> String.valueOf(r.event().processInstance())));
        Map<List<String>, List<Recorded<AdministrationChanged>>> memberships = new HashMap<>();
        Map<String, List<ProductionChange>> changes = new HashMap<>();
        Map<String, Instant> since =
                rows.stream().collect(Collectors.toMap(Row::service, Row::requested, (a, b) -> a.isBefore(b) ? a : b));
        Instant now = clock.instant();
        return rows.stream().map(row -> {
            List<LedgerRecord> records = ledger.records(row.key());
            Map<Boolean, List<LedgerRecord>> readable =
                    records.stream().collect(Collectors.partitioningBy(Suspicions::readable));
            Set<String> ofRelease = known.getOrDefault(row.key(), Set.of());
            return new Examined(
                    row.key(),
                    row.service(),
                    records,
                    new ReleaseHistory(readable.getOrDefault(true, List.of())),
                    readable.getOrDefault(false, List.of()),
                    sealing.all(row.key()),
                    ofRelease.size(),
                    ofRelease.stream()
                            .flatMap(run -> jobs.getOrDefault(run, List.of()).stream())
                            .sorted(Comparator.comparing(Recorded::sequence))
                            .toList(),
                    (account, role) -> memberships.computeIfAbsent(
                            List.of(account, role),
                            pair -> administration.memberships(account, role, AdministrationChanged.class)),
                    changes.computeIfAbsent(
                            row.service(),
                            service -> production.changesSince(service, requireNonNull(since.get(service)), CHANGES)),
                    persons::of,
                    now);
        });
    }

    private static boolean readable(LedgerRecord record) {
        try {
            record.event();
            return true;
        } catch (InvalidEvidenceException e) {
            return false;
        }
    }
}
