package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskOpening;
import java.util.Set;
import org.springframework.stereotype.Component;

/** HOT-03: management may review a risk once the ledger says that just this review was escalated, by its due time. */
@Component
class EscalatedRiskReview implements TaskOpening {

    private final Ledger ledger;

    EscalatedRiskReview(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<String> alsoFor(TaskContext task) {
        if (!task.form().equals("risk-review")) {
            return Set.of();
        }
        String dueAt = task.required(ReleaseVariables.RISK_REVIEW_DUE_AT.name());
        return ledger.last(task.release(), RiskReviewEscalated.class)
                .filter(r -> r.event().dueAt().equals(dueAt))
                .map(r -> Set.of(RiskReviewTimes.ESCALATED_TO))
                .orElse(Set.of());
    }
}
