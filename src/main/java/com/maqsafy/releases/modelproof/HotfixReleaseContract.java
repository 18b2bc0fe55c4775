package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.call;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.when;

import com.maqsafy.releases.release.ReleasePath;

/** A hotfix is assessed before anything else, and reviewed after it was released: neither can be left out. */
final class HotfixReleaseContract {

    static final String PROCESS = ReleasePath.HOTFIX.process();

    private static final StepPattern ASSESS = call(HotfixAssessmentContract.PROCESS);
    private static final StepPattern ASSESSED = when("assessmentOutcome", "assessed");
    private static final StepPattern REFUSED = otherwise("assessmentOutcome");
    private static final StepPattern PREPARE = call(PreparationContract.PROCESS);
    private static final StepPattern APPROVE = call(ApprovalContract.PROCESS);
    private static final StepPattern DEPLOY = call(DeploymentContract.PROCESS);
    private static final StepPattern VERIFY = call(VerificationContract.PROCESS);
    private static final StepPattern ROLL_BACK = call(RollbackContract.PROCESS);
    private static final StepPattern RELEASE = call(PublicationContract.PROCESS);
    private static final StepPattern REVIEW = call(PostReleaseReviewContract.PROCESS);
    private static final StepPattern REJECTED = records("recordRejectionListener");
    private static final StepPattern RELEASED = records("nothing");

    private HotfixReleaseContract() {}

    static ProcessContract contract() {
        return ReleaseContracts.of(
                        PROCESS,
                        "a hotfix is assessed before anything else and reviewed after it was released, and production is reached only through preparation and approval",
                        ReleasePath.HOTFIX.startForm(),
                        REFUSED,
                        null)
                .decides("assessmentOutcome", "HOT-01..03", ASSESS, "assessed")
                .obliges(
                        from(START).to(PREPARE, APPROVE, DEPLOY, VERIFY).passes("HOT-01..03", ASSESS),
                        from(START, ASSESS).to(PREPARE, APPROVE, DEPLOY, VERIFY).passes("HOT-01..03", ASSESSED),
                        from(ASSESS).to(END).passes("HOT-01..03", ASSESSED, REFUSED),
                        from(ASSESSED).to(END, ASSESS).passes("HOT-01..03", PREPARE),
                        from(REFUSED).to(END).passes("HOT-01, LOG-05", REJECTED),
                        from(REFUSED)
                                .to(ASSESS, PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK, RELEASE, REVIEW)
                                .never("HOT-01..03"),
                        from(START).to(REVIEW).passes("HOT-06", RELEASE),
                        from(RELEASE).to(END).passes("HOT-06", REVIEW, ReleaseContracts.GIVEN_UP),
                        from(ReleaseContracts.GIVEN_UP).to(REVIEW).never("HOT-06"),
                        from(REVIEW).to(END).passes("HOT-06", RELEASED));
    }
}
