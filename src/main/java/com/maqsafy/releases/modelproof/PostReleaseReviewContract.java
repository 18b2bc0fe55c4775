package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.timerAt;
import static com.maqsafy.releases.modelproof.TaskContract.task;

/** A released hotfix is left to stabilise and then reviewed by people, and nothing ends before. */
final class PostReleaseReviewContract {

    static final String PROCESS = "post-release-review";

    private static final StepPattern STABILISE = bean("startStabilisationDelegate");
    private static final StepPattern STABILISED = timerAt("stabilisedAt");
    private static final StepPattern REVIEW = form("hotfix-review");
    private static final StepPattern CONCLUDE = bean("concludeReviewDelegate");

    private PostReleaseReviewContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a released hotfix is left to stabilise and then reviewed by people, and nothing ends before")
                .reminds(REVIEW, timerAt("reviewDueAt"), bean("recordOverdueReviewDelegate"), "HOT-06")
                .asks(task("hotfix-review", "HOT-06").dueAt("reviewDueAt"))
                .instants("stabilisedAt", "reviewDueAt")
                .obliges(
                        from(START).to(STABILISED, REVIEW, CONCLUDE, END).passes("HOT-06", STABILISE),
                        from(START, STABILISE).to(REVIEW, CONCLUDE, END).passes("HOT-06", STABILISED),
                        from(START, STABILISE, STABILISED).to(CONCLUDE, END).passes("HOT-06", REVIEW),
                        from(START, STABILISE, STABILISED, REVIEW).to(END).passes("HOT-06", CONCLUDE),
                        from(STABILISED, REVIEW, CONCLUDE).to(STABILISE).never("HOT-06"));
    }
}
