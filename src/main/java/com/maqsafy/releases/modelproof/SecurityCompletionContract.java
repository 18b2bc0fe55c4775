package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** A security release is complete when a person saw the vulnerability closed and answered the checklist; else it rolls back. */
final class SecurityCompletionContract {

    static final String PROCESS = "security-completion";

    private static final StepPattern VERIFY_FIX = form("fix-verification");
    private static final StepPattern CLOSED = when("fixDecision", "closed");
    private static final StepPattern AGAIN = when("fixDecision", "again");
    private static final StepPattern NOT_CLOSED = otherwise("fixDecision");
    private static final StepPattern CHECKLIST = form("security-checklist");
    private static final StepPattern COMPLETED = records("completionOutcome=completed");
    private static final StepPattern FAILED = records("completionOutcome=failed");

    private SecurityCompletionContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a security release is complete when a person saw the vulnerability closed and answered the checklist, and else rolls back")
                .decides("fixDecision", "SEC-08", VERIFY_FIX, "again", "closed")
                .asks(
                        task("fix-verification", "SEC-08").by(Roles.SECURITY_OWNER),
                        task("security-checklist", "SEC-05..07").by(Roles.SECURITY_OWNER))
                .records("completionOutcome=completed", "completionOutcome=failed")
                .handsBack("completionOutcome")
                .obliges(
                        from(START, AGAIN).to(END, CHECKLIST).passes("SEC-08", VERIFY_FIX),
                        from(VERIFY_FIX).to(END, CHECKLIST, VERIFY_FIX).passes("SEC-08", CLOSED, AGAIN, NOT_CLOSED),
                        from(START, VERIFY_FIX, AGAIN).to(COMPLETED, CHECKLIST).passes("SEC-08", CLOSED),
                        from(START, VERIFY_FIX, CLOSED).to(COMPLETED).passes("SEC-05..07", CHECKLIST),
                        from(CLOSED, CHECKLIST).to(END, VERIFY_FIX).passes("SEC-05..08", COMPLETED),
                        from(NOT_CLOSED).to(END, VERIFY_FIX, CHECKLIST).passes("SEC-08", FAILED),
                        from(START).to(FAILED).passes("SEC-08", NOT_CLOSED),
                        from(START).to(END).passes("SEC-05..08", COMPLETED, FAILED));
    }
}
