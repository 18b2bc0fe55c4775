package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.message;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.when;

import com.maqsafy.releases.release.ReleasePath;

/** A security release is assessed first, completed after its verification, and restricted until it is disclosed. */
final class SecurityReleaseContract {

    static final String PROCESS = ReleasePath.SECURITY.process();

    private static final StepPattern ASSESS = call(SecurityAssessmentContract.PROCESS);
    private static final StepPattern PREPARE = call(PreparationContract.PROCESS);
    private static final StepPattern APPROVE = call(ApprovalContract.PROCESS);
    private static final StepPattern DEPLOY = call(DeploymentContract.PROCESS);
    private static final StepPattern VERIFY = call(VerificationContract.PROCESS);
    private static final StepPattern VERIFIED = when("verificationOutcome", "verified");
    private static final StepPattern COMPLETE = call(SecurityCompletionContract.PROCESS);
    private static final StepPattern COMPLETED = when("completionOutcome", "completed");
    private static final StepPattern NOT_COMPLETED = otherwise("completionOutcome");
    private static final StepPattern ROLL_BACK = call(RollbackContract.PROCESS);
    private static final StepPattern RELEASE = call(PublicationContract.PROCESS);
    private static final StepPattern DISCLOSE = call(SecurityDisclosureContract.PROCESS);
    private static final StepPattern WITHDRAWN = message("release.withdrawn");
    private static final StepPattern RELEASED = records("nothing");

    private SecurityReleaseContract() {}

    static ProcessContract contract() {
        return ReleaseContracts.of(
                        PROCESS,
                        "a security release is assessed first, completed after its verification, restricted until it is disclosed, and reaches production only through preparation and approval",
                        ReleasePath.SECURITY.startForm(),
                        null,
                        NOT_COMPLETED)
                .decides("completionOutcome", "SEC-05..08", COMPLETE, "completed")
                .obliges(
                        from(START).to(PREPARE, APPROVE, DEPLOY, VERIFY, END).passes("SEC-01..03", ASSESS, WITHDRAWN),
                        from(START, DEPLOY).to(COMPLETE).passes("SEC-08", VERIFIED),
                        from(VERIFIED)
                                .to(END, PREPARE, APPROVE, DEPLOY, ROLL_BACK, RELEASE)
                                .passes("SEC-05..08", COMPLETE),
                        from(START, DEPLOY, COMPLETE).to(RELEASE, DISCLOSE).passes("SEC-05..08", COMPLETED),
                        from(COMPLETE)
                                .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK)
                                .passes("SEC-05..08", COMPLETED, NOT_COMPLETED),
                        from(COMPLETED)
                                .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, COMPLETE, ROLL_BACK)
                                .passes("SEC-05..08, LOG-01..06", RELEASE),
                        from(NOT_COMPLETED)
                                .to(END, PREPARE, APPROVE, DEPLOY, VERIFY, COMPLETE, RELEASE, DISCLOSE)
                                .passes("SEC-08, RB-01..08", ROLL_BACK),
                        from(START).to(DISCLOSE).passes("SEC-07", RELEASE),
                        from(RELEASE).to(END).passes("SEC-07", DISCLOSE, ReleaseContracts.GIVEN_UP),
                        from(ReleaseContracts.GIVEN_UP).to(DISCLOSE).never("SEC-07"),
                        from(DISCLOSE).to(END).passes("SEC-07", RELEASED));
    }
}
