package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ApprovalRoundOpened.AskedRole;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.AskedRoles;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens and concludes approval rounds, from the ledger. */
@Component
class ApprovalRounds {

    private final Releases releases;
    private final Ledger ledger;
    private final Approvals approvals;
    private final SeparationOfDuties duties;
    private final Restrictions restrictions;
    private final Clock clock;

    ApprovalRounds(
            Releases releases,
            Ledger ledger,
            Approvals approvals,
            SeparationOfDuties duties,
            Restrictions restrictions,
            Clock clock) {
        this.releases = releases;
        this.ledger = ledger;
        this.approvals = approvals;
        this.duties = duties;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /**
     * Attests the roles of a round and answers those that have not approved this very content yet.
     *
     * @param asked rows of the decision table with role, item and reason
     * @param decidedBy the table and its rows; null when that cannot be told
     */
    List<String> open(String key, List<Map<String, Object>> asked, @Nullable TableAsked decidedBy, String element) {
        ReleaseDetails release = releases.get(key);
        List<LedgerRecord> records = ledger.records(key);
        String digest = ContentDigest.ofNewRound(release, records);
        ApprovalState before = approvals.of(release, digest, records, clock.instant());
        List<AskedRole> roles = AskedRoles.of(
                asked.stream()
                        .map(row -> new AskedRole(
                                String.valueOf(row.get("role")),
                                String.valueOf(row.get("reason")),
                                String.valueOf(row.get("item"))))
                        .toList(),
                before.required());
        if (roles.isEmpty()) {
            throw new IllegalStateException(
                    "REL-APR-010 Nobody would approve " + key + ". Mend the decision table required-approvals.");
        }
        ApprovalRoundOpened event = new ApprovalRoundOpened(
                digest,
                roles,
                asked(roles, before),
                duties.lifted(release, records, restrictions.restricted(key), clock.instant()),
                true,
                decidedBy);
        ledger.append(Attestation.of(key, "system:approval", event)
                .serving(List.of(ApprovalFloor.item(release.type())))
                .at(element, null));
        releases.moveTo(key, ReleaseStatus.AWAITING_APPROVAL, "");
        return new ArrayList<>(approvals
                .of(release, digest, ledger.records(key), clock.instant())
                .missing());
    }

    /** Those of the round who have not approved this very content yet, or whose approval has lapsed. */
    private static List<String> asked(List<AskedRole> roles, ApprovalState before) {
        return roles.stream()
                .map(AskedRole::role)
                .filter(role -> !before.approved().containsKey(role))
                .toList();
    }

    /** How the round ended: approved, rework or rejected. */
    String conclude(String key) {
        ReleaseDetails release = releases.get(key);
        List<LedgerRecord> records = ledger.records(key);
        ApprovalState state = approvals.of(release, ContentDigest.of(release, records), records, clock.instant());
        if (state.complete()) {
            releases.moveTo(key, ReleaseStatus.APPROVED, "");
            return "approved";
        }
        return state.rejected().isEmpty() ? "rework" : "rejected";
    }
}
