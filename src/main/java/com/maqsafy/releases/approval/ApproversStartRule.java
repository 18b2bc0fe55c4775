package com.maqsafy.releases.approval;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.PreparedStartRule;
import com.maqsafy.releases.release.ReleaseStart;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** APR-01 to APR-07: a release that nobody may approve is not started, because all work on it would be in vain. */
@Component
class ApproversStartRule implements PreparedStartRule {

    private final Approvers approvers;

    ApproversStartRule(Approvers approvers) {
        this.approvers = approvers;
    }

    @Override
    public List<Violation> check(ReleaseStart.Prepared prepared) {
        var release = prepared.details();
        return approvers
                .impossible(release, ApprovalFloor.roles(release.type(), prepared.destructive()), Set.of())
                .map(why -> List.of(new Violation(
                        ApprovalFloor.item(release.type()),
                        "owner",
                        why + " Or let somebody who approves nothing start and own the release.")))
                .orElse(List.of());
    }
}
