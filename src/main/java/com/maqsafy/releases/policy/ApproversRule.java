package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.Approvers;
import com.maqsafy.releases.approval.DutyCase;
import com.maqsafy.releases.release.Restrictions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * APR-01 to APR-07: whoever has to approve yet can be found, a different person for each role, none of whom requested or
 * owns the release. Groups change while a release is under way; without this rule a task would wait for nobody.
 */
@Component
class ApproversRule implements GateRule {

    private final Approvals approvals;
    private final Approvers approvers;

    private final Restrictions restrictions;

    ApproversRule(Approvals approvals, Approvers approvers, Restrictions restrictions) {
        this.approvals = approvals;
        this.approvers = approvers;
        this.restrictions = restrictions;
    }

    @Override
    public Set<String> items() {
        return Set.of("APR-01", "APR-02", "APR-03", "APR-04", "APR-05", "APR-06", "APR-07");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.productionTouchedAt().isPresent()) {
            return List.of();
        }
        ApprovalState state =
                approvals.of(dossier.release(), dossier.contentDigest(), dossier.records(), dossier.now());
        return approvers
                .impossible(
                        new Approvers.Wanted(
                                dossier.release(),
                                dossier.records(),
                                DutyCase.writers(dossier.records()),
                                restrictions.restricted(dossier.release().key()),
                                dossier.now()),
                        state.missing(),
                        state.approving().collect(Collectors.toSet()))
                .map(why ->
                        List.of(new Finding(ApprovalFloor.item(dossier.release().type()), why)))
                .orElse(List.of());
    }
}
