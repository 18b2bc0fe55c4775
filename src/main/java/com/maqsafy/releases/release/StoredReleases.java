package com.maqsafy.releases.release;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredReleases implements Releases {

    private final ReleaseRows rows;
    private final Ledger ledger;
    private final Sealing sealing;
    private final SourceRepositories sources;
    private final ObjectProvider<ProductionVersions> production;
    private final List<StatusListener> listeners;
    private final List<LogRemarks> remarks;
    private final Clock clock;

    StoredReleases(
            ReleaseRows rows,
            Ledger ledger,
            Sealing sealing,
            SourceRepositories sources,
            ObjectProvider<ProductionVersions> production,
            List<StatusListener> listeners,
            List<LogRemarks> remarks,
            Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.sealing = sealing;
        this.sources = sources;
        this.production = production;
        this.listeners = listeners;
        this.remarks = remarks;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReleaseDetails> find(String key) {
        return rows.findByKey(key).map(ReleaseRow::details);
    }

    @Override
    @Transactional(readOnly = true)
    public ReleaseDetails get(String key) {
        return row(key).details();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public ReleaseDetails create(ReleaseDetails details) {
        try {
            return rows.saveAndFlush(new ReleaseRow(details)).details();
        } catch (DataIntegrityViolationException e) {
            throw new VersionExistsException(details.service(), details.version());
        }
    }

    @Override
    public ReleaseDetails moveTo(String key, ReleaseStatus status, String notes) {
        ReleaseRow row = row(key);
        ReleaseDetails before = row.details();
        if (before.status() == status) {
            return before;
        }
        ledger.append(Attestation.of(
                key, "system:release", new StatusChanged(before.status().word(), status.word())));
        listeners.forEach(listener -> listener.reaching(before, status));
        row.status = status.word();
        if (status.isFinal()) {
            row.finishedAt = now();
            row.notes = notes;
        }
        ReleaseDetails after = rows.saveAndFlush(row).details();
        if (status.isFinal()) {
            // Last: no other release can be sealed until the transaction ends.
            sealing.seal(key);
        }
        return after;
    }

    @Override
    public ReleaseDetails amend(String key, UnaryOperator<ReleaseDetails> change) {
        ReleaseRow row = row(key);
        row.copy(change.apply(row.details()));
        return rows.saveAndFlush(row).details();
    }

    @Override
    @Transactional(readOnly = true)
    public List<LogEntry> log(LogFilter filter) {
        List<ReleaseRow> page = rows.findBy(
                LogPart.of(filter),
                query -> query.sortBy(Sort.by(Sort.Direction.DESC, "id"))
                        .limit(filter.limit())
                        .all());
        List<String> keys = page.stream().map(r -> r.key).toList();
        List<Map<String, String>> said = remarks.stream().map(r -> r.of(keys)).toList();
        return page.stream()
                .map(r -> {
                    LogEntry entry = new LogEntry(requireNonNull(r.id), r.details(), r.notes);
                    for (Map<String, String> remark : said) {
                        entry = entry.with(remark.getOrDefault(r.key, ""));
                    }
                    return entry;
                })
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReleaseDetails> open(String service) {
        return rows.findByServiceAndFinishedAtIsNull(service).stream()
                .map(ReleaseRow::details)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReleaseDetails> open() {
        return rows.findByFinishedAtIsNull().stream().map(ReleaseRow::details).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> recordedProduction(String service) {
        return production.stream().flatMap(p -> p.recorded(service).stream()).findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> productionVersion(String service) {
        return recordedProduction(service)
                .or(() -> rows.findFirstByServiceAndStatusOrderByFinishedAtDesc(service, ReleaseStatus.RELEASED.word())
                        .map(r -> r.version))
                // Nothing was released yet, so what has a row was not.
                .or(() -> highestTagWithoutRow(service));
    }

    private Optional<String> highestTagWithoutRow(String service) {
        Set<String> withRow = new HashSet<>(rows.versions(service));
        return tagged(service).filter(v -> !withRow.contains(v)).reduce((lower, higher) -> higher);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> releasedVersions(String service) {
        Set<String> notReleased = new HashSet<>(rows.versionsNotReleased(service));
        Stream<String> tagged = tagged(service).filter(v -> !notReleased.contains(v));
        return Stream.concat(tagged, rows.versionsReleased(service).stream())
                .distinct()
                .filter(v -> !ofOtherLine(service, v))
                .flatMap(v -> SemanticVersion.parse(v).stream())
                .sorted()
                .map(SemanticVersion::toString)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isReleased(String service, String version) {
        if (SemanticVersion.parse(version).isEmpty() || ofOtherLine(service, version)) {
            return false;
        }
        return rows.findByKey(service + '-' + version)
                .map(row -> row.status.equals(ReleaseStatus.RELEASED.word()))
                .orElseGet(() -> tagged(service).anyMatch(version::equals));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> releasedBefore(String service, String version) {
        Optional<SemanticVersion> below = SemanticVersion.parse(version);
        Optional<SemanticVersion> tag = tagged(service)
                .flatMap(v -> SemanticVersion.parse(v).stream())
                .filter(v -> below.isEmpty() || v.compareTo(below.get()) < 0)
                .sorted(Comparator.reverseOrder())
                .filter(v -> isReleased(service, v.toString()))
                .findFirst();
        return Stream.of(tag, rowBefore(service, below))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(SemanticVersion::toString);
    }

    private Optional<SemanticVersion> rowBefore(String service, Optional<SemanticVersion> below) {
        Optional<String> found =
                below.isEmpty() ? rows.highestReleased(service) : rows.releasedBelow(service, plain(below.get()));
        // Those of another line were released before the service had one.
        while (found.isPresent() && ofOtherLine(service, found.get())) {
            found = rows.releasedBelow(service, found.get());
        }
        return found.flatMap(SemanticVersion::parse);
    }

    private Stream<String> tagged(String service) {
        return sources.of(service).stream()
                .flatMap(r -> r.versionTags().stream())
                .map(VersionTag::version);
    }

    private boolean ofOtherLine(String service, String version) {
        return sources.of(service).flatMap(r -> r.otherLine(version)).isPresent();
    }

    private static String plain(SemanticVersion v) {
        return v.major() + "." + v.minor() + "." + v.patch();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> usedVersions(String service, String after) {
        Set<String> used = new HashSet<>();
        SemanticVersion.parse(after).ifPresent(v -> used.addAll(rows.versionsFrom(service, plain(v))));
        sources.of(service).ifPresent(s -> s.versionTags().forEach(tag -> used.add(tag.version())));
        return used;
    }

    private ReleaseRow row(String key) {
        return rows.findByKey(key).orElseThrow(() -> new UnknownReleaseException(key));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
