package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.records;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/** A security release is complete when a person saw the vulnerability closed and answered the checklist; else it rolls back. */
final class SecurityCompletionPaths implements PathRule {

    private static final Mark VERIFY_FIX = Mark.form("fix-verification");
    private static final Mark CLOSED = when("fixDecision", "closed");
    private static final Mark AGAIN = when("fixDecision", "again");
    private static final Mark NOT_CLOSED = otherwise("fixDecision");
    private static final Mark CHECKLIST = Mark.form("security-checklist");
    private static final Mark COMPLETED = records("completionOutcome=completed");
    private static final Mark FAILED = records("completionOutcome=failed");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.SECURITY_COMPLETION);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START, AGAIN).to(END, CHECKLIST).passes("SEC-08", VERIFY_FIX),
                from(VERIFY_FIX).to(END, CHECKLIST, VERIFY_FIX).passes("SEC-08", CLOSED, AGAIN, NOT_CLOSED),
                from(START, VERIFY_FIX, AGAIN).to(COMPLETED, CHECKLIST).passes("SEC-08", CLOSED),
                from(START, VERIFY_FIX, CLOSED).to(COMPLETED).passes("SEC-05..07", CHECKLIST),
                from(CLOSED, CHECKLIST).to(END, VERIFY_FIX).passes("SEC-05..08", COMPLETED),
                from(NOT_CLOSED).to(END, VERIFY_FIX, CHECKLIST).passes("SEC-08", FAILED),
                from(START).to(FAILED).passes("SEC-08", NOT_CLOSED),
                from(START).to(END).passes("SEC-05..08", COMPLETED, FAILED),
                present("SEC-08", VERIFY_FIX),
                present("SEC-05..07", CHECKLIST),
                present("SEC-05..08", COMPLETED),
                present("SEC-08", FAILED));
    }
}
