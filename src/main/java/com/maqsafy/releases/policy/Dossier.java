package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything that the gate looks at: a release, its ledger and the live facts, at one instant.
 *
 * <p>A preparation record counts only when it speaks about the release's commit and came after the last request to do
 * its part again.
 *
 * @param records the release's ledger in order
 * @param contentDigest digest of the content as it stands now
 * @param now the instant of evaluation
 */
public record Dossier(
        ReleaseDetails release, List<LedgerRecord> records, String contentDigest, Instant now, LiveFacts live) {

    /** Kinds that belong to an attempt and are decided before the deployer starts it. */
    private static final Set<String> BEFORE_ITS_START = Set.of("riskAssessed", "peakDeploymentDecided");

    public Dossier {
        records = List.copyOf(records);
    }

    /** The dossier of a release, its digest computed from the records. */
    public static Dossier of(ReleaseDetails release, List<LedgerRecord> records, Instant now, LiveFacts live) {
        return new Dossier(release, records, ContentDigest.of(release, records), now, live);
    }

    /** The last record of a kind, whatever it speaks about. */
    public Optional<LedgerRecord> last(String kind) {
        return last(kind, p -> true);
    }

    /** The last record of a kind whose payload fits. */
    public Optional<LedgerRecord> last(String kind, Predicate<JsonNode> payload) {
        return all(kind, payload).reduce((earlier, later) -> later);
    }

    /** The last record of a kind, if it speaks about the release's commit. */
    public Optional<LedgerRecord> lastForCommit(String kind) {
        return last(kind).filter(this::forCommit);
    }

    /** The last record of a kind in a preparation part, if it counts. */
    public Optional<LedgerRecord> evidence(String kind, PreparationPart part) {
        return evidence(kind, part, p -> true);
    }

    /** The last record of a kind in a preparation part whose payload fits, if it counts. */
    public Optional<LedgerRecord> evidence(String kind, PreparationPart part, Predicate<JsonNode> payload) {
        return last(kind, payload).filter(this::forCommit).filter(r -> sinceRework(r, part));
    }

    /** Whether a record came after the last request to do a part again. */
    public boolean sinceRework(LedgerRecord record, PreparationPart part) {
        return last("reworkRequested", p -> texts(p.path("parts")).contains(part.word()))
                .map(rework -> record.sequence() > rework.sequence())
                .orElse(true);
    }

    /** The answers of a checklist ({@code pull-request}, {@code pre-release}), if they count. */
    public Optional<JsonNode> checklist(PreparationPart checklist) {
        return evidence(
                        "checklistAnswered",
                        checklist,
                        p -> text(p, "checklist").equals(checklist.word()))
                .map(r -> r.payload().path("answers"));
    }

    /** What the inspection of the source found for the release's commit. */
    public Optional<JsonNode> inspection() {
        return evidence("sourceInspected", PreparationPart.SOURCE).map(LedgerRecord::payload);
    }

    /** Names of the migrations that the inspection found, in order. */
    public List<String> migrations() {
        return migrationRows().map(m -> text(m, "name")).toList();
    }

    /** Names of the migrations with operations that make others wait while they work (MIG-05). */
    public List<String> lockingMigrations() {
        return migrationRows()
                .filter(m -> StreamSupport.stream(m.path("operations").spliterator(), false)
                        .anyMatch(o -> text(o, "grade").equals(Grade.LOCKS.word())))
                .map(m -> text(m, "name"))
                .toList();
    }

    /** Names of the migrations that lose data, break the running version or cannot be told (MIG-06). */
    public List<String> destructiveMigrations() {
        return migrationRows()
                .filter(m -> m.path("destructive").asBoolean())
                .map(m -> text(m, "name"))
                .toList();
    }

    /** Whether the release changes the database: a migration was found, or the scope names one. */
    public boolean databaseChanges() {
        return release.contains().contains("database-migration")
                || !migrations().isEmpty();
    }

    /** Declared and found aspects; a destructive migration is a high-risk database change. */
    public SortedSet<String> aspects() {
        SortedSet<String> aspects = new TreeSet<>(release.changedAspects());
        inspection().ifPresent(i -> aspects.addAll(texts(i.path("changedAspects"))));
        if (!destructiveMigrations().isEmpty()) {
            aspects.add("high-risk-database");
        }
        return aspects;
    }

    /** The record that began the last deployment attempt, if one has begun. */
    public Optional<LedgerRecord> deploymentStarted() {
        return last("deploymentStarted");
    }

    /** The records of a kind that belong to the last deployment attempt, in order. */
    public Stream<LedgerRecord> ofAttempt(String kind) {
        Optional<LedgerRecord> started = deploymentStarted();
        return started.stream()
                .flatMap(s -> all(kind, p -> p.path("attempt").asInt(-1) == attempt(s))
                        .filter(r -> BEFORE_ITS_START.contains(kind) || r.sequence() > s.sequence()));
    }

    /** The last record of a kind in the last deployment attempt. */
    public Optional<LedgerRecord> lastOfAttempt(String kind) {
        return ofAttempt(kind).reduce((earlier, later) -> later);
    }

    /**
     * When the last deployment attempt first touched production, if it has: from then on the calendar, the planned
     * time and the age of the backup are judged for that instant, because waiting would leave a half-done deployment.
     */
    public Optional<Instant> productionTouchedAt() {
        return Stream.concat(
                        Stream.concat(ofAttempt("maintenanceEntering"), ofAttempt("maintenanceEntered")),
                        ofAttempt("stepEnded")
                                .filter(r -> text(r.payload(), "plan").equals("deployment"))
                                .filter(r -> !text(r.payload(), "outcome").equals("not-started")))
                .map(LedgerRecord::time)
                .min(Instant::compareTo);
    }

    private Stream<LedgerRecord> all(String kind, Predicate<JsonNode> payload) {
        return records.stream().filter(r -> r.kind().equals(kind) && payload.test(r.payload()));
    }

    private boolean forCommit(LedgerRecord record) {
        return text(record.payload(), "commit").equals(release.commit());
    }

    private Stream<JsonNode> migrationRows() {
        List<JsonNode> rows = new ArrayList<>();
        inspection().ifPresent(i -> i.path("migrations").forEach(rows::add));
        return rows.stream();
    }

    private static int attempt(LedgerRecord record) {
        return record.payload().path("attempt").asInt();
    }

    /** The text of a payload member without surrounding blanks, empty when it is absent. */
    public static String text(JsonNode payload, String member) {
        return payload.path(member).asText("").strip();
    }

    /** The texts of an array, empty when it is absent. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
