package com.maqsafy.releases.approval;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.PreparedStartRule;
import com.maqsafy.releases.release.ReleaseStart;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** APR-01 to APR-07: a release that nobody may approve is not started, because all work on it would be in vain. */
@Component
class ApproversStartRule implements PreparedStartRule {

    private final Approvers approvers;

    private final Clock clock;

    ApproversStartRule(Approvers approvers, Clock clock) {
        this.approvers = approvers;
        this.clock = clock;
    }

    @Override
    public List<Violation> check(ReleaseStart.Prepared prepared) {
        var release = prepared.details();
        return approvers
                .impossible(wanted(prepared), ApprovalFloor.roles(release.type(), prepared.destructive()), Set.of())
                .map(why -> List.of(new Violation(
                        ApprovalFloor.item(release.type()),
                        "owner",
                        why + " Or let somebody who approves nothing start and own the release.")))
                .orElse(List.of());
    }

    /** Security releases are restricted from their start on. */
    private Approvers.Wanted wanted(ReleaseStart.Prepared prepared) {
        return new Approvers.Wanted(
                prepared.details(),
                List.of(),
                prepared.writers(),
                prepared.details().type().restricted(),
                clock.instant());
    }
}
