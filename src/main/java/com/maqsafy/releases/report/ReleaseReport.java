package com.maqsafy.releases.report;

import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report of a release says, from its ledger alone.
 *
 * @param release the release as it stands
 * @param verification what checking its evidence has found just now
 * @param seals its seals in order
 * @param coverage every item of the policy, and what became of it
 * @param path where in which model something happened, in order
 * @param timeline its records in order
 * @param contentDigest digest of the content that was approved, absent before a round of approvals
 * @param madeAt when the report was made
 */
record ReleaseReport(
        ReleaseDetails release,
        EvidenceVerifier.Verification verification,
        List<Seal> seals,
        Coverage coverage,
        List<Stop> path,
        List<Entry> timeline,
        @Nullable String contentDigest,
        Instant madeAt) {

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
            Coverage coverage,
            Instant madeAt) {
        List<Entry> timeline =
                records.stream().map(r -> new Entry(r, RecordWords.of(r))).toList();
        return new ReleaseReport(
                release,
                verification,
                List.copyOf(seals),
                coverage,
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
