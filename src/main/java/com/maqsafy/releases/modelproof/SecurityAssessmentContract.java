package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.decision;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** The vulnerability is documented and its risk judged by a person; the decision table says how fast it must be closed. */
final class SecurityAssessmentContract {

    static final String PROCESS = "security-assessment";

    private static final StepPattern DOCUMENT = form("vulnerability");
    private static final StepPattern JUDGE = form("exploit-risk");
    private static final StepPattern DETERMINE = decision("exploit-risk");
    private static final StepPattern DEADLINE = bean("setRemediationDeadlineDelegate");

    private SecurityAssessmentContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "the vulnerability is documented, its risk judged by a person, and the decision table says how fast it must be closed")
                .asks(
                        task("vulnerability", "SEC-01, SEC-02").by(Roles.SECURITY_OWNER),
                        task("exploit-risk", "SEC-03").by(Roles.SECURITY_OWNER))
                .handsBack("remediateBy")
                .obliges(
                        from(START).to(JUDGE, DETERMINE, DEADLINE, END).passes("SEC-01, SEC-02", DOCUMENT),
                        from(START, DOCUMENT).to(DETERMINE, DEADLINE, END).passes("SEC-03", JUDGE),
                        from(START, DOCUMENT, JUDGE).to(DEADLINE, END).passes("SEC-03", DETERMINE),
                        from(START, DOCUMENT, JUDGE, DETERMINE).to(END).passes("SEC-03", DEADLINE),
                        from(DEADLINE).to(DEADLINE).passes("SEC-03", DETERMINE));
    }
}
