package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.decision;
import static com.maqsafy.releases.modelproof.StepPattern.endsAt;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

/**
 * Nothing is approved but by the required roles, for the content of this round, counted from the ledger.
 *
 * <p>The ends record nothing: that they were reached is what auditors read, so they keep their ids.
 */
final class ApprovalContract {

    static final String PROCESS = "release-approval";

    private static final StepPattern REQUIRED = decision("required-approvals");
    private static final StepPattern OPEN = bean("openApprovalRoundDelegate");
    private static final StepPattern APPROVE = form("approve-release");
    private static final StepPattern CONCLUDE = bean("concludeApprovalDelegate");
    private static final StepPattern APPROVED = when("approvalOutcome", "approved");
    private static final StepPattern REWORK = when("approvalOutcome", "rework");
    private static final StepPattern REFUSED = otherwise("approvalOutcome");

    private ApprovalContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "nothing is approved but by the required roles, for the content of this round, counted from the ledger")
                .decides("approvalOutcome", "APR-01..07", CONCLUDE, "approved", "rework")
                .eachAtOnce(APPROVE, "APR-01..07", "approverRoles", "approverRole", "${approvalsStopped}")
                .asks(task("approve-release", "APR-01..07").by("${approverRole}"))
                .handsBack("approvalOutcome")
                .mayChange(
                        "Who must approve is the table `required-approvals`, which may ask for more than the policy, never for less.")
                .obliges(
                        from(START, CONCLUDE).to(OPEN).passes("APR-01..07", REQUIRED),
                        from(START, CONCLUDE).to(APPROVE).passes(Reasons.AS_SHOWN, OPEN),
                        from(START, OPEN).to(END, CONCLUDE).passes("APR-01..07", APPROVE),
                        from(CONCLUDE).to(CONCLUDE).passes("APR-01..07", APPROVE),
                        from(START, OPEN, APPROVE).to(END).passes("APR-01..07", CONCLUDE),
                        from(START, CONCLUDE).to(END).passes("APR-01..07", APPROVED, REWORK, REFUSED),
                        from(APPROVED).to(END).passes("APR-01..07", endsAt("endEvent_approved")),
                        from(REWORK).to(END).passes(Reasons.AS_SHOWN, endsAt("endEvent_rework")),
                        from(REFUSED).to(END).passes("APR-01..07", endsAt("endEvent_approvalRefused")));
    }
}
