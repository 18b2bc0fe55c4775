package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.ReworkRequested;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * APR-01 to APR-07: what an approver sent back is answered by the owner before anybody is asked to approve again.
 *
 * <p>The owner answers by opening parts again or by withdrawing; without this rule the approver would be asked the same
 * question at once.
 */
@Component
class SentBackRule implements GateRule {

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
        Optional<Recorded<ApprovalDecided>> sentBack = dossier.last(ApprovalDecided.class)
                .filter(r -> r.event().decision().equals("rework"))
                .filter(r -> dossier.last(ReworkRequested.class)
                        .map(answer -> answer.sequence() < r.sequence())
                        .orElse(true));
        return sentBack.map(r -> List.of(Finding.of(
                        ApprovalFloor.item(dossier.release().type()),
                        Sentence.of(
                                "finding.sent-back",
                                r.actor(),
                                r.event().role(),
                                r.event().reason()))))
                .orElse(List.of());
    }
}
