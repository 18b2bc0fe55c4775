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

/** A rollback is approved by its approver, verified, and otherwise handed to its owner; the service is back online. */
final class RollbackPaths implements PathRule {

    private static final Mark PREPARE = Mark.bean("prepareRollbackDelegate");
    private static final Mark APPROVE = Mark.form("approve-rollback");
    private static final Mark APPROVED = when("rollbackDecision", "approve");
    private static final Mark REFUSED = otherwise("rollbackDecision");
    private static final Mark PLAN = Mark.bean("planRollbackStepsDelegate");
    private static final Mark STEPS = Mark.call(Vocabulary.STEP);
    private static final Mark GIVEN_UP = Mark.error("rollbackRequested");
    private static final Mark LEAVE = Mark.topic("maintenance-mode leave");
    private static final Mark VERIFY = Mark.call(Vocabulary.VERIFICATION);
    private static final Mark VERIFIED = when("verificationOutcome", "verified");
    private static final Mark NOT_VERIFIED = otherwise("verificationOutcome");
    private static final Mark RECOVER = Mark.form("recover-by-hand");
    private static final Mark ON = when("recoveryDecision", "again|recovered");
    private static final Mark GIVE_UP = otherwise("recoveryDecision");
    private static final Mark ROLLED_BACK = records("rollbackOutcome=rolled-back");
    private static final Mark FAILED = records("rollbackOutcome=failed");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.ROLLBACK);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(APPROVE).passes("RB-07", PREPARE),
                from(START).to(END, PLAN, STEPS, LEAVE, VERIFY, RECOVER).passes("RB-07", APPROVE),
                from(APPROVE).to(END, PLAN, STEPS, LEAVE, VERIFY, RECOVER).passes("RB-07", APPROVED, REFUSED),
                from(START).to(PLAN, STEPS).passes("RB-07, RB-06", APPROVED, ON),
                from(START, RECOVER, STEPS).to(STEPS).passes("RB-01..05", PLAN),
                from(APPROVED, ON).to(END, LEAVE, VERIFY).passes("RB-01..05", STEPS),
                from(START, STEPS, ON).to(VERIFY).passes("DEP-07", LEAVE),
                from(START, RECOVER).to(END).passes("DEP-07, promise 6", LEAVE),
                from(STEPS, GIVEN_UP).to(END).passes("DEP-07, promise 6", LEAVE),
                from(START, STEPS, RECOVER).to(ROLLED_BACK).passes("RB-08", VERIFY),
                from(START, STEPS, RECOVER).to(ROLLED_BACK).passes("RB-08", VERIFIED),
                from(VERIFIED).to(END, RECOVER, STEPS).passes("RB-08", ROLLED_BACK),
                from(REFUSED, NOT_VERIFIED, GIVEN_UP)
                        .to(END, PLAN, STEPS, LEAVE, VERIFY)
                        .passes("RB-06, promise 6", RECOVER),
                from(RECOVER).to(END, PLAN, STEPS, LEAVE, VERIFY).passes("RB-06", ON, GIVE_UP),
                from(GIVE_UP).to(END, PLAN, STEPS, VERIFY).passes("promise 6", FAILED),
                from(GIVE_UP).to(END).passes("DEP-07, promise 6", LEAVE),
                from(START).to(FAILED).passes("promise 6", GIVE_UP),
                from(START).to(END).passes("RB-08", ROLLED_BACK, FAILED),
                present("RB-07", PREPARE),
                present("RB-07", APPROVE),
                present("RB-01..05", PLAN),
                present("RB-01..05", STEPS),
                present("DEP-07", LEAVE),
                present("RB-08", VERIFY),
                present("RB-06", RECOVER),
                present("RB-08", ROLLED_BACK),
                present("promise 6", FAILED));
    }
}
