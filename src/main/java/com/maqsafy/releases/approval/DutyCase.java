package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.source.CommitWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would do a duty, and everything that tells whether they may.
 *
 * @param user user id
 * @param task the duty
 * @param records the release's ledger in order
 * @param writers who wrote the release's commits
 * @param roles groups of the user, and those for which the user stands in
 * @param held groups of the user
 * @param restricted whether few may know of the release just now
 * @param at when
 * @param standing the right by which it would be done in another person's place; null = as oneself
 */
public record DutyCase(
        String user,
        DutyTask task,
        ReleaseDetails release,
        List<LedgerRecord> records,
        List<CommitWriter> writers,
        Set<String> roles,
        Set<String> held,
        boolean restricted,
        Instant at,
        @Nullable Substitution standing) {

    public DutyCase {
        held = Set.copyOf(held);
        records = List.copyOf(records);
        writers = List.copyOf(writers);
        roles = Set.copyOf(roles);
    }

    /** A case of somebody who would do it as oneself. */
    public DutyCase(
            String user,
            DutyTask task,
            ReleaseDetails release,
            List<LedgerRecord> records,
            List<CommitWriter> writers,
            Set<String> roles,
            Set<String> held,
            boolean restricted,
            Instant at) {
        this(user, task, release, records, writers, roles, held, restricted, at, null);
    }

    /** The same of somebody who would do it in another person's place, and has that person's role for it. */
    public DutyCase insteadOf(Substitution standing) {
        Set<String> filled = new HashSet<>(roles);
        filled.add(standing.role());
        return new DutyCase(user, task, release, records, writers, filled, held, restricted, at, standing);
    }

    /** A case whose writers are those that the last inspection recorded. */
    public static DutyCase of(
            String user,
            DutyTask task,
            ReleaseDetails release,
            List<LedgerRecord> records,
            Set<String> roles,
            Set<String> held,
            boolean restricted,
            Instant at) {
        return new DutyCase(user, task, release, records, writers(records), roles, held, restricted, at);
    }

    /** Who wrote a release, as its last inspection recorded it. */
    public static List<CommitWriter> writers(List<LedgerRecord> records) {
        return new ReleaseHistory(records)
                .last(SourceInspected.class)
                .map(r -> r.event().writers())
                .orElse(List.of());
    }
}
