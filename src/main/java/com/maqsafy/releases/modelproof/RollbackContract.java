package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.duty;
import static com.maqsafy.releases.modelproof.TaskContract.task;

/** A rollback is approved by its approver, verified, and otherwise handed to its owner; the service stays closed until then. */
final class RollbackContract {

    static final String PROCESS = "release-rollback";

    private static final StepPattern PREPARE = bean("prepareRollbackDelegate");
    private static final StepPattern APPROVE = form("approve-rollback");
    private static final StepPattern APPROVED = when("rollbackDecision", "approve");
    private static final StepPattern REFUSED = otherwise("rollbackDecision");
    private static final StepPattern PLAN = bean("planRollbackStepsDelegate");
    private static final StepPattern AS_APPROVED = when("rollbackAsApproved", "true");
    private static final StepPattern CHANGED = otherwise("rollbackAsApproved");
    private static final StepPattern STEPS = call(DeploymentStepContract.PROCESS);
    private static final StepPattern GIVEN_UP = error("rollbackRequested");
    private static final StepPattern CLOSE = call(ServiceClosingContract.PROCESS);
    private static final StepPattern REOPEN = call(ServiceReopeningContract.PROCESS);
    private static final StepPattern VERIFY = call(VerificationContract.PROCESS);
    private static final StepPattern VERIFIED = when("verificationOutcome", "verified");
    private static final StepPattern NOT_VERIFIED = otherwise("verificationOutcome");
    private static final StepPattern RECOVER = form("recover-by-hand");
    private static final StepPattern ON = when("recoveryDecision", "again|recovered");
    private static final StepPattern GIVE_UP = otherwise("recoveryDecision");
    private static final StepPattern ROLLED_BACK = records("rollbackOutcome=rolled-back");
    private static final StepPattern FAILED = records("rollbackOutcome=failed");

    private RollbackContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a rollback is approved by its approver, verified, and otherwise handed to its owner, with the service closed until then")
                .decides("rollbackDecision", "RB-07", APPROVE, "approve")
                .decides("rollbackAsApproved", "RB-07", PLAN, "true")
                .decides("verificationOutcome", "RB-08", VERIFY, "verified")
                .decides("recoveryDecision", "RB-06", RECOVER, "again|recovered")
                .eachInOrder(STEPS, "RB-01..05", "steps", "step")
                .interrupted(STEPS, GIVEN_UP, Reasons.WAY_BACK)
                .interrupted(CLOSE, GIVEN_UP, Reasons.WAY_BACK)
                .interrupted(REOPEN, GIVEN_UP, "DEP-07, " + Reasons.WAY_BACK)
                .asks(
                        task("approve-rollback", "RB-07").by("${rollbackApprover}"),
                        duty("recover-by-hand", "RB-06, DEP-07"))
                .records("rollbackOutcome=rolled-back", "rollbackOutcome=failed")
                .handsBack("rollbackOutcome")
                .gives("plan", "plan=${'rollback'}")
                .gives("purpose", "purpose=${'rollback'}")
                .mayChange(
                        "What a rollback runs is a setting of the service; here stands who decides and what is verified.")
                .obliges(
                        from(START).to(APPROVE).passes("RB-07", PREPARE),
                        from(START)
                                .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY, RECOVER)
                                .passes("RB-07", APPROVE),
                        from(APPROVE)
                                .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY, RECOVER)
                                .passes("RB-07", APPROVED, REFUSED),
                        from(START).to(CLOSE, PLAN, STEPS).passes("RB-07, RB-06", APPROVED, ON),
                        from(START, RECOVER, STEPS).to(STEPS).passes("RB-01..05", PLAN),
                        from(START, RECOVER, STEPS)
                                .to(PLAN, STEPS)
                                .passes("DEP-06", CLOSE)
                                .because("users are locked out before the first step takes something back"),
                        from(APPROVED, ON).to(END, VERIFY).passes("RB-01..05", STEPS, GIVEN_UP, CHANGED),
                        from(START, RECOVER, PLAN)
                                .to(STEPS)
                                .passes("RB-07", AS_APPROVED)
                                .because("only what its approver was shown is run"),
                        from(PLAN).to(END, CLOSE, VERIFY, REOPEN, RECOVER).passes("RB-07", AS_APPROVED, CHANGED),
                        from(CHANGED)
                                .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY, RECOVER)
                                .passes("RB-07", APPROVE)
                                .because("what the approver was not shown is approved first"),
                        // Users are let in by the verification, or by the decision of the rollback's owner.
                        from(START, APPROVE, STEPS, CLOSE, VERIFY, GIVEN_UP)
                                .to(REOPEN)
                                .passes("DEP-07, " + Reasons.WAY_BACK, RECOVER)
                                .because("nobody opens a service that is half rolled back without a person's decision"),
                        from(START, RECOVER)
                                .to(REOPEN)
                                .passes("DEP-07, " + Reasons.WAY_BACK, GIVE_UP)
                                .because("nobody opens a service that is half rolled back without a person's decision"),
                        from(CLOSE, STEPS)
                                .to(END)
                                .passes("DEP-07, " + Reasons.WAY_BACK, VERIFY, REOPEN)
                                .because("what was closed ends verified and online, or opened by decision"),
                        from(START, RECOVER).to(ROLLED_BACK).passes("DEP-07", VERIFY),
                        from(START, RECOVER)
                                .to(FAILED)
                                .passes("DEP-07, " + Reasons.WAY_BACK, REOPEN)
                                .because("a rollback that failed leaves nobody behind who would open the service"),
                        from(START, STEPS, RECOVER)
                                .to(ROLLED_BACK)
                                .passes("RB-08", VERIFY)
                                .then(VERIFIED),
                        from(VERIFIED).to(END, RECOVER, STEPS).passes("RB-08", ROLLED_BACK),
                        from(REFUSED, NOT_VERIFIED, GIVEN_UP)
                                .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY)
                                .passes("RB-06, " + Reasons.WAY_BACK, RECOVER),
                        from(RECOVER)
                                .to(END, CLOSE, PLAN, STEPS, REOPEN, VERIFY)
                                .passes("RB-06", ON, GIVE_UP),
                        from(GIVE_UP).to(END, CLOSE, PLAN, STEPS, VERIFY).passes(Reasons.WAY_BACK, FAILED, GIVEN_UP),
                        from(GIVE_UP).to(END).passes("DEP-07, " + Reasons.WAY_BACK, REOPEN),
                        from(REOPEN).to(CLOSE, PLAN, STEPS, VERIFY, REOPEN).passes("RB-06", RECOVER),
                        from(START).to(FAILED).passes(Reasons.WAY_BACK, GIVE_UP),
                        from(START).to(END).passes("RB-08", ROLLED_BACK, FAILED));
    }
}
