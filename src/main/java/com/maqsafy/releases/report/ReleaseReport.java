package com.maqsafy.releases.report;

import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the report of a release says, from its ledger alone.
 *
 * @param release the release as it stands
 * @param verification what checking its evidence has found just now
 * @param seals its seals in order
 * @param sections the policy's sections with their items in order
 * @param path where in which model something happened, in order
 * @param timeline its records in order
 * @param contentDigest digest of the content that was approved, absent before a round of approvals
 * @param madeAt when the report was made
 */
record ReleaseReport(
        ReleaseDetails release,
        EvidenceVerifier.Verification verification,
        List<Seal> seals,
        List<Section> sections,
        List<Stop> path,
        List<Entry> timeline,
        @Nullable String contentDigest,
        Instant madeAt) {

    /** A section of the policy, e.g. {@code PRE}. */
    record Section(String id, List<Coverage> items) {}

    /**
     * A policy item and what speaks for it.
     *
     * @param records the records that name the item, in order; none = nothing was recorded under it
     */
    record Coverage(PolicyItem item, List<Entry> records) {

        Optional<Entry> last() {
            return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
        }
    }

    /**
     * An element of a model in which records were made.
     *
     * @param records how many one after the other
     */
    record Stop(DefinitionVersion definition, String element, Instant from, Instant until, int records) {}

    /** A record in words. */
    record Entry(LedgerRecord record, Words words) {}

    static ReleaseReport of(
            ReleaseDetails release,
            List<LedgerRecord> records,
            List<Seal> seals,
            EvidenceVerifier.Verification verification,
            PolicyCatalogue catalogue,
            Instant madeAt) {
        List<Entry> timeline =
                records.stream().map(r -> new Entry(r, RecordWords.of(r))).toList();
        return new ReleaseReport(
                release,
                verification,
                List.copyOf(seals),
                sections(catalogue, timeline),
                path(records),
                timeline,
                approved(records),
                madeAt);
    }

    /** The records of a kind of decision: who answered for the release, and in whose place. */
    List<Entry> decisions() {
        return timeline.stream()
                .filter(e -> e.record().payload().has("decision") || e.record().is(SubstituteActed.class))
                .filter(e -> !e.record().actor().startsWith("system:"))
                .toList();
    }

    /** How many items have at least one record. */
    long covered() {
        return sections.stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> !i.records().isEmpty())
                .count();
    }

    /** How many items the policy has. */
    long items() {
        return sections.stream().mapToLong(s -> s.items().size()).sum();
    }

    private static List<Section> sections(PolicyCatalogue catalogue, List<Entry> timeline) {
        Map<String, List<Coverage>> sections = new LinkedHashMap<>();
        for (PolicyItem item : catalogue.items()) {
            List<Entry> named = timeline.stream()
                    .filter(e -> e.record().items().contains(item.id()))
                    .toList();
            sections.computeIfAbsent(item.section(), s -> new ArrayList<>()).add(new Coverage(item, named));
        }
        return sections.entrySet().stream()
                .map(s -> new Section(s.getKey(), List.copyOf(s.getValue())))
                .toList();
    }

    private static List<Stop> path(List<LedgerRecord> records) {
        List<Stop> path = new ArrayList<>();
        for (LedgerRecord r : records) {
            if (r.definition() == null || r.element() == null) {
                continue;
            }
            Stop last = path.isEmpty() ? null : path.get(path.size() - 1);
            if (last != null
                    && last.definition().equals(r.definition())
                    && last.element().equals(r.element())) {
                path.set(
                        path.size() - 1,
                        new Stop(r.definition(), r.element(), last.from(), r.time(), last.records() + 1));
            } else {
                path.add(new Stop(r.definition(), r.element(), r.time(), r.time(), 1));
            }
        }
        return List.copyOf(path);
    }

    private static @Nullable String approved(List<LedgerRecord> records) {
        // As it is kept: a report can be made also when this version cannot read a record.
        return records.stream()
                .filter(r -> r.is(ApprovalRoundOpened.class))
                .reduce((earlier, later) -> later)
                .map(r -> r.payload().path("contentDigest").asText())
                .orElse(null);
    }
}
