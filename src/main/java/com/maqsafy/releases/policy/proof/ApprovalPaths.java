package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/**
 * Nothing is approved but by the required roles, for the content of this round, counted from the ledger.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class ApprovalPaths implements PathRule {

    private static final Mark REQUIRED = Mark.decision("required-approvals");
    private static final Mark OPEN = Mark.bean("openApprovalRoundDelegate");
    private static final Mark APPROVE = Mark.form("approve-release");
    private static final Mark CONCLUDE = Mark.bean("concludeApprovalDelegate");
    private static final Mark APPROVED = when("approvalOutcome", "approved");
    private static final Mark REWORK = when("approvalOutcome", "rework");
    private static final Mark REFUSED = otherwise("approvalOutcome");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.APPROVAL);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START, CONCLUDE).to(OPEN).passes("APR-01..07", REQUIRED),
                from(START, CONCLUDE).to(APPROVE).passes("promise 3", OPEN),
                from(START, OPEN).to(END, CONCLUDE).passes("APR-01..07", APPROVE),
                from(CONCLUDE).to(CONCLUDE).passes("APR-01..07", APPROVE),
                from(START, OPEN, APPROVE).to(END).passes("APR-01..07", CONCLUDE),
                from(START, CONCLUDE).to(END).passes("APR-01..07", APPROVED, REWORK, REFUSED),
                from(APPROVED).to(END).passes("APR-01..07", Mark.endsAt("endEvent_approved")),
                from(REWORK).to(END).passes("promise 3", Mark.endsAt("endEvent_rework")),
                from(REFUSED).to(END).passes("APR-01..07", Mark.endsAt("endEvent_approvalRefused")),
                present("APR-01..07", REQUIRED),
                present("promise 3", OPEN),
                present("APR-01..07", APPROVE),
                present("APR-01..07", CONCLUDE),
                present("APR-01..07", APPROVED));
    }
}
