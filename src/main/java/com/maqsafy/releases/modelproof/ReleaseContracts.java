package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.message;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.when;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every release owes: production is reached only through preparation and approval, a release only through verification; the rest rolls back. */
final class ReleaseContracts {

    /** What was refused to be published or recorded is rolled back. */
    static final StepPattern GIVEN_UP = error("rollbackRequested");

    private static final StepPattern PREPARE = call(PreparationContract.PROCESS);
    private static final StepPattern APPROVE = call(ApprovalContract.PROCESS);
    private static final StepPattern DEPLOY = call(DeploymentContract.PROCESS);
    private static final StepPattern VERIFY = call(VerificationContract.PROCESS);
    private static final StepPattern ROLL_BACK = call(RollbackContract.PROCESS);
    private static final StepPattern RELEASE = call(PublicationContract.PROCESS);
    private static final StepPattern PREPARED = when("preparationOutcome", "prepared");
    private static final StepPattern APPROVED = when("approvalOutcome", "approved");
    private static final StepPattern REWORK = when("approvalOutcome", "rework");
    private static final StepPattern DEPLOYED = when("deploymentOutcome", "deployed");
    private static final StepPattern DEPLOYMENT_FAILED = when("deploymentOutcome", "failed");
    private static final StepPattern VERIFIED = when("verificationOutcome", "verified");
    private static final StepPattern ROLLED_BACK = when("rollbackOutcome", "rolled-back");
    private static final StepPattern NOT_PREPARED = otherwise("preparationOutcome");
    private static final StepPattern REJECTED = otherwise("approvalOutcome");
    private static final StepPattern REFUSED = otherwise("deploymentOutcome");
    private static final StepPattern NOT_VERIFIED = otherwise("verificationOutcome");
    private static final StepPattern NOT_ROLLED_BACK = otherwise("rollbackOutcome");
    private static final StepPattern REWORK_MESSAGE = message("release.reworkRequested");
    private static final StepPattern WITHDRAWN = message("release.withdrawn");
    private static final String OPENED =
            "only a verification that passed, and the rollback, bring a service online that was closed";

    private ReleaseContracts() {}

