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

/** A rollback is approved by its approver, verified, and otherwise handed to its owner; the service stays closed until then. */
final class RollbackPaths implements PathRule {

    private static final Mark PREPARE = Mark.bean("prepareRollbackDelegate");
    private static final Mark APPROVE = Mark.form("approve-rollback");
    private static final Mark APPROVED = when("rollbackDecision", "approve");
    private static final Mark REFUSED = otherwise("rollbackDecision");
    private static final Mark PLAN = Mark.bean("planRollbackStepsDelegate");
    private static final Mark STEPS = Mark.call(Vocabulary.STEP);
    private static final Mark GIVEN_UP = Mark.error("rollbackRequested");
    private static final Mark CLOSE = Mark.call(Vocabulary.SERVICE_CLOSING);
    private static final Mark REOPEN = Mark.call(Vocabulary.SERVICE_REOPENING);
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
                from(START).to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY, RECOVER).passes("RB-07", APPROVE),
                from(APPROVE)
                        .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY, RECOVER)
                        .passes("RB-07", APPROVED, REFUSED),
                from(START).to(CLOSE, PLAN, STEPS).passes("RB-07, RB-06", APPROVED, ON),
                from(START, RECOVER, STEPS).to(STEPS).passes("RB-01..05", PLAN),
                from(START, RECOVER, STEPS)
                        .to(PLAN, STEPS)
                        .passes("DEP-06", CLOSE)
                        .because("users are locked out before the first step takes something back"),
                from(APPROVED, ON).to(END, VERIFY).passes("RB-01..05", STEPS, GIVEN_UP),
                // Users are let in by the verification, or by the decision of the rollback's owner.
                from(START, APPROVE, STEPS, CLOSE, VERIFY, GIVEN_UP)
                        .to(REOPEN)
                        .passes("DEP-07, promise 6", RECOVER)
                        .because("nobody opens a service that is half rolled back without a person's decision"),
                from(START, RECOVER)
                        .to(REOPEN)
                        .passes("DEP-07, promise 6", GIVE_UP)
                        .because("nobody opens a service that is half rolled back without a person's decision"),
                from(CLOSE, STEPS)
                        .to(END)
                        .passes("DEP-07, promise 6", VERIFY, REOPEN)
                        .because("what was closed ends verified and online, or opened by decision"),
                from(START, RECOVER).to(ROLLED_BACK).passes("DEP-07", VERIFY),
                from(START, RECOVER)
                        .to(FAILED)
                        .passes("DEP-07, promise 6", REOPEN)
                        .because("a rollback that failed leaves nobody behind who would open the service"),
                from(START, STEPS, RECOVER).to(ROLLED_BACK).passes("RB-08", VERIFY),
                from(START, STEPS, RECOVER).to(ROLLED_BACK).passes("RB-08", VERIFIED),
                from(VERIFIED).to(END, RECOVER, STEPS).passes("RB-08", ROLLED_BACK),
                from(REFUSED, NOT_VERIFIED, GIVEN_UP)
                        .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY)
                        .passes("RB-06, promise 6", RECOVER),
                from(RECOVER).to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY).passes("RB-06", ON, GIVE_UP),
                from(GIVE_UP).to(END, CLOSE, PLAN, STEPS, VERIFY).passes("promise 6", FAILED, GIVEN_UP),
                from(GIVE_UP).to(END).passes("DEP-07, promise 6", REOPEN),
                from(REOPEN).to(CLOSE, PLAN, STEPS, VERIFY, REOPEN).passes("RB-06", RECOVER),
                from(START).to(FAILED).passes("promise 6", GIVE_UP),
                from(START).to(END).passes("RB-08", ROLLED_BACK, FAILED),
                present("RB-07", PREPARE),
                present("RB-07", APPROVE),
                present("DEP-06", CLOSE),
                present("RB-01..05", PLAN),
                present("RB-01..05", STEPS),
                present("DEP-07", REOPEN),
                present("RB-08", VERIFY),
                present("RB-06", RECOVER),
                present("RB-08", ROLLED_BACK),
                present("promise 6", FAILED));
    }
}
