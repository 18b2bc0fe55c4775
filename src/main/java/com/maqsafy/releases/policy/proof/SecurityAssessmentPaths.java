package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;

import java.util.List;
import java.util.Set;

/** The vulnerability is documented and its risk judged by a person; the decision table says how fast it must be closed. */
final class SecurityAssessmentPaths implements PathRule {

    private static final Mark DOCUMENT = Mark.form("vulnerability");
    private static final Mark JUDGE = Mark.form("exploit-risk");
    private static final Mark DETERMINE = Mark.decision("exploit-risk");
    private static final Mark DEADLINE = Mark.bean("setRemediationDeadlineDelegate");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SECURITY_ASSESSMENT);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(JUDGE, DETERMINE, DEADLINE, END).passes("SEC-01, SEC-02", DOCUMENT),
                from(START, DOCUMENT).to(DETERMINE, DEADLINE, END).passes("SEC-03", JUDGE),
                from(START, DOCUMENT, JUDGE).to(DEADLINE, END).passes("SEC-03", DETERMINE),
                from(START, DOCUMENT, JUDGE, DETERMINE).to(END).passes("SEC-03", DEADLINE),
                from(DEADLINE).to(DEADLINE).passes("SEC-03", DETERMINE),
                present("SEC-01, SEC-02", DOCUMENT),
                present("SEC-03", JUDGE),
                present("SEC-03", DETERMINE),
                present("SEC-03", DEADLINE));
    }
}