    /**
     * What all releases have in common.
     *
     * @param alsoRejected the branch by which this type of release is rejected besides; null for none
     * @param alsoRolledBack the branch by which it is rolled back besides; null for none
     */
    static ProcessContract of(
            String process,
            String purpose,
            String startForm,
            @Nullable StepPattern alsoRejected,
            @Nullable StepPattern alsoRolledBack) {
        return ProcessContract.of(process, purpose)
                .startedBy(startForm)
                .decides("preparationOutcome", "RULE-01", PREPARE, "prepared")
                .decides("approvalOutcome", "APR-01..07", APPROVE, "approved", "rework")
                .decides("deploymentOutcome", Reasons.WAY_BACK, DEPLOY, "deployed", "failed")
                .decides("verificationOutcome", "POST-01..14", VERIFY, "verified")
                .decides("rollbackOutcome", "RB-08", ROLL_BACK, "rolled-back")
                .interrupted(APPROVE, REWORK_MESSAGE, Reasons.AS_SHOWN)
                .interrupted(DEPLOY, REWORK_MESSAGE, Reasons.AS_SHOWN)
                .interrupted(RELEASE, GIVEN_UP, Reasons.WAY_BACK)
                .records(
                        "recordWithdrawalListener",
                        "recordRejectionListener",
                        "recordRollbackListener",
                        "recordFailureListener")
                .mayChange(
                        "Tasks of your own may stand on the way, such as between preparation and approval: they decide nothing, and what comes after still waits for what came before.")
                .obliges(
                        // Into production.
                        from(START, DEPLOY, APPROVE, REWORK, REWORK_MESSAGE)
                                .to(APPROVE)
                                .passes("RULE-01, RULE-02", PREPARE)
                                .then(PREPARED),
                        from(START, DEPLOY, PREPARE, REWORK_MESSAGE)
                                .to(DEPLOY)
                                .passes("APR-01..07", APPROVE)
                                .then(APPROVED),
                        from(START, DEPLOY, REWORK_MESSAGE)
                                .to(DEPLOY)
                                .passes("RULE-01, RULE-02", PREPARE)
                                .then(PREPARED),
                        from(REWORK, REWORK_MESSAGE).to(END).passes(Reasons.AS_SHOWN, PREPARE),
                        // Out of production.
                        from(START, DEPLOY).to(VERIFY).passes("POST-01..14", DEPLOYED),
                        from(DEPLOYED)
                                .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK)
                                .passes("POST-01..14", VERIFY),
                        from(DEPLOYMENT_FAILED)
                                .to(END, PREPARE, APPROVE, DEPLOY, VERIFY)
                                .passes(Reasons.WAY_BACK + ", RB-01..08", ROLL_BACK),
                        from(REFUSED).to(END, VERIFY, ROLL_BACK, RELEASE).passes(Reasons.NO_WAY_AROUND, PREPARE),
                        from(DEPLOY)
                                .to(END, PREPARE, APPROVE, VERIFY, ROLL_BACK)
                                .passes(Reasons.WAY_BACK, DEPLOYED, DEPLOYMENT_FAILED, REFUSED, REWORK_MESSAGE),
                        from(VERIFY)
                                .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK)
                                .passes(Reasons.WAY_BACK, VERIFIED, NOT_VERIFIED),
                        from(NOT_VERIFIED)
                                .to(END, PREPARE, APPROVE, DEPLOY)
                                .passes(Reasons.WAY_BACK + ", RB-01..08", ROLL_BACK),
                        from(START)
                                .to(ROLL_BACK)
                                .passes("RB-07", with(alsoRolledBack, DEPLOYMENT_FAILED, NOT_VERIFIED, GIVEN_UP)),
                        // A service that was closed is opened by its verification, or by its rollback.
                        from(DEPLOY)
                                .to(END)
                                .passes("DEP-07, " + Reasons.WAY_BACK, VERIFY, ROLL_BACK, REFUSED, REWORK_MESSAGE)
                                .because(OPENED),
                        from(DEPLOYED, DEPLOYMENT_FAILED)
                                .to(END, PREPARE, APPROVE, DEPLOY)
                                .passes("DEP-07, " + Reasons.WAY_BACK, VERIFIED, ROLL_BACK)
                                .because(OPENED),
                        // Released.
                        from(START, DEPLOY).to(RELEASE).passes("RULE-01, POST-01..14", VERIFIED),
                        from(VERIFIED)
                                .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK)
                                .passes("LOG-01..06, VER-05", with(alsoRolledBack, RELEASE)),
                        from(RELEASE)
                                .to(PREPARE, APPROVE, DEPLOY, VERIFY, RELEASE)
                                .never("RULE-06"),
                        from(RELEASE).to(ROLL_BACK).passes("RULE-06", GIVEN_UP),
                        from(RELEASE).to(END).passes("LOG-05", records("nothing"), GIVEN_UP),
                        from(START).to(records("nothing")).passes("LOG-01..06", RELEASE),
                        from(GIVEN_UP)
                                .to(END)
                                .passes(Reasons.WAY_BACK + ", RB-01..08", ROLL_BACK)
                                .because("what may not be recorded as released is rolled back"),
                        from(GIVEN_UP).to(records("nothing")).never("LOG-01..06"),
                        // Rolled back, failed, rejected, withdrawn.
                        from(ROLL_BACK).to(END).passes("RB-08", ROLLED_BACK, NOT_ROLLED_BACK),
                        from(ROLL_BACK)
                                .to(PREPARE, APPROVE, DEPLOY, VERIFY, RELEASE)
                                .never("RB-08, VER-05"),
                        from(ROLLED_BACK).to(END).passes("LOG-05", records("recordRollbackListener")),
                        from(NOT_ROLLED_BACK).to(END).passes("LOG-05", records("recordFailureListener")),
                        from(REJECTED).to(END).passes("LOG-05", records("recordRejectionListener")),
                        from(NOT_PREPARED).to(END).passes("LOG-05", records("recordWithdrawalListener")),
                        from(WITHDRAWN).to(END).passes("LOG-05", records("recordWithdrawalListener")),
                        from(START).to(records("recordRollbackListener")).passes("LOG-05, RB-08", ROLLED_BACK),
                        from(START).to(records("recordFailureListener")).passes("LOG-05", NOT_ROLLED_BACK),
                        from(START)
                                .to(records("recordRejectionListener"))
                                .passes("LOG-05", with(alsoRejected, REJECTED)),
                        from(START).to(records("recordWithdrawalListener")).passes("LOG-05", NOT_PREPARED, WITHDRAWN),
                        from(WITHDRAWN)
                                .to(PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK, RELEASE)
                                .never(Reasons.NO_WAY_AROUND));
    }

    private static StepPattern[] with(@Nullable StepPattern other, StepPattern... patterns) {
        return Stream.concat(Stream.of(patterns), Stream.ofNullable(other)).toArray(StepPattern[]::new);
    }
}
